import type { Name } from "./entry.ts";
import { isOtherNumber } from "./score.ts";

/** Shorter words are too short to tell an error from another word. */
const SHORTEST = 4;

/**
 * Whether a name has all of these words, in any order, where each may be begun only, of the other number, or mistyped once. Returns the
 * share of the name's letters that the words cover; 0 where one of them is missing or none is mistyped.
 */
export function shareWithErrors(tokens: readonly string[], { words }: Name): number {
  let errors = 0;
  for (const token of tokens) {
    if (words.some((word) => word.startsWith(token) || isOtherNumber(token, word))) continue;
    if (token.length < SHORTEST || !words.some((word) => isOneErrorAway(token, word))) return 0;
    errors += 1;
  }
  const letters = (parts: readonly string[]): number => parts.reduce((sum, part) => sum + part.length, 0);
  return errors === 0 ? 0 : Math.min(1, letters(tokens) / letters(words));
}

/** Whether one letter more, less, other or two exchanged make one word of the other (Damerau’s four errors). */
export function isOneErrorAway(a: string, b: string): boolean {
  const difference = a.length - b.length;
  if (difference < -1 || difference > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const rest = (text: string, skipped: number): string => text.slice(at + skipped);
  if (difference === 1) return rest(a, 1) === rest(b, 0);
  if (difference === -1) return rest(a, 0) === rest(b, 1);
  return rest(a, 1) === rest(b, 1) || (a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, 2) === rest(b, 2));
}
