import * as l10n from "@vscode/l10n";
import { unguardCell } from "./cells.ts";
import { type Column, columnsOf } from "./columns.ts";
import { type Delimiter, type Row, readTable, type Table } from "./delimited.ts";
import { freeId, idFrom } from "./entry-id.ts";
import type { EntryValue } from "./entry-value.ts";
import { type FoundEntries, type FoundEntry, type LineProblem, Tally } from "./found-entries.ts";
import { languageByScript } from "./language-tag.ts";
import { mergeEntries } from "./merge-entries.ts";
import { type ReadRow, readRow } from "./table-row.ts";

/** A glossary as a table, with what an editor of the file needs to know of it. */
export interface GlossaryTable extends FoundEntries {
  readonly delimiter: Delimiter;
  readonly columns: readonly Column[];
  readonly hasHeader: boolean;
  /** Which rows make which entry, by its id. */
  readonly rowsOf: ReadonlyMap<string, readonly Row[]>;
}

/**
 * Reads a glossary from CSV or TSV, as spreadsheets write it: the first row names the columns ({@link columnsOf}), a row
 * is a concept, and rows with one id are one concept. Without names, OmegaT's way: term, translation, comment.
 */
export function readCsv(text: string): GlossaryTable {
  const body = text.startsWith("\ufeff") ? text.slice(1) : text;
  const table = readTable(body, (cells) => columnsOf(cells.map(unguardCell)) !== undefined);
  const offset = text.length - body.length;
  const placed = table.rows.map((row) => ({ ...row, start: row.start + offset, end: row.end + offset }));
  const rows = placed.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  const { columns, hasHeader, first } = headerOf(rows);
  const problems: LineProblem[] = table.broken.map(({ line }) => ({
    line,
    message: l10n.t("A quotation mark in this row has no partner, or text behind it. Double the marks inside of a cell."),
  }));
  const empty = { delimiter: table.delimiter, columns: columns ?? [], hasHeader, rowsOf: new Map<string, Row[]>() };
  if (columns === undefined) return { ...empty, entries: [], problems: [...problems, noColumns(rows)], notKept: [] };
  return { ...empty, ...entriesOf(rows.slice(first), columns, table, problems) };
}

/** No concept has so many wordings: a table that says so has something else in its column of ids. */
const MOST_ROWS = 300;

function entriesOf(rows: readonly Row[], columns: readonly Column[], table: Table, problems: LineProblem[]) {
  const notKept = new Tally();
  const found = new Map<string, FoundEntry>();
  const rowsOf = new Map<string, Row[]>();
  for (const row of rows) {
    const read = readRow(row.cells.map(unguardCell), columns, notKept);
    problems.push(...read.problems.map((message) => ({ line: row.line, message })));
    if (isTooWide(row, columns, table, problems) || isWithoutTerm(read, row, problems)) continue;
    const id = idOf(read.entry, found);
    const known = found.get(id);
    const same = rowsOf.get(id) ?? [];
    if (same.length >= MOST_ROWS) {
      problems.push({ line: row.line, message: l10n.t("“{0}” has more than {1} rows; this one is left out.", id, MOST_ROWS) });
      continue;
    }
    const { entry, conflicts } = mergeEntries(known?.entry, { ...read.entry, id });
    problems.push(...conflicts.map((message) => ({ line: row.line, message })));
    found.set(id, { entry, line: known?.line ?? row.line });
    same.push(row);
    rowsOf.set(id, same);
  }
  problems.sort((a, b) => a.line - b.line);
  return { entries: [...found.values()], problems, notKept: notKept.list(), rowsOf };
}

/** The id that the row gives, or one by its wordings: of two rows with the same English the second is another concept. */
function idOf({ id, en, zh }: ReadRow["entry"], found: ReadonlyMap<string, FoundEntry>): string {
  if (id !== "") return id;
  const made = idFrom(en?.[0]?.text, zh?.[0]?.text ?? zh?.[0]?.hant);
  const known = found.get(made)?.entry;
  const isSame = known === undefined || !differ(known, { zh }) || zh === undefined || known.zh === undefined;
  return isSame ? made : freeId(made, found);
}

function differ(known: EntryValue, { zh = [] }: { readonly zh?: EntryValue["zh"] | undefined }): boolean {
  const names = new Set((known.zh ?? []).flatMap(({ text, hant }) => [text, hant]));
  return !zh.some(({ text, hant }) => names.has(text ?? hant));
}

function isTooWide({ cells, line }: Row, columns: readonly Column[], { delimiter }: Table, problems: LineProblem[]) {
  if (!cells.slice(columns.length).some((cell) => cell.trim() !== "")) return false;
  const sign = delimiter === "\t" ? l10n.t("tab") : delimiter;
  const message = l10n.t(
    "The row has {0} cells, the first row {1}. Put cells that contain “{2}” in quotation marks.",
    cells.length,
    columns.length,
    sign,
  );
  problems.push({ line, message });
  return true;
}

function isWithoutTerm({ entry }: ReadRow, { line }: Row, problems: LineProblem[]): boolean {
  if (entry.en !== undefined || entry.zh !== undefined) return false;
  problems.push({ line, message: l10n.t("The row has no term, neither in English nor in Chinese.") });
  return true;
}

function noColumns(rows: readonly Row[]): LineProblem {
  return {
    line: rows[0]?.line ?? 1,
    message: l10n.t("No column is named “en” or “zh”: name the columns in the first row, such as en,zh,pinyin,definition."),
  };
}

/** What the columns hold, and which row is the first of the terms. Lines that begin with # before it are comments. */
function headerOf(rows: readonly Row[]): {
  columns: readonly Column[] | undefined;
  hasHeader: boolean;
  first: number;
} {
  const start = rows.findIndex(({ cells }) => cells[0]?.trimStart().startsWith("#") !== true);
  if (start === -1) return { columns: rows.length === 0 ? [] : undefined, hasHeader: false, first: rows.length };
  const columns = columnsOf(rows[start]?.cells.map(unguardCell) ?? []);
  if (columns !== undefined) return { columns, hasHeader: true, first: start + 1 };
  return { columns: unnamedColumns(rows.slice(start)), hasHeader: false, first: start };
}

/** Two or three columns, one of them with terms in Chinese and another in English: OmegaT's glossaries. */
function unnamedColumns(rows: readonly Row[]): readonly Column[] | undefined {
  const sample = rows.slice(0, 50).map(({ cells }) => cells);
  const width = Math.max(...sample.map(({ length }) => length));
  if (width < 2 || width > 3) return undefined;
  const isTold = sample.filter(([a = "", b = ""]) => (languageByScript(a) === "en") !== (languageByScript(b) === "en"));
  if (isTold.length * 2 < sample.length) return undefined;
  const term: Column = { kind: "wording", language: "any" };
  return [term, term, ...(width === 3 ? [{ kind: "entry-field", field: "note.any" } as const] : [])];
}

