import * as l10n from "@vscode/l10n";
import type { Status } from "../../core/concept/concept.ts";
import { compact } from "./building.ts";
import { splitCell } from "./cells.ts";
import type { Column, ColumnLanguage, EntryField, WordingField } from "./columns.ts";
import type { EntryValue, WordingValue } from "./entry-value.ts";
import type { Tally } from "./found-entries.ts";
import { isTraditional, languageByScript } from "./language-tag.ts";
import { statusNamed } from "./statuses.ts";

/** What one row says; the id is empty where it has none. */
export interface ReadRow {
  readonly entry: EntryValue;
  readonly problems: readonly string[];
}

/** Cells of a row that belong together. */
interface Gathered {
  readonly en: WordingValue[];
  readonly zh: WordingValue[];
  readonly hant: string[];
  readonly pinyin: string[];
  readonly fields: { of: "en" | "zh" | "both"; field: WordingField; text: string }[];
  readonly entry: Map<EntryField, string>;
}

/** Reads the cells of a row. What has no place is counted in `notKept`. */
export function readRow(cells: readonly string[], columns: readonly Column[], notKept: Tally): ReadRow {
  const problems: string[] = [];
  const gathered: Gathered = { en: [], zh: [], hant: [], pinyin: [], fields: [], entry: new Map() };
  for (const [index, column] of columns.entries()) {
    const cell = (cells[index] ?? "").trim();
    if (cell !== "") gather(column, cell, gathered, notKept);
  }
  const fields = wordingFields(gathered, problems);
  const en = gathered.en.map((wording) => ({ ...wording, ...fields.en, ...statusOf(wording, fields.en) }));
  const zh = chinese(gathered).map((wording) => ({ ...wording, ...fields.zh, ...statusOf(wording, fields.zh) }));
  const entry: EntryValue = {
    id: gathered.entry.get("id") ?? "",
    ...(en.length === 0 ? {} : { en }),
    ...(zh.length === 0 ? {} : { zh }),
    ...(gathered.entry.size === 0 ? {} : entryFields(gathered.entry)),
  };
  return { entry, problems };
}

/** An abbreviation's column says more of it than the status of its row, unless that warns of it. */
function statusOf({ status }: WordingValue, fields: WordingValue): { status?: Status } {
  if (status === undefined || fields.status === "deprecated") return {};
  return { status };
}

function gather(column: Column, cell: string, gathered: Gathered, notKept: Tally): void {
  switch (column.kind) {
    case "wording":
      for (const text of splitCell(cell)) gatherWording(column.language, text, column.status, gathered);
      return;
    case "pinyin":
      gathered.pinyin.push(...splitCell(cell));
      return;
    case "wording-field":
      gathered.fields.push({ of: column.of, field: column.field, text: cell });
      return;
    case "entry-field":
      gathered.entry.set(column.field, cell);
      return;
    case "unknown":
      notKept.add(l10n.t("column “{0}”", column.name));
  }
}

function gatherWording(column: ColumnLanguage, text: string, status: Status | undefined, gathered: Gathered): void {
  const language = column === "any" ? languageByScript(text) : column;
  const wording = status === undefined ? { text } : { text, status };
  if (language === "en") gathered.en.push(wording);
  else if (language === "zh-Hant") gathered.hant.push(text);
  else gathered.zh.push(wording);
}

/** The Chinese wordings: the second traditional form and reading belong to the second simplified form. */
function chinese({ zh, hant, pinyin }: Gathered): WordingValue[] {
  const count = Math.max(zh.length, hant.length);
  return Array.from({ length: count }, (_, index) => {
    const { text = "", ...more } = zh[index] ?? {};
    const traditional = hant[index] ?? "";
    // A column of Chinese that says no script may be in either.
    const forms = traditional === "" && isTraditional(text) ? { hant: text } : { text, hant: traditional };
    return compact({ ...forms, ...more, pinyin: pinyin[index] ?? "" });
  });
}

function wordingFields({ fields }: Gathered, problems: string[]): { en: WordingValue; zh: WordingValue } {
  if (fields.length === 0) return { en: {}, zh: {} };
  const read = fields.map(({ of, field, text }) => ({ of, value: wordingField(field, text, problems) }));
  const merged = (language: "en" | "zh"): WordingValue => {
    const mine = read.filter(({ of }) => of === "both" || of === language).map(({ value }) => value);
    const notes = mine.flatMap(({ note }) => note ?? []);
    return compact(Object.assign({}, ...mine, notes.length > 0 ? { note: Object.assign({}, ...notes) } : {}));
  };
  return { en: merged("en"), zh: merged("zh") };
}

function wordingField(field: WordingField, text: string, problems: string[]): WordingValue {
  switch (field) {
    case "status": {
      const status = statusNamed(text);
      if (status === undefined) problems.push(unknownStatus(text));
      return status === undefined ? {} : { status };
    }
    case "strength":
      return text === "weak" ? { strength: "weak" } : text === "strong" ? { strength: "strong" } : {};
    case "forms":
    case "readings":
      return { [field]: splitCell(text) };
    case "inflect":
      return { inflect: text.toLowerCase() !== "false" };
    case "case":
      return text === "exact" ? { case: "exact" } : {};
    case "note.en":
      return { note: { en: text } };
    case "note.zh":
      return { note: { zh: text } };
    default:
      return { [field]: text };
  }
}

function unknownStatus(text: string): string {
  return l10n.t(
    "“{0}” is no status: use preferred, admitted, official, literal, abbreviation or deprecated. The row counts without it.",
    text,
  );
}

function entryFields(fields: ReadonlyMap<EntryField, string>): Omit<EntryValue, "id"> {
  const text = (field: EntryField): string => fields.get(field) ?? "";
  const list = (field: EntryField): string[] => splitCell(text(field));
  return compact({
    kind: text("kind"),
    definition: compact({ ...bilingual(fields, "definition"), source: text("definition.source") }),
    at: text("at"),
    evidence: list("evidence"),
    relations: list("related").map(relation),
    works: list("works"),
    keys: list("keys"),
    source: text("source"),
    examples: list("examples"),
    note: bilingual(fields, "note"),
  });
}

/** `broader: innovation`, or an id alone, which is related. */
function relation(text: string): Readonly<Record<string, string>> {
  const [, kind = "related", id = text] = /^([A-Za-z]+)\s*[:：]\s*(.+)$/u.exec(text) ?? [];
  return { [kind]: id };
}

function bilingual(fields: ReadonlyMap<EntryField, string>, name: "definition" | "note"): { en?: string; zh?: string } {
  const any = fields.get(`${name}.any`) ?? "";
  const inChinese = isMostlyChinese(any);
  return compact({
    en: fields.get(`${name}.en`) ?? (inChinese ? "" : any),
    zh: fields.get(`${name}.zh`) ?? (inChinese ? any : ""),
  });
}

/** An ideograph says about as much as three letters. */
function isMostlyChinese(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return han > 0 && han * 3 >= latin;
}
