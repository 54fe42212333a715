import type { SearchEntry } from "./entry.ts";

/**
 * Finds the entries that are worth comparing with a query, so that a keystroke costs the same with four hundred terms
 * and with a hundred thousand: by the beginning of any key, and by shared pairs of characters.
 */
export interface CandidateIndex {
  /** Every key with its entry, sorted, for look-up by prefix. */
  readonly keys: readonly string[];
  readonly owners: Int32Array;
  /** Entries by pair of characters, and by single ideograph. */
  readonly grams: ReadonlyMap<string, Int32Array>;
  readonly size: number;
}

/** More candidates than this never change the first page of results. */
const MOST_BY_PREFIX = 200;
const MOST_BY_GRAMS = 200;

export function buildCandidates(entries: readonly SearchEntry[]): CandidateIndex {
  const pairs: { key: string; owner: number }[] = [];
  const grams = new Map<string, number[]>();
  entries.forEach((entry, owner) => {
    const keys = keysOf(entry);
    for (const key of keys) pairs.push({ key, owner });
    for (const gram of gramsOf(keys)) {
      const list = grams.get(gram);
      if (list === undefined) grams.set(gram, [owner]);
      else list.push(owner);
    }
  });
  pairs.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return {
    keys: pairs.map(({ key }) => key),
    owners: Int32Array.from(pairs, ({ owner }) => owner),
    grams: new Map([...grams].map(([gram, list]) => [gram, Int32Array.from(list)])),
    size: entries.length,
  };
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

function gramsOf(keys: Iterable<string>): Set<string> {
  const grams = new Set<string>();
  for (const key of keys) {
    for (let index = 0; index < key.length; index++) {
      if (key.charCodeAt(index) > 0x2e7f) grams.add(key[index] ?? "");
      if (index + 1 < key.length) grams.add(key.slice(index, index + 2));
    }
  }
  return grams;
}

/** Entries whose keys begin with one of the parts, then those that share most pairs of characters with them. */
export function findCandidates(index: CandidateIndex, parts: readonly string[]): number[] {
  const found = new Set<number>();
  for (const part of parts) addByPrefix(index, part, found);
  addByGrams(index, gramsOf(parts), found);
  return [...found];
}

function addByPrefix({ keys, owners }: CandidateIndex, prefix: string, found: Set<number>): void {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? "") < prefix) low = middle + 1;
    else high = middle;
  }
  for (let at = low, added = 0; at < keys.length && added < MOST_BY_PREFIX && keys[at]?.startsWith(prefix); at++) {
    const owner = owners[at];
    if (owner !== undefined && !found.has(owner)) {
      found.add(owner);
      added += 1;
    }
  }
}

function addByGrams({ grams, size }: CandidateIndex, wanted: ReadonlySet<string>, found: Set<number>): void {
  const shared = new Uint8Array(size);
  const buckets: number[][] = [];
  for (const gram of wanted) {
    for (const owner of grams.get(gram) ?? []) {
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
