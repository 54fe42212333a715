import { type FindableWork, folded, type KnownWork } from "./known-work.ts";

/** A list longer than this nobody reads: the next letter shortens it. */
const LONGEST_LIST = 60;

/**
 * The works that have every word of what was typed in their key, authors, title or year, in any order. What begins with
 * it stands first: the key, then an author, then a word; the document's own works before Tifa's, in the order of their files.
 *
 * @param works lists of works, in their order: a bibliography of thousands is not copied for each letter
 * @returns the works, and whether there are more
 */
export function completeKeys(
  typed: string,
  works: readonly (readonly FindableWork[])[],
): { readonly works: readonly KnownWork[]; readonly isIncomplete: boolean } {
  const words = folded(typed)
    .split(/[\s,;&]+/u)
    .filter((word) => word !== "");
  const byScore = new Map<number, KnownWork[]>();
  let count = 0;
  for (const list of works) {
    for (const work of list) {
      const points = score(words, work);
      if (points === 0) continue;
      count += 1;
      const same = byScore.get(points);
      if (same === undefined) byScore.set(points, [work.known]);
      else if (same.length < LONGEST_LIST) same.push(work.known);
    }
  }
  const found = [...byScore].sort(([a], [b]) => b - a).flatMap(([, same]) => same);
  return { works: found.slice(0, LONGEST_LIST), isIncomplete: count > LONGEST_LIST };
}

function score(words: readonly string[], { key, authors, text, readings = "", known }: FindableWork): number {
  if (!words.every((word) => text.includes(word) || readings.includes(word))) return 0;
  const own = known.file === undefined ? 0 : 0.5;
  const first = words[0] ?? "";
  if (key.startsWith(first)) return 5 + own;
  if (authors.startsWith(first) || readings.startsWith(first)) return 4 + own;
  if (words.every((word) => text.includes(` ${word}`) || readings.includes(` ${word}`))) return 3 + own;
  return (key.includes(first) ? 2 : 1) + own;
}
