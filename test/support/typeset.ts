import { makePdf, type PdfText, widthOf } from "./pdf.ts";

/** What is set: paragraphs, headings, and notes, which go to the foot of the page of the paragraph before them. */
export interface Part {
  readonly kind: "paragraph" | "heading" | "note" | "row";
  readonly text: string;
}

export interface Typesetting {
  readonly columns: 1 | 2;
  readonly head?: string;
  readonly firstPage?: number;
  readonly size?: number;
}

const LEFT = 72;
const WIDTH = 456;
const GUTTER = 20;
const TOP = 730;
const BOTTOM = 80;
const MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

interface Column {
  readonly lines: { readonly text: string; readonly indent: number; readonly size: number }[];
  readonly notes: string[];
}

/** Sets text as journals do: indents, hyphens, running heads, page numbers, raised marks, notes in small print at the foot. */
export function typeset(
  parts: readonly Part[],
  { columns, head = "", firstPage = 1, size = 10 }: Typesetting,
): Uint8Array {
  const width = columns === 1 ? WIDTH : (WIDTH - GUTTER) / 2;
  const filled: Column[] = [];
  let column: Column = { lines: [], notes: [] };
  const height = ({ lines, notes }: Column): number =>
    lines.length * size * 1.25 + notes.length * size + (notes.length > 0 ? 12 : 0);
  const room = TOP - BOTTOM;
  const next = (): void => {
    filled.push(column);
    column = { lines: [], notes: [] };
  };
  for (const { kind, text } of parts) {
    if (kind === "note") {
      const lines = wrap(text, width, size * 0.8, 0);
      if (height(column) + lines.length * size > room) next();
      column.notes.push(...lines);
      continue;
    }
    const large = kind === "heading" ? size * 1.3 : size;
    const lines =
      kind === "row" ? [fitted(text, width, size)] : wrap(text, width, large, kind === "heading" ? 0 : size * 1.5);
    for (const [index, line] of lines.entries()) {
      if (height(column) + size * 1.5 > room) next();
      column.lines.push({ text: line, indent: index === 0 && kind === "paragraph" ? size * 1.5 : 0, size: large });
    }
    if (kind === "heading") column.lines.push({ text: "", indent: 0, size });
  }
  next();
  const pages: PdfText[][] = [];
  for (const [index, one] of filled.entries()) {
    const page = Math.floor(index / columns);
    const texts = pages[page] ?? [
      { x: 200, y: 760, size: 8, text: head },
      { x: 295, y: 40, size: 9, text: String(firstPage + page) },
    ];
    pages[page] = texts;
    texts.push(...drawColumn(one, LEFT + (index % columns) * (width + GUTTER), size, width));
  }
  return makePdf(pages);
}

/** A row of a table in the width of a column: cells are cut. */
function fitted(row: string, width: number, size: number): string {
  const cells = row.split("\t");
  const letters = Math.max(1, Math.floor(width / cells.length / (size / 2)) - 5);
  return cells.map((cell) => cell.trim().slice(0, letters)).join("\t");
}

function drawColumn({ lines, notes }: Column, left: number, size: number, width: number): PdfText[] {
  const body = lines.flatMap(({ text, indent, size: own }, index) =>
    drawLine(text, left + indent, TOP - index * size * 1.25, own, width),
  );
  const foot = notes.flatMap((text, index) =>
    drawLine(text, left, BOTTOM + (notes.length - 1 - index) * size, size * 0.8, width),
  );
  return [...body, ...foot].filter(({ text }) => text !== "");
}

/** Cells apart, marks of notes small and raised. */
function drawLine(text: string, x: number, y: number, size: number, width: number): PdfText[] {
  const texts: PdfText[] = [];
  let at = x;
  const cells = text.split("\t");
  for (const [column, cell] of cells.entries()) {
    if (column > 0) at = Math.max(at + 2 * size, x + (column * width) / cells.length);
    for (const piece of cell.split(/([⁰¹²³⁴-⁹]+)/u)) {
      const isMark = /^[⁰¹²³⁴-⁹]/u.test(piece);
      const shown = isMark ? [...piece].map((mark) => MARKS.indexOf(mark)).join("") : piece;
      texts.push({ x: at, y: isMark ? y + size * 0.35 : y, size: isMark ? size * 0.6 : size, text: shown });
      at += widthOf(shown, isMark ? size * 0.6 : size);
    }
  }
  return texts;
}

/** Breaks text into lines, with a hyphen in the word that does not fit. */
function wrap(text: string, width: number, size: number, indent: number): string[] {
  const lines: string[] = [];
  let line = "";
  const room = (): number => width - (lines.length === 0 ? indent : 0);
  const push = (): void => {
    lines.push(line.trimEnd());
    line = "";
  };
  for (const word of text.match(/[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/gu) ?? []) {
    if (widthOf(line + word.trimEnd(), size) <= room()) {
      line += word;
      continue;
    }
    const fits = Math.floor((room() - widthOf(line, size)) / (size / 2)) - 1;
    if (/^[a-z]{7,}$/u.test(word.trim()) && fits >= 3 && word.trim().length - fits >= 3) {
      line += `${word.slice(0, fits)}-`;
      push();
      line = word.slice(fits);
    } else {
      push();
      line = word;
    }
  }
  push();
  return lines;
}
