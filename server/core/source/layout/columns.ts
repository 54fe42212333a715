import type { Fragment } from "./item.ts";

/** Fragments in reading order, with the edges of the column that they stand in. */
export interface Placed {
  readonly fragment: Fragment;
  readonly left: number;
  readonly right: number;
  /** Another number is another column, or another band of the page. */
  readonly column: number;
}

/** As many fragments a column has at least; so much of its text is in lines that fill so much of its width: cells do not. */
const FEWEST = 5;
const FULL_LINES = 0.4;
const FULL = 0.7;
/** Gaps of two pages that are no further apart are one. */
const SAME = 10;
/** Columns are looked for in columns so many times. */
const DEPTH = 3;

interface Band {
  readonly fragments: readonly Fragment[];
  readonly depth: number;
}

/**
 * The fragments of a page in reading order: columns from left to right between what runs over all of them.
 *
 * @param known The gaps between columns that other pages have.
 */
export function inReadingOrder(fragments: readonly Fragment[], known: readonly number[] = []): Placed[] {
  const placed: Placed[] = [];
  const waiting: Band[] = [{ fragments, depth: 0 }];
  let column = 0;
  for (let band = waiting.shift(); band !== undefined; band = waiting.shift()) {
    const gutter = band.depth < DEPTH ? findGutter(band.fragments, known) : undefined;
    if (gutter === undefined) {
      column += 1;
      placed.push(...placeColumn(band.fragments, column));
    } else {
      const depth = band.depth + 1;
      waiting.unshift(...splitAt(band.fragments, gutter).map((part) => ({ fragments: part, depth })));
    }
  }
  return placed;
}

function placeColumn(fragments: readonly Fragment[], column: number): Placed[] {
  const left = Math.min(...fragments.map(({ x }) => x));
  const right = Math.max(...fragments.map((fragment) => fragment.right));
  return fragments.toSorted((a, b) => a.y - b.y || a.x - b.x).map((fragment) => ({ fragment, left, right, column }));
}

/** What crosses the gutter ends a band; in each, the left column comes before the right. */
function splitAt(fragments: readonly Fragment[], gutter: number): Fragment[][] {
  const parts: Fragment[][] = [];
  let left: Fragment[] = [];
  let right: Fragment[] = [];
  let across: Fragment[] = [];
  const close = (): void => {
    parts.push(...[across, left, right].filter((part) => part.length > 0));
    [across, left, right] = [[], [], []];
  };
  for (const fragment of fragments.toSorted((a, b) => a.y - b.y)) {
    if (fragment.x < gutter && fragment.right > gutter) {
      if (left.length + right.length > 0) close();
      across.push(fragment);
    } else (fragment.right <= gutter ? left : right).push(fragment);
  }
  close();
  return parts;
}

/** The gaps between columns that several of these pages have. */
export function commonGutters(pages: Iterable<readonly Fragment[]>): number[] {
  const found = [...pages].flatMap((fragments) => findGutter(fragments, []) ?? []).sort((a, b) => a - b);
  return found.filter((gutter, index) => {
    const nextOne = found[index + 1];
    return nextOne !== undefined && nextOne - gutter < SAME;
  });
}

/** The middle of a gap between columns of text; undefined where there is one column, or a table. */
function findGutter(fragments: readonly Fragment[], known: readonly number[]): number | undefined {
  if (fragments.length < 2 * FEWEST) return undefined;
  const left = Math.min(...fragments.map(({ x }) => x));
  const right = Math.max(...fragments.map((fragment) => fragment.right));
  const crossing = coverage(fragments, left, right);
  const few = fragments.length * 0.12;
  // On a page whose one column is a table, the other pages tell that there are two.
  const likely = known.find(
    (gutter) => (crossing[Math.round(gutter - left)] ?? fragments.length) <= few && areColumns(fragments, gutter, 1),
  );
  return likely ?? widestGutter(fragments, crossing, few, left);
}

function widestGutter(
  fragments: readonly Fragment[],
  crossing: readonly number[],
  few: number,
  left: number,
): number | undefined {
  let best: { readonly middle: number; readonly width: number } | undefined;
  const width = crossing.length - 2;
  for (let from = Math.ceil(width * 0.2); from < width * 0.8; from++) {
    if ((crossing[from] ?? 0) > few) continue;
    let to = from;
    while (to < width * 0.8 && (crossing[to + 1] ?? Number.POSITIVE_INFINITY) <= few) to += 1;
    const middle = left + (from + to) / 2;
    if (to - from >= 4 && to - from > (best?.width ?? 0) && areColumns(fragments, middle, 2))
      best = { middle, width: to - from };
    from = to;
  }
  return best?.middle;
}

/** How many fragments cover each point of the width. */
function coverage(fragments: readonly Fragment[], left: number, right: number): number[] {
  const changes = new Array<number>(Math.ceil(right - left) + 2).fill(0);
  for (const fragment of fragments) {
    const from = Math.floor(fragment.x - left);
    const to = Math.ceil(fragment.right - left);
    changes[from] = (changes[from] ?? 0) + 1;
    changes[to] = (changes[to] ?? 0) - 1;
  }
  let sum = 0;
  return changes.map((change) => (sum += change));
}

/** Whether so many of both sides have lines that fill them. */
function areColumns(fragments: readonly Fragment[], middle: number, full: 1 | 2): boolean {
  const sides = [fragments.filter(({ right }) => right <= middle), fragments.filter(({ x }) => x >= middle)];
  return (
    sides.every((side) => side.length >= FEWEST) && sides.filter((side) => fullLines(side) > FULL_LINES).length >= full
  );
}

/** How much of the text of a side is in lines that fill its width. */
function fullLines(side: readonly Fragment[]): number {
  const left = Math.min(...side.map(({ x }) => x));
  const right = Math.max(...side.map((fragment) => fragment.right));
  const widths = side.map((fragment) => fragment.right - fragment.x);
  const sum = (list: readonly number[]): number => list.reduce((total, width) => total + width, 0);
  return sum(widths.filter((width) => width > FULL * (right - left))) / Math.max(1, sum(widths));
}
