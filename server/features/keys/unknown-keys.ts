import Fuse from "fuse.js";
import type { CitedKey } from "../../core/citation/dialect.ts";

/** The certain keys of a document that its bibliography does not have. */
export function unknownKeys(cited: readonly CitedKey[], has: (key: string) => boolean): readonly CitedKey[] {
  return cited.filter(({ key, certain }) => certain && !has(key));
}

/** The keys that were perhaps meant, best first: those that differ only in case, then those that look alike. */
export function similarKeys(key: string, known: readonly string[]): readonly string[] {
  const sameLetters = known.filter((other) => other.toLowerCase() === key.toLowerCase());
  const fuse = new Fuse([...known], { threshold: 0.35, distance: 200, ignoreLocation: false });
  const alike = fuse.search(key, { limit: MOST_SIMILAR }).map(({ item }) => item);
  return [...new Set([...sameLetters, ...alike])].slice(0, MOST_SIMILAR);
}

const MOST_SIMILAR = 3;
