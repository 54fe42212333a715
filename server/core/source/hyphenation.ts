import { isHan } from "../text/script.ts";

/** How often each word stands in a text: what tells a hyphen of a word from one of a line's end. */
export type Words = ReadonlyMap<string, number>;

/** Counts the words of texts, hyphenated ones as one word. */
export function countWords(texts: Iterable<string>): Words {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const [word] of text.toLowerCase().matchAll(/\p{L}+(?:-\p{L}+)*/gu))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Joins two lines, or two halves of a paragraph: hyphenation undone, nothing between Han characters, else a space. */
export function joinLines(before: string, after: string, words: Words): string {
  const first = before.trimEnd();
  const second = after.trimStart();
  if (first === "" || second === "") return first + second;
  if (first.endsWith("\u00ad")) return first.slice(0, -1) + second;
  if (/[\p{L}\d][-‐]$/u.test(first)) return joinHyphen(first, second, words);
  return first + (needsNoSpace(first, second) ? "" : " ") + second;
}

/** First parts of compounds that keep their hyphen where the text itself does not show what is right. */
const PREFIXES = /^(?:cross|high|large|long|low|market|non|quasi|self|semi|small|three|two|well)$/u;

function joinHyphen(first: string, second: string, words: Words): string {
  const left = /(?:\p{L}+[-‐])*\p{L}+(?=[-‐]$)/u.exec(first)?.[0].toLowerCase() ?? "";
  const right = /^\p{L}+(?:-\p{L}+)*/u.exec(second)?.[0].toLowerCase() ?? "";
  if (left === "" || right === "" || /^\p{Lu}/u.test(second)) return first + second;
  const kept = words.get(`${left}-${right}`) ?? 0;
  const joined = words.get(left + right) ?? 0;
  const keep =
    kept === joined
      ? (right.length > 3 && PREFIXES.test(left.split(/[-‐]/u).at(-1) ?? "")) || isWordOfItsOwn(left, right, words)
      : kept > joined;
  return keep ? first + second : first.slice(0, -1) + second;
}

/** Where neither form is known but both parts are words, it is a compound: *supply-* / *chain*. */
function isWordOfItsOwn(left: string, right: string, words: Words): boolean {
  return left.length > 3 && right.length > 3 && (words.get(left) ?? 0) > 1 && (words.get(right) ?? 0) > 1;
}

/** Han characters and Chinese punctuation on both sides. */
function needsNoSpace(first: string, second: string): boolean {
  return isWide(first.charCodeAt(first.length - 1)) && isWide(second.charCodeAt(0));
}

function isWide(unit: number): boolean {
  return (
    isHan(unit) ||
    (unit >= 0x3001 && unit <= 0x303f) ||
    (unit >= 0xff01 && unit <= 0xff60) ||
    (unit >= 0xd840 && unit <= 0xdfff)
  );
}
