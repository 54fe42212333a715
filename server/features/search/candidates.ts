import type { Concept } from "../../core/concept/concept.ts";
import { sortedInSteps } from "../../core/text/steps.ts";
import { type ReadTerm, type SearchEntry, searchEntry } from "./entry.ts";
import { Postings } from "./postings.ts";
import type { Query } from "./score.ts";

/**
 * Finds the entries that are worth comparing with a query, so that a keystroke costs the same with four hundred terms
 * and with a hundred thousand: by the beginning of any key, and by shared pairs of characters. It knows entries by their
 * place in the list.
 */
export interface CandidateIndex {
  /** Every key, sorted, for look-up by prefix. */
  readonly keys: readonly string[];
  readonly byKey: Postings<string>;
  /** Entries by pair of characters, and by single ideograph. */
  readonly byGram: Postings<number>;
  readonly size: number;
}

/** More candidates than this never change the first page of results. */
const MOST_BY_PREFIX = 200;
const MOST_BY_WORDS = 100;
const MOST_BY_GRAMS = 200;
/** So many entries with a word are looked at: they take microseconds, other than the candidates. */
const MOST_WITH_WORD = 5_000;
/** So many entries are read in a step. */
const STEP = 300;

export function* buildingCandidates(concepts: readonly Concept[], read?: ReadTerm): Generator<void, CandidateIndex> {
  const byKey = new Postings<string>();
  const byGram = new Postings<number>();
  const grams = new Set<number>();
  for (const [owner, concept] of concepts.entries()) {
    const entry = searchEntry(concept, read);
    const wholes = wholesOf(entry);
    grams.clear();
    addGrams(wholes, grams);
    for (const key of withWords(wholes, entry)) byKey.add(key, owner);
    for (const gram of grams) byGram.add(gram, owner);
    if (owner % STEP === STEP - 1) yield;
  }
  const keys = yield* sortedInSteps(byKey.keys());
  return { keys, byKey: yield* byKey.inOrder(), byGram: yield* byGram.inOrder(), size: concepts.length };
}

/** Names, readings, initials, keys. */
function wholesOf({ names, readings, keys }: SearchEntry): Set<string> {
  const wholes = new Set<string>(keys);
  for (const name of names) wholes.add(name.compact);
  for (const { joined, initials } of readings) wholes.add(joined).add(initials);
  return wholes;
}

/** Everything that a query may begin with. Words have no pairs of characters that their names do not have. */
function withWords(wholes: Set<string>, { names }: SearchEntry): Set<string> {
  for (const { words } of names) for (const word of words) wholes.add(word);
  return wholes;
}

/** Adds the pairs of characters of all keys, and their single ideographs, as numbers. */
function addGrams(keys: Iterable<string>, grams: Set<number>): void {
  for (const key of keys) {
    for (let index = 0; index < key.length; index++) {
      const unit = key.charCodeAt(index);
      if (unit > 0x2e7f) grams.add(unit);
      // A number of 32 bits, which the engine keeps without an object.
      if (index + 1 < key.length) grams.add((unit << 16) | key.charCodeAt(index + 1));
    }
  }
}

/**
 * The entries with a key that begins with the whole query, those that share most pairs of characters with it, then those
 * that have most of its words.
 */
export function findCandidates(index: CandidateIndex, { compact, tokens, pinyin }: Query): number[] {
  const found = new Set<number>();
  const wholes = new Set(tokens.length === 1 ? [compact, ...tokens] : [compact]);
  if (pinyin !== undefined) wholes.add(pinyin);
  for (const whole of wholes) addByPrefix(index, whole, found);
  const grams = new Set<number>();
  addGrams([...wholes, ...tokens], grams);
  addByGrams(index, grams, found);
  if (tokens.length > 1) addByWords(index, tokens, found);
  return [...found];
}

/** Calls for the owners of each key that begins with `prefix`, in the order of the keys, until it returns false. */
function eachBeginning({ keys, byKey }: CandidateIndex, prefix: string, visit: (owner: number) => boolean): void {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? "") < prefix) low = middle + 1;
    else high = middle;
  }
  for (let key = keys[low]; key?.startsWith(prefix); key = keys[++low])
    for (const owner of byKey.of(key)) if (!visit(owner)) return;
}

function addByPrefix(index: CandidateIndex, prefix: string, found: Set<number>): void {
  const most = found.size + MOST_BY_PREFIX;
  eachBeginning(index, prefix, (owner) => found.add(owner).size < most);
}

/** What has a word for each token comes first, however many have one of them. */
function addByWords(index: CandidateIndex, tokens: readonly string[], found: Set<number>): void {
  /** A bit for each token, of as many as have room. */
  const begun = new Uint8Array(index.size);
  const met: number[] = [];
  for (const [at, token] of tokens.slice(0, 8).entries()) {
    let room = MOST_WITH_WORD;
    eachBeginning(index, token, (owner) => {
      const before = begun[owner] ?? 0;
      if (before === 0) met.push(owner);
      begun[owner] = before | (1 << at);
      return --room > 0;
    });
  }
  const buckets: number[][] = [];
  for (const owner of met) addToBucket(buckets, bitsIn(begun[owner] ?? 0), owner, MOST_BY_WORDS);
  addFullest(buckets, MOST_BY_WORDS, found);
}

function bitsIn(byte: number): number {
  let bits = 0;
  for (let rest = byte; rest > 0; rest >>= 1) bits += rest & 1;
  return bits;
}

function addByGrams({ byGram, size }: CandidateIndex, wanted: ReadonlySet<number>, found: Set<number>): void {
  const shared = new Uint8Array(size);
  const buckets: number[][] = [];
  for (const gram of wanted) {
    for (const owner of byGram.of(gram)) {
      const count = Math.min(255, (shared[owner] ?? 0) + 1);
      shared[owner] = count;
      addToBucket(buckets, count, owner, MOST_BY_GRAMS * 4);
    }
  }
  addFullest(buckets, MOST_BY_GRAMS, found);
}

function addToBucket(buckets: number[][], count: number, owner: number, most: number): void {
  const bucket = buckets[count];
  if (bucket === undefined) buckets[count] = [owner];
  else if (bucket.length < most) bucket.push(owner);
}

/** Adds `most` further owners, those with the highest counts. */
function addFullest(buckets: readonly (readonly number[])[], most: number, found: Set<number>): void {
  const room = found.size + most;
  for (let count = buckets.length - 1; count > 0; count--) {
    for (const owner of buckets[count] ?? []) {
      if (found.size >= room) return;
      found.add(owner);
    }
  }
}
