import { FOLD, foldText, SKIP } from "../text/fold.ts";
import { isHan, isWord } from "../text/script.ts";
import type { Span } from "../text/span.ts";

/** A word, or two ideographs that stand beside each other, as the index of sources has it. */
export interface Token extends Span {
  readonly text: string;
}

/**
 * The tokens of a text in order: words of alphabetic scripts, folded and in the singular; of ideographs each with the one behind
 * it, and the last of a run alone, for Chinese has no words that everybody would cut alike. Offsets are the text's own.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const length = text.length;
  for (let index = 0; index < length; ) {
    const unit = FOLD[text.charCodeAt(index)] ?? SKIP;
    if (isHan(unit)) {
      const next = afterSkipped(text, index + 1);
      const other = next < length ? (FOLD[text.charCodeAt(next)] ?? SKIP) : SKIP;
      const pair = isHan(other);
      tokens.push({
        text: pair ? pairOf(unit, other) : String.fromCharCode(unit),
        start: index,
        end: pair ? next + 1 : index + 1,
      });
      index = pair ? next : index + 1;
    } else if (isWord(unit)) {
      const { word, end } = wordAt(text, index);
      tokens.push({ text: singular(word), start: index, end });
      index = end;
    } else index += 1;
  }
  return tokens;
}

/** Texts of pairs, so that one that is met again costs no new one: a search looks at hundreds of passages. */
const pairs = new Map<number, string>();
const MOST_PAIRS = 200_000;

function pairOf(first: number, second: number): string {
  const code = first * 0x10000 + second;
  const known = pairs.get(code);
  if (known !== undefined) return known;
  const text = String.fromCharCode(first, second);
  if (pairs.size < MOST_PAIRS) pairs.set(code, text);
  return text;
}

/** The index of the first unit that is not dropped in folding: mark-up, quotation marks, what is invisible. */
function afterSkipped(text: string, from: number): number {
  let index = from;
  while (index < text.length && FOLD[text.charCodeAt(index)] === SKIP) index += 1;
  return index;
}

function wordAt(text: string, start: number): { word: string; end: number } {
  let end = start;
  let isPlain = true;
  for (let index = start; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const unit = FOLD[code] ?? SKIP;
    if (unit === SKIP) {
      isPlain = false;
      continue;
    }
    if (!isWord(unit)) break;
    if (code > 0x7f) isPlain = false;
    end = index + 1;
  }
  const word = text.slice(start, end);
  return { word: isPlain ? word.toLowerCase() : foldText(word), end };
}

/** *policies* and *policy* are one word to who searches. A rule and no dictionary: it need only be the same on both sides. */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith("s") || /(?:ss|us|is)$/u.test(word)) return word;
  return word.endsWith("ies") && word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}
