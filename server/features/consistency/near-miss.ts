import type { Glossary } from "../../core/concept/glossary.ts";
import type { Hole } from "../../core/prose/hole.ts";
import { FOLD } from "../../core/text/fold.ts";
import { isHan } from "../../core/text/script.ts";
import { isSlip } from "./slips.ts";

/** A stretch of text that is a known Chinese term but for one character. */
export interface NearMiss {
  readonly start: number;
  readonly end: number;
  /** Where the wrong character stands. */
  readonly wrong: number;
  /** The index of the rendering that it nearly is, in the glossary's list. */
  readonly rendering: number;
  /** The right character, in simplified script. */
  readonly right: string;
}

/** A shorter term has too many neighbours that are words of their own. */
const SHORTEST = 4;

interface Pattern {
  /** Folded. */
  readonly text: string;
  readonly rendering: number;
}

/**
 * Finds what is one character off a known term. A term of four characters or more with one wrong still has its first two
 * right or its last two, so those pairs say where to compare.
 */
export class NearMissIndex {
  readonly #byFirstPair = new Map<number, Pattern[]>();
  readonly #byLastPair = new Map<number, Pattern[]>();
  readonly #pairs = new Uint8Array(SLOTS);

  constructor({ renderings }: Glossary) {
    const seen = new Set<string>();
    renderings.forEach(({ rendering }, index) => {
      const text = fold(rendering.text);
      if (text.length < SHORTEST || seen.has(text) || ![...text].every((sign) => isHan(sign.charCodeAt(0)))) return;
      seen.add(text);
      const pattern = { text, rendering: index };
      this.#add(this.#byFirstPair, text.charCodeAt(0), text.charCodeAt(1), pattern);
      this.#add(this.#byLastPair, text.charCodeAt(text.length - 2), text.charCodeAt(text.length - 1), pattern);
    });
  }

  #add(map: Map<number, Pattern[]>, first: number, second: number, pattern: Pattern): void {
    const key = pairOf(first, second);
    this.#pairs[slotOf(key)] = 1;
    const group = map.get(key);
    if (group === undefined) map.set(key, [pattern]);
    else group.push(pattern);
  }

  /** The near misses in `[start, end)` outside of `holes`, in text order; a run of ideographs is compared as it stands. */
  find(text: string, start: number, end: number, holes: readonly Hole[]): NearMiss[] {
    const found: NearMiss[] = [];
    let from = start;
    for (const hole of holes) {
      this.#findBetween(text, from, Math.min(hole.start, end), found);
      from = Math.max(from, hole.end);
    }
    this.#findBetween(text, from, end, found);
    return found.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  #findBetween(text: string, start: number, end: number, found: NearMiss[]): void {
    for (let from = start; from < end; ) {
      if (!isHan(text.charCodeAt(from))) {
        from += 1;
        continue;
      }
      let to = from + 1;
      while (to < end && isHan(text.charCodeAt(to))) to += 1;
      if (to - from >= SHORTEST) this.#findInRun(text, from, to, found);
      from = to;
    }
  }

  #findInRun(text: string, from: number, to: number, found: NearMiss[]): void {
    let second = FOLD[text.charCodeAt(from)] ?? 0;
    for (let at = from; at + 1 < to; at++) {
      const first = second;
      second = FOLD[text.charCodeAt(at + 1)] ?? 0;
      const key = pairOf(first, second);
      if (this.#pairs[slotOf(key)] !== 1) continue;
      for (const pattern of this.#byFirstPair.get(key) ?? []) {
        if (at + pattern.text.length <= to) compare(text, at, pattern, 2, pattern.text.length, found);
      }
      for (const pattern of this.#byLastPair.get(key) ?? []) {
        const start = at + 2 - pattern.text.length;
        if (start >= from) compare(text, start, pattern, 0, 2, found);
      }
    }
  }
}

function pairOf(first: number, second: number): number {
  return (first << 16) | second;
}

/** Passes over most pairs of a text by one look-up. */
const SLOTS = 0x40000;

function slotOf(pair: number): number {
  return (Math.imul(pair, 0x9e3779b1) >>> 14) & (SLOTS - 1);
}

/** Adds the near miss at `start` if exactly one character differs, between `low` and `high`, and looks like a slip. */
function compare(text: string, start: number, pattern: Pattern, low: number, high: number, found: NearMiss[]): void {
  const wanted = pattern.text;
  let wrong = -1;
  for (let index = 0; index < wanted.length; index++) {
    if (FOLD[text.charCodeAt(start + index)] === wanted.charCodeAt(index)) continue;
    if (wrong !== -1 || index < low || index >= high) return;
    wrong = index;
  }
  if (wrong === -1) return;
  const has = FOLD[text.charCodeAt(start + wrong)] ?? 0;
  const right = wanted.charAt(wrong);
  if (!isSlip(right, String.fromCharCode(has))) return;
  found.push({ start, end: start + wanted.length, wrong: start + wrong, rendering: pattern.rendering, right });
}

function fold(text: string): string {
  return Array.from(text, (sign) =>
    sign.length === 1 ? String.fromCharCode(FOLD[sign.charCodeAt(0)] ?? 0) : sign,
  ).join("");
}
