import { FOLD, NEWLINE, SEPARATOR, SKIP } from "../text/fold.ts";
import { IS_WORD } from "../text/script.ts";

/**
 * For each UTF-16 unit the code of the symbol that it folds to ({@link CODE}), and what kind of unit it is: one look-up
 * for both.
 */
export type Units = Uint32Array;

export const CODE = 0xffff;
/** Part of a Latin word. */
export const WORD = 0x10000;
/** A pattern begins with it. */
export const START = 0x20000;
/** A single quotation mark or apostrophe. */
export const QUOTE = 0x40000;

/** Codes of what is no symbol of a pattern; 0 is what no pattern has. */
export const CODE_SEPARATOR = 1;
const CODE_NEWLINE = 2;
export const CODE_SKIP = 3;
/** Symbols have codes from here on. */
export const FIRST_CODE = 4;

const APOSTROPHE = 0x27;

/**
 * Gives each symbol of the folded patterns a code, in the order of the symbols, and each unit that folds to one the same
 * code.
 */
export function unitsOf(patterns: readonly string[]): Units {
  const starts = new Uint8Array(0x10000);
  const bySymbol = new Uint16Array(0x10000);
  for (const pattern of patterns) {
    starts[pattern.charCodeAt(0)] = 1;
    for (let index = 0; index < pattern.length; index++) bySymbol[pattern.charCodeAt(index)] = 1;
  }
  let next = FIRST_CODE;
  for (let symbol = 0; symbol < 0x10000; symbol++) if (bySymbol[symbol] === 1) bySymbol[symbol] = next++;
  bySymbol[SEPARATOR] = CODE_SEPARATOR;
  bySymbol[NEWLINE] = CODE_NEWLINE;
  bySymbol[SKIP] = CODE_SKIP;
  return Uint32Array.from(FOLD, (symbol, unit) => {
    const code = bySymbol[symbol] ?? 0;
    const begins = code >= FIRST_CODE && starts[symbol] === 1;
    return code | (IS_WORD[unit] === 1 ? WORD : 0) | (begins ? START : 0) | (symbol === APOSTROPHE ? QUOTE : 0);
  });
}
