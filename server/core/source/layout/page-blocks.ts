import type { Block } from "../block.ts";
import { joinLines, type Words } from "../hyphenation.ts";
import { plainNote } from "../notes.ts";
import { isItem } from "../paragraphs.ts";
import { inReadingOrder } from "./columns.ts";
import type { Fragment } from "./item.ts";

/** A line of a column; tabs stand for wide gaps. */
interface Line {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly page: number;
  readonly column: number;
  /** Edges of its column. */
  readonly left: number;
  readonly edge: number;
}

/** In sizes of the font: what is an indent. */
const INDENT = 0.9;
/** Smaller and larger than the body of the text by so much. */
const SMALL = 0.93;
const LARGE = 1.12;
/** What is longer is no heading, however large. */
const LONGEST_HEADING = 200;

/** What a page is read by that others tell. */
export interface DocumentFacts {
  /** The size of print of most of the text. */
  readonly bodySize: number;
  readonly words: Words;
  /** Gaps between columns. */
  readonly gutters: readonly number[];
}

/** The blocks of one page: its lines in reading order, cut where layout shows a new paragraph. */
export function blocksOfPage(fragments: readonly Fragment[], { bodySize, words, gutters }: DocumentFacts): Block[] {
  const lines = linesOf(fragments, gutters);
  const leading = leadings(lines);
  const blocks: Block[] = [];
  let group: Line[] = [];
  const close = (): void => {
    if (group.length > 0) blocks.push(blockOf(group, bodySize, words));
    group = [];
  };
  for (const line of lines) {
    if (group.length > 0 && startsBlock(group, line, leading.get(sizeKey(line)) ?? 1.2, bodySize)) close();
    group.push(line);
  }
  close();
  return blocks;
}

function linesOf(fragments: readonly Fragment[], gutters: readonly number[]): Line[] {
  const lines: Line[] = [];
  let gaps: number[] = [];
  const end = (): void => {
    const last = lines.at(-1);
    if (last !== undefined && isStretched(gaps))
      lines[lines.length - 1] = { ...last, text: last.text.replaceAll("\t", " ") };
    gaps = [];
  };
  for (const { fragment, left, right, column } of inReadingOrder(fragments, gutters)) {
    const last = lines.at(-1);
    const { text, x, y, size, page } = fragment;
    const same =
      last !== undefined && last.column === column && Math.abs(last.y - y) < 0.35 * Math.max(size, last.size);
    if (same && x > last.x) {
      gaps.push(x - last.right);
      lines[lines.length - 1] = { ...last, text: last.text + between(last.text) + text, right: fragment.right };
    } else {
      end();
      lines.push({ text, x, right: fragment.right, y, size, page, column, left, edge: right });
    }
  }
  end();
  return lines;
}

/** Wide gaps that are all the same are those of a justified line before a long word; cells are not so regular. */
function isStretched(gaps: readonly number[]): boolean {
  return gaps.length > 2 && Math.max(...gaps) < 1.15 * Math.min(...gaps);
}

/** A number or bullet is followed by a gap, but is no cell. */
function between(before: string): string {
  return /^(?:\d+(?:\.\d+)*\.|[•·▪●–—-]|[(（]\w{1,3}[)）]|[⁰¹²³⁴-⁹]+)$/u.test(before) ? " " : "\t";
}

function sizeKey({ size }: Line): number {
  return Math.round(size * 2);
}

/** By size of print: the usual distance from line to line, in sizes. */
function leadings(lines: readonly Line[]): ReadonlyMap<number, number> {
  const distances = new Map<number, number[]>();
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const distance = before === undefined ? 0 : (line.y - before.y) / line.size;
    if (before === undefined || before.column !== line.column || distance <= 0.5 || distance > 3) continue;
    const list = distances.get(sizeKey(line));
    if (list === undefined) distances.set(sizeKey(line), [distance]);
    else list.push(distance);
  }
  // Most lines are within a paragraph: a low quantile, since in lists and headings few are.
  return new Map(
    [...distances].map(([size, list]) => [size, list.sort((a, b) => a - b)[Math.floor(list.length * 0.4)] ?? 1.2]),
  );
}

function startsBlock(group: readonly Line[], line: Line, leading: number, bodySize: number): boolean {
  const first = group[0] as Line;
  const before = group.at(-1) as Line;
  if (line.column !== before.column || Math.abs(line.size - before.size) > 0.07 * bodySize) return true;
  if (line.text.includes("\t") || before.text.includes("\t")) return true;
  if ((line.y - before.y) / line.size > leading * 1.3) return true;
  // In larger print, a mark of a note may have come to the start of a line.
  if (line.size < SMALL * bodySize && (/^[⁰¹²³⁴-⁹]/u.test(line.text) || isNextNote(first, line))) return true;
  if (isItem(line.text) && (isEnd(before.text) || line.x - first.x > -INDENT * line.size)) return true;
  return changesIndent(group, line) || isShortEnd(before, line);
}

function isNextNote(first: Line, line: Line): boolean {
  const number = plainNote(line.text)?.number;
  return number !== undefined && number === (plainNote(first.text)?.number ?? 0) + 1;
}

/** A first line that is set in, or out: which of them the paragraph itself shows by its second line. */
function changesIndent(group: readonly Line[], line: Line): boolean {
  const first = group[0] as Line;
  const before = group.at(-1) as Line;
  const indent = INDENT * line.size;
  const second = group[1];
  if (second !== undefined && line.x < Math.min(first.x, second.x) - 0.3 * line.size) return true;
  if (second !== undefined && second.x - first.x > indent) return line.x - first.x < indent / 2;
  if (line.x - before.x <= indent) return false;
  // The second line of a paragraph whose first is set out, as references are, follows a full line.
  return second !== undefined || !isFull(before) || isEnd(before.text);
}

function isFull({ right, edge, size }: Line): boolean {
  return edge - right < 2.5 * size;
}

function isEnd(text: string): boolean {
  return /[.!?。！？:：;；]["'”’)\]）」』》⁰¹²³⁴-⁹]*$/u.test(text);
}

/** A line that ends early, with a sentence, ends its paragraph. */
function isShortEnd(before: Line, line: Line): boolean {
  const width = before.edge - before.left;
  return (
    isEnd(before.text) &&
    before.edge - before.right > Math.max(0.12 * width, 3 * before.size) &&
    /^[\P{Ll}]/u.test(line.text)
  );
}

function blockOf(lines: readonly Line[], bodySize: number, words: Words): Block {
  const [first] = lines;
  const text = lines.reduce((sum, line) => (sum === "" ? line.text : joinLines(sum, line.text, words)), "");
  const size = (first?.size ?? bodySize) / bodySize;
  const print = size <= SMALL ? "small" : size >= LARGE && text.length <= LONGEST_HEADING ? "large" : undefined;
  return { text, page: first?.page ?? 1, ...(print === undefined ? {} : { print }) };
}
