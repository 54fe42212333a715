/** Codes below this are no symbols of patterns: unknown characters, separators, line ends, what is skipped. */
export const FIRST_CODE = 4;

const SIZE = 0x10000;
/** What is known of a pair of codes: patterns go on after it; one pattern at least is no longer. */
const LONGER = 1;
const COMPLETE = 2;

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
      this.#pairs.fill(COMPLETE);
      return;
    }
    const pair = hashPair(pattern.charCodeAt(0), pattern.charCodeAt(1));
    if (pattern.length === 2) this.#pairs[pair] = COMPLETE;
    else if (this.#pairs[pair] !== COMPLETE) this.#pairs[pair] = LONGER;
    if (pattern.length > 2) this.#triples[hashNext(pair, pattern.charCodeAt(2))] = 1;
  }

  /** A separator or a skipped character among the three may vanish inside a term: only the walk can tell. */
  mayBegin(first: number, second: number, third: number): boolean {
    if (second < FIRST_CODE) return second > 0 || this.#hasSingle;
    const pair = hashPair(first, second);
    const kind = this.#pairs[pair];
    if (kind !== LONGER) return kind === COMPLETE;
    return third < FIRST_CODE ? third > 0 : this.#triples[hashNext(pair, third)] === 1;
  }
}

function hashPair(first: number, second: number): number {
  return (Math.imul(first, 0x9e35) ^ Math.imul(second, 0x85eb)) & (SIZE - 1);
}

function hashNext(pair: number, third: number): number {
  return (Math.imul(pair, 0x2c1b) ^ Math.imul(third, 0xc2b3)) & (SIZE - 1);
}
