import { FOLD } from "./fold.ts";
import { isHan, isWord } from "./script.ts";

/** How far around a place the text is looked at to tell its language. */
const WINDOW = 400;
/** A paragraph with less than this says nothing of its language: Latin letters, an ideograph counting for three. */
const LEAST = 24;

/**
 * The language of the paragraph around `offset`, or of the text around it where the paragraph is short: Chinese where
 * ideographs are at least a third as many as Latin letters, since one ideograph says about as much as three letters.
 */
export function languageAround(text: string, offset: number): "en" | "zh" {
  const before = text.slice(Math.max(0, offset - WINDOW), offset);
  const after = text.slice(offset, offset + WINDOW);
  const paragraph = (before.split(BLANK_LINE).at(-1) ?? "") + (after.split(BLANK_LINE, 1)[0] ?? "");
  const near = countLetters(withoutKeys(paragraph));
  const { han, latin } = near.han * 3 + near.latin >= LEAST ? near : countLetters(withoutKeys(before + after));
  return han > 0 && han * 3 >= latin ? "zh" : "en";
}

const BLANK_LINE = /\n[ \t\r]*\n/u;

/** Addresses and citation keys are in no language. */
function withoutKeys(text: string): string {
  return text.replace(KEYS, " ");
}

const KEYS =
  /https?:\/\/[\w.~:/?#@!$&*+,;=%-]+|@[A-Za-z0-9_][\w:.#$%&+?~/-]*|\\[A-Za-z]{0,20}cite[A-Za-z]{0,20}\*?(?:\[[^[\]]{0,100}\]){0,2}\{[^{}]{0,200}\}/giu;

/** The language of all of a text, by the same measure. */
export function languageOf(text: string): "en" | "zh" {
  const { han, latin } = countLetters(text);
  return han > 0 && han * 3 >= latin ? "zh" : "en";
}

function countLetters(text: string): { han: number; latin: number } {
  let han = 0;
  let latin = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (isHan(unit)) han += 1;
    else if (isWord(unit)) latin += 1;
  }
  return { han, latin };
}

const TRADITIONAL_SIGNS = /[國體發展經濟產業戰術學個們這時對於後會說為與]/gu;
const SIMPLIFIED_SIGNS = /[国体发展经济产业战术学个们这时对于后会说为与]/gu;
const SAMPLE = 20_000;

/** The script that a text is written in, by characters that only one of the two has; simplified where none decides. */
export function scriptOf(text: string): "simplified" | "traditional" {
  const sample = text.slice(0, SAMPLE);
  const count = (signs: RegExp): number => sample.match(signs)?.length ?? 0;
  return count(TRADITIONAL_SIGNS) > count(SIMPLIFIED_SIGNS) ? "traditional" : "simplified";
}

/** Whether a wording has a character that only traditional script has; without one it is simplified, or both. */
export function hasTraditional(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x3400 && unit <= 0x9fff && FOLD[unit] !== unit) return true;
  }
  return false;
}
