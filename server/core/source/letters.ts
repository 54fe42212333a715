import { FOLD, SKIP } from "../text/fold.ts";

/**
 * Texts as one stream of their letters, folded: no spaces, digits, punctuation or mark-up. Two copies of one text have the
 * same stream, whatever their line breaks, quotation marks, hyphenation, footnote marks and script.
 */
export interface Letters {
  readonly units: Uint16Array;
  readonly length: number;
  /** Which text the letter at an index is from, and where in it. */
  readonly text: Int32Array;
  readonly offset: Int32Array;
}

/** The letters of texts, one after the other. */
export function lettersOf(texts: readonly string[]): Letters {
  const most = texts.reduce((sum, text) => sum + text.length, 0);
  const units = new Uint16Array(most);
  const from = new Int32Array(most);
  const offset = new Int32Array(most);
  const isLetter = letterTable();
  let length = 0;
  for (const [index, text] of texts.entries()) {
    for (let at = 0; at < text.length; at++) {
      const symbol = FOLD[text.charCodeAt(at)] ?? SKIP;
      if (isLetter[symbol] !== 1) continue;
      units[length] = symbol;
      from[length] = index;
      offset[length++] = at;
    }
  }
  return { units, length, text: from, offset };
}

let made: Uint8Array | undefined;

/** Made when first asked for: it takes longer than most of what a start does. */
function letterTable(): Uint8Array {
  const letter = /\p{L}/u;
  made ??= Uint8Array.from({ length: 0x10000 }, (_, unit) => (letter.test(String.fromCharCode(unit)) ? 1 : 0));
  return made;
}
