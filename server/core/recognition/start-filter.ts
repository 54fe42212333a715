/** Codes below this are no symbols of patterns: unknown characters, separators, line ends, what is skipped. */
export const FIRST_CODE = 4;

const SIZE = 0x10000;
/** What two codes say: a pattern may begin with them; only with the right third. */
export const YES = 2;
export const LONGER = 1;

/**
 * Says quickly that no pattern can begin with three given codes, which passes over nearly all text without following the
 * trie. Two patterns may share a slot, so a yes means only perhaps.
 */
export class StartFilter {
  readonly #pairs = new Uint8Array(SIZE);
  readonly #triples = new Uint8Array(SIZE);
  /** Whether some pattern is one code long, so that a start may stand before anything. */
  #hasSingle = false;

  /** @param pattern codes as units of a string, not empty */
  add(pattern: string): void {
    if (pattern.length === 1) {
      this.#hasSingle = true;
      this.#pairs.fill(YES);
      return;
    }
    const pair = hashPair(pattern.charCodeAt(0), pattern.charCodeAt(1));
    if (pattern.length === 2) this.#pairs[pair] = YES;
    else if (this.#pairs[pair] !== YES) this.#pairs[pair] = LONGER;
    if (pattern.length > 2) this.#triples[hashNext(pair, pattern.charCodeAt(2))] = 1;
  }

  /**
   * Whether a pattern may begin with two codes: 0, {@link YES}, or {@link LONGER} where the third code tells. A separator
   * or a skipped character among them may vanish inside a term: only the walk can tell.
   */
  ofTwo(first: number, second: number): number {
    if (second < FIRST_CODE) return second > 0 || this.#hasSingle ? YES : 0;
    return this.#pairs[hashPair(first, second)] ?? 0;
  }

  /** Whether a pattern may begin with three codes whose first two are {@link LONGER}. */
  ofThree(first: number, second: number, third: number): boolean {
    return third < FIRST_CODE ? third > 0 : this.#triples[hashNext(hashPair(first, second), third)] === 1;
  }
}

function hashPair(first: number, second: number): number {
  return (Math.imul(first, 0x9e35) ^ Math.imul(second, 0x85eb)) & (SIZE - 1);
}

function hashNext(pair: number, third: number): number {
  return (Math.imul(pair, 0x2c1b) ^ Math.imul(third, 0xc2b3)) & (SIZE - 1);
}
