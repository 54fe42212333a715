import { type FindableWork, folded, type KnownWork } from "./known-work.ts";

/** A list longer than this nobody reads: the next letter shortens it. */
const LONGEST_LIST = 60;

/**
 * The works that have every word of what was typed in their key, authors, title or year, in any order. What begins with
 * it stands first: the key, then an author, then a word; the document's own works before Tifa's, in the order of their files.
 *
 * @returns the works, and whether there are more
 */
export function completeKeys(
  typed: string,
  works: readonly FindableWork[],
): { readonly works: readonly KnownWork[]; readonly isIncomplete: boolean } {
  const words = folded(typed)
    .split(/[\s,;&]+/u)
    .filter((word) => word !== "");
  const found = works
    .map((work) => ({ known: work.known, score: score(words, work) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  return {
    works: found.slice(0, LONGEST_LIST).map(({ known }) => known),
    isIncomplete: found.length > LONGEST_LIST,
  };
}

function score(words: readonly string[], { key, authors, text, known }: FindableWork): number {
  if (!words.every((word) => text.includes(word))) return 0;
  const own = known.file === undefined ? 0 : 0.5;
  const first = words[0] ?? "";
  if (key.startsWith(first)) return 5 + own;
  if (authors.startsWith(first)) return 4 + own;
  if (words.every((word) => text.includes(` ${word}`))) return 3 + own;
  return (key.includes(first) ? 2 : 1) + own;
}
