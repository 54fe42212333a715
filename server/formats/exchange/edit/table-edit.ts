import * as l10n from "@vscode/l10n";
import { eolOf } from "../../../core/bibliography/habits.ts";
import { finish } from "../../../core/text/steps.ts";
import { languageOf, type OwnTerm } from "../../glossary/own-entry.ts";
import type { Column } from "../columns.ts";
import { cellSpans } from "../delimited.ts";
import type { PlainEntry } from "../plain-entry.ts";
import { type GlossaryTable, readingGlossaryTable } from "../read-csv.ts";
import { type Cells, csvLines, rowsOf } from "../write-csv.ts";
import type { AddedEntry } from "./add-entry.ts";
import type { TextChange } from "./glossary-text.ts";

/** Adds rows for an entry, in the columns that the table has. Undefined where the table’s last row is damaged. */
export function addRow(text: string, entry: PlainEntry): AddedEntry | undefined {
  const eol = eolOf(text);
  if (text.replace(/^\ufeff/u, "").trim() === "") return newTable(text, entry);
  const table = finish(readingGlossaryTable(text));
  const { columns, delimiter } = table;
  const end = Math.max(0, ...table.rows.map((row) => row.end), table.header?.end ?? 0);
  if (columns === undefined || table.broken.some((row) => row.start >= end)) return undefined;
  const places = columns.map((column, index) => namesFor(column, index, table));
  const rows = rowsOf(entry).map((cells) =>
    places.map((names) => names.map((name) => cells[name]).find(Boolean) ?? ""),
  );
  const quotesAll = isAllQuoted(text, table);
  const lines = csvLines(rows, delimiter, eol, quotesAll);
  const isOpen = !/[\r\n]$/u.test(text);
  const newText = isOpen ? eol + lines.slice(0, -eol.length) : lines;
  return { change: { start: text.length, end: text.length, newText }, lost: lostFields(rowsOf(entry), places) };
}

function newTable(text: string, entry: PlainEntry): AddedEntry {
  const rows = rowsOf(entry);
  const columns = ["id", "en", "zh", "zh-Hant", "pinyin", "definition", "definition_zh"];
  const lines = csvLines([columns, ...rows.map((row) => columns.map((name) => row[name] ?? ""))], ",", "\n");
  return {
    change: { start: text.length, end: text.length, newText: lines },
    lost: lostFields(
      rows,
      columns.map((name) => [name]),
    ),
  };
}

/** Which cells of ours a column holds. */
function namesFor(column: Column, index: number, table: GlossaryTable): string[] {
  switch (column.kind) {
    case "wording":
      if (column.status !== undefined) return [];
      if (column.language === "zh-Hans") return ["zh"];
      return column.language === "any" ? [languageOfColumn(index, table)] : [column.language];
    case "pinyin":
      return ["pinyin"];
    case "wording-field":
      return (column.of === "both" ? ["en", "zh"] : [column.of]).map(
        (of) => `${of}_${FIELD_NAMES[column.field] ?? column.field}`,
      );
    case "entry-field":
      return ENTRY_NAMES[column.field] ?? [column.field];
    default:
      return [];
  }
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  notAfter: "not_after",
  notBefore: "not_before",
  "note.en": "wording_note",
  "note.zh": "wording_note_zh",
};
const ENTRY_NAMES: Readonly<Record<string, string[]>> = {
  "definition.any": ["definition", "definition_zh"],
  "definition.en": ["definition"],
  "definition.zh": ["definition_zh"],
  "note.any": ["note", "note_zh"],
  "note.en": ["note"],
  "note.zh": ["note_zh"],
};

/** The language of a column that names none, by what most of its cells are in. */
function languageOfColumn(index: number, { rows }: GlossaryTable): "en" | "zh" {
  const cells = rows.slice(0, 50).map(({ cells: all }) => all[index] ?? "");
  const han = cells.filter((cell) => /\p{Script=Han}/u.test(cell)).length;
  if (rows.length === 0) return index === 0 ? "en" : "zh";
  return han * 2 > cells.filter((cell) => cell !== "").length ? "zh" : "en";
}

function isAllQuoted(text: string, { rows }: GlossaryTable): boolean {
  const last = rows.at(-1);
  return (
    last !== undefined &&
    /^".*"$/su.test(text.slice(last.start, last.end)) &&
    last.cells.length > 1 &&
    text.slice(last.start, last.end).startsWith(`"${last.cells[0]?.replaceAll('"', '""')}"`)
  );
}

/** The fields that the entry has and the table has no column for. */
function lostFields(rows: readonly Cells[], places: readonly (readonly string[])[]): string[] {
  const held = new Set(places.flat());
  const used = new Set(rows.flatMap((row) => Object.keys(row).filter((name) => row[name] !== undefined)));
  used.delete("id");
  return [...used].filter((name) => !held.has(name));
}

/** What cannot be done in the table as it is. */
export class TableLimit extends Error {}

/**
 * Marks a wording as deprecated, in the column of its status.
 *
 * @throws TableLimit where the table has no such column, or the row says it of other wordings too
 */
export function deprecateInTable(text: string, term: OwnTerm): TextChange {
  const table = finish(readingGlossaryTable(text));
  const row = table.rows.find(({ start }) => start === term.start);
  const language = languageOf(term) === "en" ? "en" : "zh";
  const columns = table.columns ?? [];
  const isOf = (column: Column): boolean =>
    column.kind === "wording-field" && column.field === "status" && (column.of === language || column.of === "both");
  const index = columns.findIndex(
    (column) => isOf(column) && column.kind === "wording-field" && column.of === language,
  );
  const status = index === -1 ? columns.findIndex(isOf) : index;
  if (row === undefined || status === -1)
    throw new TableLimit(
      l10n.t("The table has no column for the status: name one {0}, or “status”.", `“${language}_status”`),
    );
  const others = columns.some(
    (column, at) =>
      at !== status && column.kind === "wording" && isAnother(row.cells[at] ?? "", column, language, index !== -1),
  );
  if (others)
    throw new TableLimit(l10n.t("The row has other wordings too: give this one a row of its own, with the same id."));
  const cells = cellSpans(text, row, table.delimiter);
  const span = cells[status];
  if (span !== undefined) return { ...span, newText: "deprecated" };
  const missing = table.delimiter.repeat(status - cells.length + 1);
  return { start: row.end, end: row.end, newText: `${missing}deprecated` };
}

/** Whether a cell has a wording that would get the same status. */
function isAnother(cell: string, column: Column, language: "en" | "zh", isOfLanguage: boolean): boolean {
  if (cell.trim() === "" || column.kind !== "wording") return false;
  const isMine = column.language === language || (language === "zh" && column.language.startsWith("zh"));
  return isMine ? /[|;；]/u.test(cell.replace(/\\./gu, "")) : !isOfLanguage;
}
