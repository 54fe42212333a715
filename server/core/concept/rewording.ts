import pluralize from "pluralize";
import type { Rendering } from "./concept.ts";

/**
 * Another wording in the shape of the text that it replaces: with its capitals, its plural or singular, and its line
 * end where it goes over one. Undefined where mark-up stands inside, which no rule can place in other words.
 */
export function reworded(
  matched: string,
  { text, language, exactCase }: Rendering,
  wording: string,
): string | undefined {
  if (/[\\*_`{}[\]<>]/u.test(matched)) return undefined;
  const bare = matched.replace(/\s+/gu, " ");
  const english = language === "en" && /^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]+$/u.test(wording);
  const numbered = english ? inNumber(bare, text, wording) : wording;
  const cased = english && exactCase !== true ? inCase(bare, text, numbered) : numbered;
  return withLineEnd(matched, cased);
}

const LAST_WORD = /[\p{L}]+$/u;

/** The plural where the text has the plural of the rendering, the singular where it has the singular. */
function inNumber(matched: string, rendering: string, wording: string): string {
  const [has = ""] = LAST_WORD.exec(matched.toLowerCase()) ?? [];
  const [plain = ""] = LAST_WORD.exec(rendering.toLowerCase()) ?? [];
  if (has === plain || plain === "") return wording;
  if (has === pluralize.plural(plain)) return wording.replace(LAST_WORD, (word) => pluralize.plural(word));
  if (has === pluralize.singular(plain)) return wording.replace(LAST_WORD, (word) => pluralize.singular(word));
  return wording;
}

function inCase(matched: string, rendering: string, wording: string): string {
  if (isUpper(matched) && !isUpper(rendering)) return wording.toUpperCase();
  if (isTitle(matched) && !isTitle(rendering)) return wording.replace(/\p{L}[\p{L}’']{3,}|^\p{L}/gu, capital);
  const isCapital = (text: string): boolean => /^\p{Lu}/u.test(text);
  return isCapital(matched) && !isCapital(rendering) ? capital(wording) : wording;
}

function isUpper(text: string): boolean {
  return /\p{Lu}{4,}/u.test(text) && !/\p{Ll}/u.test(text);
}

/** Every word of four letters and more begins with a capital, and there are two at least. */
function isTitle(text: string): boolean {
  const words = text.match(/\p{L}{4,}/gu) ?? [];
  return words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word));
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function withLineEnd(matched: string, wording: string): string {
  const [gap] = /[ \t]*\r?\n[ \t>]*/u.exec(matched) ?? [];
  return gap === undefined ? wording : wording.replace(" ", gap);
}

/** Words that begin with a vowel sound in spite of their letter, and the other way round. */
const SOUNDS_OPEN = /^(?:[aeiou]|hour|honest|honou?r|heir)/iu;
const SOUNDS_CLOSED = /^(?:uni(?![nm])|us[aeu]|eu|one\b|once\b|ubiq|uto)/iu;
/** Letters whose name begins with a vowel: *an NSS&TF*. */
const OPEN_LETTER = /^[AEFHILMNORSX]/u;

/** `a` or `an`, as the first word of an English wording sounds. */
export function articleFor(wording: string): "a" | "an" {
  const [word = ""] = /^[\p{L}\p{N}&]+/u.exec(wording) ?? [];
  const spelt = word.length > 1 && /^[\p{Lu}\p{N}&]+$/u.test(word) && !/[AEIOU]/u.test(word.slice(1, 3));
  if (spelt) return OPEN_LETTER.test(word) ? "an" : "a";
  return SOUNDS_OPEN.test(word) && !SOUNDS_CLOSED.test(word) ? "an" : "a";
}
