import { isHan } from "./script.ts";
import { TRADITIONAL_PAIRS } from "./traditional.ts";

/** What hyphens, dashes and spaces fold to: inside a term they are one thing. */
export const SEPARATOR = 0x20;
/** What line ends fold to. */
export const NEWLINE = 0x0a;
/** What is not there at all inside a term: mark-up, quotation marks, footnote marks, invisible characters. */
export const SKIP = 0;

const APOSTROPHES = "’‘ʼ′＇";
const QUOTES = '"“”„‟«»「」『』﹁﹂﹃﹄＂';
const HYPHENS = "-‐‑‒–－~";
const SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000";
const INVISIBLE = "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff";
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const MARKUP = "*_\\`";
const LINE_ENDS = "\n\r\u0085\u2028\u2029";

/** Radicals that NFKC leaves alone, as PDF text has them (⻛ for 风). */
export const RADICALS =
  "⺟母⺠民⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻥鱼⻦鸟⻩黄⻬齐⻮齿⻰龙⻳龟⻣骨⺎兀⺛旡⺩王⺼肉⻁虎⻃西⻨麦";

/**
 * The one folding table, from UTF-16 code unit to symbol: case, simplified and traditional, full width, quotation
 * marks, hyphens and spaces, radicals from PDF text, all in one look-up. One unit folds to one symbol, so offsets stay
 * the document's own.
 */
export const FOLD: Uint16Array = foldTable();

/** Folds a whole string, unit by unit; skipped units are dropped. For building patterns and search keys. */
export function foldText(text: string): string {
  let folded = "";
  for (let index = 0; index < text.length; index++) {
    const symbol = FOLD[text.charCodeAt(index)] ?? SKIP;
    if (symbol !== SKIP) folded += String.fromCharCode(symbol);
  }
  return folded;
}

function foldTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < table.length; unit++) table[unit] = unit;
  foldWidth(table);
  foldCompatibility(table);
  foldPairs(table, RADICALS);
  foldPairs(table, TRADITIONAL_PAIRS);
  foldAll(table, APOSTROPHES, 0x27);
  foldAll(table, HYPHENS + SPACES, SEPARATOR);
  foldAll(table, LINE_ENDS, NEWLINE);
  foldAll(table, QUOTES + INVISIBLE + SUPERSCRIPTS + MARKUP, SKIP);
  for (let unit = 0xfe00; unit <= 0xfe0f; unit++) table[unit] = SKIP;
  for (let unit = 0x202a; unit <= 0x202e; unit++) table[unit] = SKIP;
  for (let unit = 0x2066; unit <= 0x2069; unit++) table[unit] = SKIP;
  return table;
}

/** Full-width forms to ASCII, and letters of every script to lower case where that is one unit for one. */
function foldWidth(table: Uint16Array): void {
  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = unit - 0xfee0;
  for (let unit = 0x41; unit <= 0x52f; unit++) {
    const lower = String.fromCharCode(unit).toLowerCase();
    if (lower.length === 1) table[unit] = lower.charCodeAt(0);
  }
  for (let unit = 0xff21; unit <= 0xff3a; unit++) table[unit] = unit - 0xfee0 + 0x20;
}

/** Kangxi radicals and compatibility ideographs to the ideographs they stand for (Unicode NFKC, one unit only). */
function foldCompatibility(table: Uint16Array): void {
  const fold = (first: number, last: number): void => {
    for (let unit = first; unit <= last; unit++) {
      const normal = String.fromCharCode(unit).normalize("NFKC");
      if (normal.length === 1 && isHan(normal.charCodeAt(0))) table[unit] = normal.charCodeAt(0);
    }
  };
  fold(0x2e80, 0x2fd5);
  fold(0xf900, 0xfaff);
}

function foldPairs(table: Uint16Array, pairs: string): void {
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    table[pairs.charCodeAt(index)] = table[pairs.charCodeAt(index + 1)] ?? SKIP;
  }
  // A compatibility ideograph or radical may stand for a traditional character.
  for (let unit = 0x2e80; unit <= 0xfaff; unit++) table[unit] = table[table[unit] ?? unit] ?? unit;
}

function foldAll(table: Uint16Array, units: string, symbol: number): void {
  for (let index = 0; index < units.length; index++) table[units.charCodeAt(index)] = symbol;
}
