import { isHan } from "../../text/script.ts";
import { noteMark } from "../notes.ts";
import type { Fragment, Item, Page } from "./item.ts";

/** In sizes of the font: a gap that is a space; one that sets columns or cells apart. */
const SPACE = 0.17;
const SPACE_OF_HAN = 0.7;
const GAP = 1.4;
/** How much smaller and higher a note's mark is than the text that it stands in. */
const MARK_SIZE = 0.82;
const MARK_RISE = 0.12;

interface Growing {
  text: string;
  readonly x: number;
  right: number;
  y: number;
  size: number;
  font: string;
}

/** Joins what a page draws piece by piece; note marks become superscript digits. In the order from the top to the bottom. */
export function fragmentsOf({ items }: Page, page: number): Fragment[] {
  const drawn: Growing[] = [];
  for (const item of items) {
    if (item.text.trim() === "") continue;
    const last = drawn.at(-1);
    if (last === undefined || !add(last, item)) drawn.push(growing(item));
  }
  return joinNeighbours(drawn).map((fragment) => ({ ...fragment, text: fragment.text.trim(), page }));
}

function growing({ text, x, y, width, size, font }: Item): Growing {
  return { text, x, right: x + width, y, size, font };
}

/** Whether `item` goes on with the fragment, which then has it. */
function add(fragment: Growing, item: Item): boolean {
  const size = Math.max(fragment.size, item.size);
  const gap = item.x - fragment.right;
  if (Math.abs(item.y - fragment.y) > 0.6 * size || gap > GAP * size || gap < -0.6 * size) return false;
  const mark = isMark(item, fragment);
  if (mark) fragment.text += marksOf(item.text);
  else {
    if (isMark(fragment, item)) fragment.text = marksOf(fragment.text);
    else if (Math.abs(item.y - fragment.y) > 0.45 * size) return false;
    fragment.text += (isSpace(fragment.text, item.text, gap / size) ? " " : "") + item.text;
  }
  // A line has the size, baseline and font of its larger part.
  if (item.size > fragment.size * 1.1) {
    fragment.y = item.y;
    fragment.size = item.size;
    fragment.font = item.font;
  }
  fragment.right = Math.max(fragment.right, item.x + item.width);
  return true;
}

interface Sized {
  readonly text: string;
  readonly y: number;
  readonly size: number;
}

function isMark(small: Sized, large: Sized): boolean {
  return (
    small.size < MARK_SIZE * large.size &&
    large.y - small.y > MARK_RISE * large.size &&
    /^[\d\s,，–-]{1,12}$/u.test(small.text) &&
    /\d/u.test(small.text)
  );
}

function marksOf(text: string): string {
  return text.replace(/\s+/gu, "").replace(/\d/gu, (digit) => noteMark(Number(digit)));
}

function isSpace(before: string, after: string, gap: number): boolean {
  if (before.endsWith(" ") || after.startsWith(" ")) return false;
  const han = isHan(before.charCodeAt(before.length - 1)) && isHan(after.charCodeAt(0));
  return gap > (han ? SPACE_OF_HAN : SPACE);
}

/** Files may draw a line in any order: what stands side by side is joined again. */
function joinNeighbours(drawn: readonly Growing[]): Growing[] {
  const rows = drawn.toSorted((a, b) => a.y - b.y || a.x - b.x);
  const joined: Growing[] = [];
  for (let from = 0; from < rows.length; ) {
    const first = rows[from] as Growing;
    let to = from + 1;
    while (to < rows.length && (rows[to] as Growing).y - first.y < 0.35 * first.size) to += 1;
    joined.push(...joinRow(rows.slice(from, to).sort((a, b) => a.x - b.x)));
    from = to;
  }
  return joined;
}

function joinRow(row: readonly Growing[]): Growing[] {
  const joined: Growing[] = [];
  for (const fragment of row) {
    const last = joined.at(-1);
    const width = fragment.right - fragment.x;
    if (last === undefined || !add(last, { ...fragment, width })) joined.push({ ...fragment });
  }
  return joined;
}
