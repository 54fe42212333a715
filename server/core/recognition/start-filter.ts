import { IS_WORD } from "../text/script.ts";
import { CODE, FIRST_CODE, type Units } from "./units.ts";

const SMALLEST = 0x20000;
const LARGEST = 0x400000;
/** What two codes say: a pattern may begin with them; only with the right third. */
export const YES = 2;
export const LONGER = 1;

/**
 * Says quickly that no pattern can begin here, which passes over nearly all text without following the trie. Latin
 * patterns begin with all of a word; others are known by three characters. Two may share a slot, so a yes means only perhaps.
 */
export class StartFilter {
  readonly #words: Uint8Array;
  readonly #pairs: Uint8Array;
  readonly #triples: Uint8Array;
  readonly #mask: number;
  /** Whether some pattern is one character long, so that a start may stand before anything. */
  #hasSingle = false;

  /** @param patterns folded, none empty */
  constructor(patterns: readonly string[], units: Units) {
    let size = SMALLEST;
    while (size < patterns.length * 16 && size < LARGEST) size *= 2;
    this.#words = new Uint8Array(size / SLOTS);
    this.#pairs = new Uint8Array(size / SLOTS);
    this.#triples = new Uint8Array(size / SLOTS);
    this.#mask = size - 1;
    for (const pattern of patterns) {
      const codeAt = (index: number): number => (units[pattern.charCodeAt(index)] ?? 0) & CODE;
      if (IS_WORD[pattern.charCodeAt(0)] === 1) this.#addWord(pattern, codeAt);
      else this.#addCharacters(pattern.length, codeAt);
    }
  }

  #addWord(pattern: string, codeAt: (index: number) => number): void {
    let hash = codeAt(0);
    for (let index = 1; IS_WORD[pattern.charCodeAt(index)] === 1; index++) hash = hashWord(hash, codeAt(index));
    put(this.#words, this.#word(hash), YES);
  }

  #addCharacters(length: number, codeAt: (index: number) => number): void {
    if (length === 1) {
      this.#hasSingle = true;
      this.#pairs.fill(0b10101010);
      return;
    }
    const pair = this.#pair(codeAt(0), codeAt(1));
    put(this.#pairs, pair, length === 2 ? YES : LONGER);
    if (length > 2) put(this.#triples, this.#next(pair, codeAt(2)), YES);
  }

  /** Whether a pattern may begin with the word of that hash, by {@link hashWord}. */
  hasWord(hash: number): boolean {
    return get(this.#words, this.#word(hash)) !== 0;
  }

  /**
   * Whether a pattern may begin with two codes: 0, {@link YES}, or {@link LONGER} where the third code tells. A separator
   * or a skipped character among them may vanish inside a term: only the walk can tell.
   */
  ofTwo(first: number, second: number): number {
    if (second < FIRST_CODE) return second > 0 || this.#hasSingle ? YES : 0;
    return get(this.#pairs, this.#pair(first, second));
  }

  /** Whether a pattern may begin with three codes whose first two are {@link LONGER}. */
  ofThree(first: number, second: number, third: number): boolean {
    return third < FIRST_CODE ? third > 0 : get(this.#triples, this.#next(this.#pair(first, second), third)) !== 0;
  }

  #word(hash: number): number {
    return (hash ^ (hash >>> 16)) & this.#mask;
  }

  #pair(first: number, second: number): number {
    return (Math.imul(first, 0x9e35) ^ Math.imul(second, 0x85eb)) & this.#mask;
  }

  #next(pair: number, third: number): number {
    return (Math.imul(pair, 0x2c1b) ^ Math.imul(third, 0xc2b3)) & this.#mask;
  }
}

/** Four slots a byte, so that the tables stay in the processor's cache. */
const SLOTS = 4;

function get(table: Uint8Array, slot: number): number {
  return ((table[slot >> 2] ?? 0) >> ((slot & 3) * 2)) & 3;
}

/** {@link YES} says more than {@link LONGER}. */
function put(table: Uint8Array, slot: number, kind: number): void {
  if (get(table, slot) >= kind) return;
  const shift = (slot & 3) * 2;
  table[slot >> 2] = ((table[slot >> 2] ?? 0) & ~(3 << shift)) | (kind << shift);
}

/** The hash of a word with one more code; that of its first code is the code. */
export function hashWord(hash: number, code: number): number {
  return (Math.imul(hash, 0x9e3779b1) + code) | 0;
}
