import { type Locator, parseLocator } from "../citation/locator.ts";
import type { Span } from "../text/span.ts";
import { type Anchors, findHashes, WINDOW } from "./anchors.ts";
import { type Letters, lettersOf } from "./letters.ts";
import type { Passage } from "./passage.ts";

/** A piece of a passage. */
export interface Piece {
  /** Which passage, by its index. */
  readonly passage: number;
  /** Offsets in the passage's text. */
  readonly span: Span;
}

/** Where a place of the work stands in a copy. */
export interface FoundPlace {
  /** In reading order; usually one. */
  readonly pieces: readonly Piece[];
  /** How much of it was found, by its anchors: 1 is all. */
  readonly share: number;
}

/** A user's copy of a work that we know the places of. */
export interface Copy {
  /** By place: `S1¶2`, `fn3`, … */
  readonly places: ReadonlyMap<string, FoundPlace>;
  /** The places that the copy does not have, or not in a form that is recognized. */
  readonly missing: readonly string[];
  /** How many of the work's anchors the copy has: 1 is all. */
  readonly share: number;
  /** By passage: what the work itself calls the place. */
  readonly locators: ReadonlyMap<number, Locator>;
}

/** A text with fewer of the anchors quotes the work, or has a part of it: no copy. */
const ENOUGH = 0.4;

/**
 * Finds a work's places in passages by their letters: line breaks, quotation marks, spacing, hyphenation, footnote marks
 * and the order of columns do not matter. Undefined where the passages are of another work.
 */
export function findCopy(passages: readonly Passage[], { places }: Anchors): Copy | undefined {
  const letters = lettersOf(passages.map(({ text }) => text));
  const all = Object.values(places).flat();
  const hits = findHashes(letters, new Set(all));
  const share = all.filter((hash) => hits.has(hash)).length / Math.max(1, all.length);
  if (share < ENOUGH) return undefined;
  const found = new Map<string, FoundPlace>();
  for (const [place, hashes] of Object.entries(places)) {
    const starts = hashes.map((hash) => hits.get(hash) ?? []);
    const pieces = piecesOf(letters, nearest(starts));
    if (pieces.length > 0)
      found.set(place, { pieces, share: starts.filter((list) => list.length > 0).length / hashes.length });
  }
  return {
    places: found,
    missing: Object.keys(places).filter((place) => !found.has(place)),
    share,
    locators: locatorsOf(found, passages),
  };
}

/** The pieces of a copy that a locator leads to; undefined where the copy does not have it. A section is all its paragraphs. */
export function piecesAt({ places }: Copy, locator: Locator): readonly Piece[] | undefined {
  const { section, paragraph, note, table, figure, abstract } = locator;
  const at = (place: string): readonly Piece[] | undefined => places.get(place)?.pieces;
  if (note !== undefined) return at(`fn${note}`);
  if (table !== undefined) return at(`T${table}`);
  if (figure !== undefined) return at(`Fig${figure}`);
  if (abstract === true) return at("Abs");
  if (section === undefined) return undefined;
  if (paragraph !== undefined) return at(`S${section}¶${paragraph}`);
  const pieces = [...places].flatMap(([place, found]) => (place.startsWith(`S${section}¶`) ? found.pieces : []));
  return pieces.length > 0 ? pieces : undefined;
}

/** Of each anchor that occurs more than once, the occurrence nearest to its siblings. */
function nearest(starts: readonly (readonly number[])[]): number[] {
  const sure = starts.flatMap((list) => (list.length === 1 ? list : [])).sort((a, b) => a - b);
  const middle = sure[Math.floor(sure.length / 2)] ?? starts.find((list) => list.length > 0)?.[0] ?? 0;
  return starts.flatMap((list) => list.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle)).slice(0, 1));
}

/** From the first to the last letter found in each passage. */
function piecesOf(letters: Letters, starts: readonly number[]): Piece[] {
  const spans = new Map<number, { start: number; end: number }>();
  const cover = (at: number): void => {
    const passage = letters.text[at] ?? 0;
    const offset = letters.offset[at] ?? 0;
    const span = spans.get(passage);
    if (span === undefined) spans.set(passage, { start: offset, end: offset + 1 });
    else spans.set(passage, { start: Math.min(span.start, offset), end: Math.max(span.end, offset + 1) });
  };
  for (const start of starts) {
    cover(start);
    cover(start + WINDOW - 1);
  }
  return [...spans].map(([passage, span]) => ({ passage, span })).sort((a, b) => a.passage - b.passage);
}

/** A passage is the place that most of its text belongs to; its page it keeps. */
function locatorsOf(places: ReadonlyMap<string, FoundPlace>, passages: readonly Passage[]): Map<number, Locator> {
  const best = new Map<number, { readonly place: string; readonly length: number }>();
  for (const [place, { pieces }] of places) {
    for (const { passage, span } of pieces) {
      const length = span.end - span.start;
      if (length > (best.get(passage)?.length ?? 0)) best.set(passage, { place, length });
    }
  }
  return new Map(
    [...best].map(([passage, { place }]) => {
      const page = passages[passage]?.locator.page;
      return [passage, { ...parseLocator(place), ...(page === undefined ? {} : { page }) }];
    }),
  );
}
