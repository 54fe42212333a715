import Papa from "papaparse";
import type { Span } from "../../core/text/span.ts";
import { madeInSteps } from "../../core/text/steps.ts";

/** One row of a table as text. */
export interface Row {
  readonly cells: readonly string[];
  /** Where the row begins and ends in the text, its line end left out: UTF-16 offsets, half-open. */
  readonly start: number;
  readonly end: number;
  /** The line on which it begins, counted from 1. */
  readonly line: number;
}

export type Delimiter = "," | ";" | "\t";

export interface Table {
  readonly delimiter: Delimiter;
  readonly rows: readonly Row[];
  /** Rows with a quotation mark that has no partner, or the partner at the wrong place: without cells. */
  readonly broken: readonly Row[];
}

const DELIMITERS: readonly Delimiter[] = [",", "\t", ";"];
/** The rows that tell the delimiter. */
const SAMPLE_ROWS = 20;
const SAMPLE_LENGTH = 20_000;
/** As much is read in vain, as a multiple of the text, before the rest is given up: an open mark swallows what follows. */
const PATIENCE = 16;
/** So much is read in a step; more where a row is longer. */
const STEP = 50_000;

/**
 * Reads a table of cells between delimiters, by RFC 4180, in steps: a cell in quotation marks may hold delimiters and line
 * ends. A row that is cut off by a mark without its partner is set aside, and reading goes on at the next line.
 *
 * @param isHeader whether cells are names of columns: the delimiter that makes such a first row is the right one
 */
export function* readingTable(text: string, isHeader: (cells: readonly string[]) => boolean): Generator<void, Table> {
  const { start, delimiter } = opening(text, isHeader);
  const rows: Row[] = [];
  const broken: Row[] = [];
  let inVain = 0;
  let step = STEP;
  for (let from = start; from < text.length; ) {
    yield;
    const to = Math.min(text.length, afterLineEnd(text, lineEnd(text, from + step)));
    const failed = readPart(text, { start: from, end: to }, delimiter, rows);
    if (failed === undefined) {
      from = to;
      step = STEP;
      continue;
    }
    inVain += failed.end - failed.start;
    from = failed.start;
    if (failed.isOpen && to < text.length) {
      // It may go on behind what was read.
      step = 2 * (to - from);
      continue;
    }
    const end = lineEnd(text, failed.start);
    broken.push({ cells: [], start: failed.start, end, line: 0 });
    from = inVain > PATIENCE * (text.length + SAMPLE_LENGTH) ? text.length : afterLineEnd(text, end);
    step = STEP;
  }
  return { delimiter, rows: yield* withLines(text, rows), broken: yield* withLines(text, broken) };
}

/** A row that is broken: how much of it was read, and whether only a closing mark is missing at its end. */
interface Failed {
  readonly start: number;
  readonly end: number;
  readonly isOpen: boolean;
}

/** Adds the rows of a part; returns what was read of one that is broken. */
function readPart(text: string, part: Span, delimiter: Delimiter, rows: Row[]): Failed | undefined {
  let failed: Failed | undefined;
  let { start } = part;
  Papa.parse<string[]>(text.slice(part.start, part.end), {
    delimiter,
    newline: text.includes("\n") ? "\n" : "\r",
    step({ data, errors, meta }, parser) {
      const next = part.start + meta.cursor;
      const broken = errors.filter(({ type }) => type === "Quotes");
      if (broken.length > 0) {
        failed = { start, end: next, isOpen: broken.every(({ code }) => code === "MissingQuotes") };
        parser.abort();
        return;
      }
      rows.push({ cells: withoutReturn(data), start, end: beforeLineEnd(text, start, next), line: 0 });
      start = next;
    },
  });
  return failed;
}

/** A line that ends in CR LF leaves the CR in its last cell. */
function withoutReturn(cells: string[]): string[] {
  const last = cells.at(-1);
  if (last?.endsWith("\r") === true) cells[cells.length - 1] = last.slice(0, -1);
  return cells;
}

/** Where the rows begin, and what is between cells: what `sep=;` says, or what makes the most of the first rows. */
function opening(
  text: string,
  isHeader: (cells: readonly string[]) => boolean,
): { start: number; delimiter: Delimiter } {
  const said = /^sep=([,;\t])\r?\n/iu.exec(text);
  if (said !== null) return { start: said[0].length, delimiter: said[1] as Delimiter };
  const sample = text.slice(0, SAMPLE_LENGTH);
  const read = DELIMITERS.map((delimiter) => ({
    delimiter,
    rows: Papa.parse<string[]>(sample, { delimiter, preview: SAMPLE_ROWS, skipEmptyLines: "greedy" }).data,
  }));
  const named = read.filter(({ rows }) => isHeader(rows.find(([first]) => first?.startsWith("#") !== true) ?? []));
  const best = (named.length > 0 ? named : read).reduce((a, b) => (evenness(b.rows) > evenness(a.rows) ? b : a));
  return { start: 0, delimiter: best.delimiter };
}

/** How many rows have two cells or more, and as many as most; more columns decide between equals. */
function evenness(rows: readonly (readonly string[])[]): number {
  const widths = rows.map(({ length }) => length).filter((width) => width > 1);
  const commonest = Math.max(0, ...widths.map((width) => widths.filter((other) => other === width).length));
  return commonest * 100 + Math.min(99, widths[0] ?? 0);
}

function beforeLineEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && (text[last - 1] === "\n" || text[last - 1] === "\r")) last -= 1;
  return last;
}

function lineEnd(text: string, from: number): number {
  const next = text.indexOf("\n", from);
  return next === -1 ? text.length : next > from && text[next - 1] === "\r" ? next - 1 : next;
}

function afterLineEnd(text: string, end: number): number {
  return text.startsWith("\r\n", end) ? end + 2 : end + 1;
}

/** The rows with their lines. */
function* withLines(text: string, rows: readonly Row[]): Generator<void, Row[]> {
  const lineAt = lineCounter(text);
  return yield* madeInSteps(rows, (row) => ({ ...row, line: lineAt(row.start) }));
}

/** Tells the line of offsets, which have to come in order. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    for (; at < offset; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) line += 1;
    }
    return line;
  };
}

/** Where the cells of a row stand, with their quotation marks. */
export function cellSpans(
  text: string,
  { start, end }: { start: number; end: number },
  delimiter: string,
): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let from = start;
  let quoted = false;
  for (let at = start; at <= end; at++) {
    if (text[at] === '"' && at < end) quoted = !quoted;
    else if (at === end || (text[at] === delimiter && !quoted)) {
      spans.push({ start: from, end: at });
      from = at + 1;
    }
  }
  return spans;
}
