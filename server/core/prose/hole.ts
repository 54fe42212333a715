import type { Span } from "../text/span.ts";

/**
 * A part of a document that is not running text. A term may go through a `transparent` one (mark-up, a footnote mark);
 * an opaque one (code, a URL, a citation key) ends it.
 */
export interface Hole extends Span {
  readonly transparent: boolean;
}

/** Collects the holes of a block in text order. */
export interface HoleList {
  readonly holes: Hole[];
  transparent(start: number, end: number): void;
  opaque(start: number, end: number): void;
}

/** An empty list; empty spans and spans before the last hole's end are passed over, so the list stays sorted. */
export function holeList(): HoleList {
  const holes: Hole[] = [];
  let last = 0;
  const add = (start: number, end: number, transparent: boolean): void => {
    const from = Math.max(start, last);
    if (from >= end) return;
    holes.push({ start: from, end, transparent });
    last = end;
  };
  return {
    holes,
    transparent: (start, end) => add(start, end, true),
    opaque: (start, end) => add(start, end, false),
  };
}
