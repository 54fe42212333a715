import type { Concept } from "../../core/concept/concept.ts";
import { sortedInSteps } from "../../core/text/steps.ts";
import { type ReadTerm, type SearchEntry, searchEntry } from "./entry.ts";
import { Postings } from "./postings.ts";

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
const MOST_BY_GRAMS = 200;
/** So many entries are read in a step. */
const STEP = 300;

export function* buildingCandidates(concepts: readonly Concept[], read?: ReadTerm): Generator<void, CandidateIndex> {
  const byKey = new Postings<string>();
  const byGram = new Postings<number>();
  const grams = new Set<number>();
  for (const [owner, concept] of concepts.entries()) {
    const keys = keysOf(searchEntry(concept, read));
    for (const key of keys) byKey.add(key, owner);
    grams.clear();
    addGrams(keys, grams);
    for (const gram of grams) byGram.add(gram, owner);
    if (owner % STEP === STEP - 1) yield;
  }
  const keys = yield* sortedInSteps(byKey.keys());
  return { keys, byKey: yield* byKey.inOrder(), byGram: yield* byGram.inOrder(), size: concepts.length };
}

/** Everything that a query may begin with: names, their words, readings, initials, keys. */
function keysOf({ names, readings, keys }: SearchEntry): Set<string> {
  const all = new Set<string>(keys);
  for (const name of names) {
    all.add(name.compact);
    for (const word of name.words) all.add(word);
  }
  for (const { joined, initials } of readings) {
    all.add(joined);
    all.add(initials);
  }
  return all;
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

/** Entries whose keys begin with one of the parts, then those that share most pairs of characters with them. */
export function findCandidates(index: CandidateIndex, parts: readonly string[]): number[] {
  const found = new Set<number>();
  for (const part of parts) addByPrefix(index, part, found);
  const grams = new Set<number>();
  addGrams(parts, grams);
  addByGrams(index, grams, found);
  return [...found];
}

function addByPrefix({ keys, byKey }: CandidateIndex, prefix: string, found: Set<number>): void {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? "") < prefix) low = middle + 1;
    else high = middle;
  }
  let room = MOST_BY_PREFIX;
  for (let at = low; at < keys.length && room > 0 && keys[at]?.startsWith(prefix); at++) {
    for (const owner of byKey.of(keys[at] ?? "")) {
      if (room === 0) break;
      if (found.has(owner)) continue;
      found.add(owner);
      room -= 1;
    }
  }
}

function addByGrams({ byGram, size }: CandidateIndex, wanted: ReadonlySet<number>, found: Set<number>): void {
  const shared = new Uint8Array(size);
  const buckets: number[][] = [];
  for (const gram of wanted) {
    for (const owner of byGram.of(gram)) {
      const count = Math.min(255, (shared[owner] ?? 0) + 1);
      shared[owner] = count;
      let bucket = buckets[count];
      if (bucket === undefined) {
        bucket = [];
        buckets[count] = bucket;
      }
      if (bucket.length < MOST_BY_GRAMS * 4) bucket.push(owner);
    }
  }
  let room = MOST_BY_GRAMS;
  for (let count = buckets.length - 1; count > 0 && room > 0; count--) {
    for (const owner of buckets[count] ?? []) {
      if (room === 0) break;
      if (found.has(owner)) continue;
      found.add(owner);
      room -= 1;
    }
  }
}
