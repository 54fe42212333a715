import * as l10n from "@vscode/l10n";
import type { Span } from "../../core/text/span.ts";
import { CAPS } from "../glossary/caps.ts";
import type { Collector } from "../glossary/concepts.ts";
import type { OwnEntry, OwnGlossary } from "../glossary/own-entry.ts";
import type { Report } from "../glossary/problem.ts";
import { unguardCell } from "./cells.ts";
import { type Column, columnsOf } from "./columns.ts";
import { cellSpans, type Delimiter, type Row, readingTable } from "./delimited.ts";
import { mergeEntries } from "./merge-entries.ts";
import type { PlainEntry } from "./plain-entry.ts";
import { readRow } from "./table-row.ts";

/** A glossary as a table: how it is written, and its rows. */
export interface GlossaryTable {
  readonly delimiter: Delimiter;
  /** Undefined where nothing tells what the columns hold. */
  readonly columns: readonly Column[] | undefined;
  readonly header: Row | undefined;
  /** The rows behind the header that are not empty. */
  readonly rows: readonly Row[];
  readonly broken: readonly Row[];
}

/** So many rows are read in one step. */
const STEP = 100;

/** Finds the columns and rows of a glossary in CSV or TSV, in steps. */
export function* readingGlossaryTable(text: string): Generator<void, GlossaryTable> {
  const isHeader = (cells: readonly string[]): boolean => columnsOf(cells.map(unguardCell)) !== undefined;
  const { delimiter, rows, broken } = yield* readingTable(text, isHeader);
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  const start = filled.findIndex(({ cells }) => cells[0]?.trimStart().startsWith("#") !== true);
  const header = start === -1 ? undefined : filled[start];
  const columns = columnsOf(header?.cells.map(unguardCell) ?? []);
  if (columns !== undefined) return { delimiter, columns, header, rows: filled.slice(start + 1), broken };
  const terms = start === -1 ? [] : filled.slice(start);
  return { delimiter, columns: unnamedColumns(terms), header: undefined, rows: terms, broken };
}

/**
 * Reads a glossary from CSV or TSV, as spreadsheets write it: the first row names the columns ({@link columnsOf}), a row
 * is a concept, and rows with one id are one concept. Without names, OmegaT's way: term, translation, comment.
 */
export function* readCsv(text: string, collector: Collector): Generator<void, OwnGlossary> {
  const { report } = collector;
  const table = yield* readingGlossaryTable(text);
  yield;
  for (const row of table.broken) report(row, brokenRow());
  if (table.columns === undefined) report(firstLine(text), noColumns());
  else yield* addRows(text, table, table.columns, collector);
  return collector.result();
}

function* addRows(
  text: string,
  table: GlossaryTable,
  columns: readonly Column[],
  collector: Collector,
): Generator<void> {
  const { report } = collector;
  reportUnknown(text, table, columns, report);
  const groups = new Map<string, { row: Row; entry: PlainEntry }[]>();
  for (const [index, row] of table.rows.entries()) {
    if (index % STEP === STEP - 1) yield;
    if (isTooWide(row, columns, table.delimiter, report)) continue;
    const entry = readRow(row.cells.map(unguardCell), columns, (message) => report(row, message, "warning"));
    const key = entry.id ?? `\n${index}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [{ row, entry }]);
    else if (group.length < CAPS.wordings) group.push({ row, entry });
    else report(row, l10n.t("An entry may have {0} wordings; the others are not read.", CAPS.wordings), "warning");
  }
  let added = 0;
  for (const group of groups.values()) {
    if (added % STEP === STEP - 1) yield;
    added += 1;
    collector.add(merged(group, report));
    if (collector.isFull()) break;
  }
}

function merged(group: readonly { row: Row; entry: PlainEntry }[], report: Report): OwnEntry {
  const [only, another] = group;
  if (only !== undefined && another === undefined) {
    const { start, end } = only.row;
    return { ...only.entry, start, end, terms: only.entry.terms.map((term) => ({ ...term, start, end })) };
  }
  const { entry, conflicts } = mergeEntries(group.map((item) => item.entry));
  for (const index of conflicts) {
    const { row } = group[index] ?? {};
    if (row !== undefined) report(row, l10n.t("A row before has another text for this entry, which stays."), "warning");
  }
  const [first] = group;
  const span: Span = { start: first?.row.start ?? 0, end: first?.row.end ?? 0 };
  const rowOf = new Map(
    group.flatMap((item) => item.entry.terms.map(({ text }) => [text, item.row] as const)).reverse(),
  );
  const terms = entry.terms.map((term) => {
    const { start, end } = rowOf.get(term.text) ?? span;
    return { ...term, start, end };
  });
  return { ...entry, ...span, terms };
}

function brokenRow(): string {
  return l10n.t(
    "A quotation mark in this row has no partner, or text behind it: the row is not read. Inside of a cell in quotation marks, a mark is written twice.",
  );
}

function noColumns(): string {
  return l10n.t(
    "No column is named “en” or “zh”, so nothing is read. Name the columns in the first row: en,zh,pinyin,definition.",
  );
}

function reportUnknown(text: string, table: GlossaryTable, columns: readonly Column[], report: Report): void {
  const { header, delimiter } = table;
  if (header === undefined) return;
  const cells = cellSpans(text, header, delimiter);
  for (const [index, column] of columns.entries()) {
    if (column.kind !== "unknown") continue;
    const message = l10n.t("The column “{0}” is not read. Columns may be named {1}.", column.name, KNOWN);
    report(cells[index] ?? header, message, "warning");
  }
}

const KNOWN = "en, zh, zh-Hant, pinyin, abbreviation, definition, definition_zh, status, source, note, id";

function isTooWide(row: Row, columns: readonly Column[], delimiter: Delimiter, report: Report): boolean {
  if (!row.cells.slice(columns.length).some((cell) => cell.trim() !== "")) return false;
  const sign = delimiter === "\t" ? l10n.t("tab") : delimiter;
  const message = l10n.t(
    "The row has {0} cells, the first row {1}: it is not read. Put cells that contain “{2}” in quotation marks.",
    row.cells.length,
    columns.length,
    sign,
  );
  report(row, message);
  return true;
}

/** Two or three columns, one of them with terms in Chinese and another in English: OmegaT's glossaries. */
function unnamedColumns(rows: readonly Row[]): readonly Column[] | undefined {
  const sample = rows.slice(0, 50).map(({ cells }) => cells);
  const width = Math.max(0, ...sample.map(({ length }) => length));
  if (width < 2 || width > 3) return undefined;
  const isHan = (cell = ""): boolean => /\p{Script=Han}/u.test(cell);
  const told = sample.filter(([first, second]) => isHan(first) !== isHan(second));
  if (told.length * 2 < sample.length) return undefined;
  const term: Column = { kind: "wording", language: "any" };
  return [term, term, ...(width === 3 ? [{ kind: "entry-field", field: "note.any" } as const] : [])];
}

function firstLine(text: string): Span {
  const end = text.search(/[\r\n]/u);
  return { start: 0, end: end === -1 ? text.length : end };
}
