import * as l10n from "@vscode/l10n";
import { type Locator, parseLocator } from "../../core/citation/locator.ts";
import type { Bilingual, Kind, Relation, RelationKind, Status } from "../../core/concept/concept.ts";
import { proseOf } from "../glossary/entry.ts";
import { KINDS, RELATIONS } from "../glossary-value.ts";
import { splitCell } from "./cells.ts";
import type { Column, ColumnLanguage, EntryField, WordingField } from "./columns.ts";
import type { PlainEntry, PlainTerm } from "./plain-entry.ts";
import { statusNamed } from "./statuses.ts";

/** Tells of something in the row that is not read. */
export type TellOfRow = (message: string) => void;

/** Cells of a row that belong together. */
interface Gathered {
  readonly en: PlainTerm[];
  readonly zh: PlainTerm[];
  readonly hant: PlainTerm[];
  readonly pinyin: string[];
  readonly fields: { of: "en" | "zh" | "both"; field: WordingField; text: string }[];
  readonly entry: Map<EntryField, string>;
}

/** Reads the cells of a row. */
export function readRow(cells: readonly string[], columns: readonly Column[], tellOf: TellOfRow): PlainEntry {
  const told = new Set<string>();
  // A field of the wordings of both languages is read for each.
  const tell: TellOfRow = (message) => {
    if (!told.has(message)) tellOf(message);
    told.add(message);
  };
  const gathered: Gathered = { en: [], zh: [], hant: [], pinyin: [], fields: [], entry: new Map() };
  for (const [index, column] of columns.entries()) {
    const cell = (cells[index] ?? "").trim();
    if (cell !== "") gather(column, cell, gathered);
  }
  const terms = [
    ...withFields(gathered.en, "en", gathered, tell),
    ...withFields(chinese(gathered), "zh", gathered, tell),
  ];
  return { terms, ...entryFields(gathered.entry, tell) };
}

function gather(column: Column, cell: string, gathered: Gathered): void {
  if (column.kind === "wording")
    for (const text of splitCell(cell)) gatherWording(column.language, text, column.status, gathered);
  else if (column.kind === "pinyin") gathered.pinyin.push(...splitCell(cell));
  else if (column.kind === "wording-field") gathered.fields.push({ of: column.of, field: column.field, text: cell });
  else if (column.kind === "entry-field") gathered.entry.set(column.field, cell);
}

function gatherWording(column: ColumnLanguage, text: string, status: Status | undefined, gathered: Gathered): void {
  const isEnglish = column === "en" || (column === "any" && !/\p{Script=Han}/u.test(text));
  const language = isEnglish ? ("en" as const) : column === "zh-Hant" || column === "zh-Hans" ? column : undefined;
  const list = isEnglish ? gathered.en : language === "zh-Hant" ? gathered.hant : gathered.zh;
  list.push({ text, language, ...(status === undefined ? {} : { status }) });
}

/** The Chinese wordings: the second traditional form and the second reading belong to the second simplified form. */
function chinese({ zh, hant, pinyin }: Gathered): PlainTerm[] {
  const count = Math.max(zh.length, hant.length);
  return Array.from({ length: count }, (_, index): PlainTerm[] => {
    const reading = pinyin[index] === undefined ? {} : { pinyin: pinyin[index] };
    const [simplified, traditional] = [zh[index], hant[index]];
    if (simplified === undefined) return traditional === undefined ? [] : [{ ...traditional, ...reading }];
    if (traditional === undefined) return [{ ...simplified, ...reading }];
    return [{ ...simplified, language: "zh-Hans", hant: traditional.text, ...reading }];
  }).flat();
}

/** The terms with what the row says of those of their language. A column's own status counts, unless the row warns. */
function withFields(
  terms: readonly PlainTerm[],
  language: "en" | "zh",
  { fields }: Gathered,
  tell: TellOfRow,
): PlainTerm[] {
  if (fields.length === 0 || terms.length === 0) return [...terms];
  let said: Partial<PlainTerm> = {};
  for (const { of, field, text } of fields)
    if (of === "both" || of === language) said = withField(said, field, text, tell);
  const { status: whole, ...others } = said;
  return terms.map((term, index) => {
    // Of several in one cell the first is the preferred one.
    const status =
      whole === "deprecated" ? whole : (term.status ?? (whole === "preferred" && index > 0 ? undefined : whole));
    return { ...term, ...others, ...(status === undefined ? {} : { status }) };
  });
}

function withField(said: Partial<PlainTerm>, field: WordingField, text: string, tell: TellOfRow): Partial<PlainTerm> {
  switch (field) {
    case "status": {
      const status = statusNamed(text);
      if (status === undefined) tell(unknownStatus(text));
      return status === undefined ? said : { ...said, status };
    }
    case "strength":
      return text === "weak" || text === "strong" ? { ...said, strength: text } : said;
    case "source":
      return { ...said, credit: text };
    case "at": {
      const at = locatorOf(text, tell);
      return at === undefined ? said : { ...said, at };
    }
    case "forms":
    case "readings":
      return { ...said, [field]: splitCell(text) };
    case "inflect":
      return { ...said, inflect: text.toLowerCase() !== "false" };
    case "case":
      return text === "exact" ? { ...said, exactCase: true } : said;
    case "note.en":
      return { ...said, note: { zh: "", ...said.note, en: text } };
    case "note.zh":
      return { ...said, note: { en: "", ...said.note, zh: text } };
    default:
      return { ...said, [field]: text };
  }
}

function unknownStatus(text: string): string {
  return l10n.t(
    "“{0}” is no status: use preferred, admitted, official, literal, abbreviation or deprecated. The row counts without it.",
    text.slice(0, 40),
  );
}

function entryFields(fields: ReadonlyMap<EntryField, string>, tell: TellOfRow): Omit<PlainEntry, "terms"> {
  if (fields.size === 0) return {};
  const list = (field: EntryField): string[] => splitCell(fields.get(field) ?? "");
  const [at] = list("at").flatMap((text) => locatorOf(text, tell) ?? []);
  return {
    id: fields.get("id"),
    kind: kindOf(fields.get("kind"), tell),
    definition: bilingual(fields, "definition"),
    note: bilingual(fields, "note"),
    at,
    evidence: list("evidence").flatMap((text) => locatorOf(text, tell) ?? []),
    relations: list("related").flatMap((text) => relationOf(text, tell)),
    works: list("works"),
    keys: list("keys"),
    examples: list("examples"),
    credit: fields.get("source"),
  };
}

function kindOf(text: string | undefined, tell: TellOfRow): Kind | undefined {
  const kind = KINDS.find((candidate) => candidate === text?.toLowerCase());
  if (kind === undefined && text !== undefined) tell(l10n.t("“{0}” must be one of: {1}.", "kind", KINDS.join(", ")));
  return kind;
}

function locatorOf(text: string, tell: TellOfRow): Locator | undefined {
  try {
    return parseLocator(text);
  } catch {
    // parseLocator throws only for an unknown word.
    tell(l10n.t("“{0}” is no place in the paper: use S4, S4¶1, fn20, T3, Fig1 or Abs.", text));
    return undefined;
  }
}

/** `broader: innovation`, or an id alone, which is related. */
function relationOf(text: string, tell: TellOfRow): Relation[] {
  const [, name = "related", id = text] = /^([A-Za-z]+)\s*[:：]\s*(.+)$/u.exec(text) ?? [];
  const kind = RELATIONS.find((candidate: RelationKind) => candidate === name);
  if (kind !== undefined) return [{ kind, id }];
  tell(l10n.t("“{0}” is no relation: use {1}, as in “broader: some-id”.", name, RELATIONS.join(", ")));
  return [];
}

function bilingual(fields: ReadonlyMap<EntryField, string>, name: "definition" | "note"): Bilingual | undefined {
  const any = proseOf(fields.get(`${name}.any`) ?? "");
  const en = fields.get(`${name}.en`) ?? any.en;
  const zh = fields.get(`${name}.zh`) ?? any.zh;
  return en === "" && zh === "" ? undefined : { en, zh };
}
