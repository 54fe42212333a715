/** How far the edge of a word is looked for: what is longer is no word that one reads. */
const NEAR = 15;

/** Where a shown part of a text may begin: not in the middle of a word, where another begins soon. */
export function wordStart(text: string, from: number): number {
  if (from <= 0) return 0;
  const space = text.slice(from, from + NEAR).search(/[\s，。；、]/u);
  return space === -1 ? from : from + space + 1;
}

/** Where it may end: not in the middle of a word that ends soon. */
export function wordEnd(text: string, to: number): number {
  if (to >= text.length) return text.length;
  const ahead = text.slice(to, to + NEAR).search(/[\s，。；、\p{Script=Han}]/u);
  return ahead === -1 ? to : to + ahead;
}
