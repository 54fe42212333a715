import type { Rendering } from "../concept/concept.ts";
import { FOLD, SKIP } from "../text/fold.ts";
import { IS_WORD, isHan } from "../text/script.ts";

/** One spelling of one rendering. */
export interface Entry {
  /** Index of the rendering in the recognizer's list. */
  readonly rendering: number;
  readonly form: string;
  readonly of: Rendering;
  readonly hasHan: boolean;
  /** *14th Five-Year Plan*: with *for* and a field behind it the name of another plan begins so. */
  readonly isFiveYearPlan: boolean;
}

const FIVE_YEAR_PLAN = /(?:\b(?:five|5)-year plan|FYP)$/iu;
/** What may stand behind the plan of the nation: its own fields, its time, the country. */
const OTHER_PLAN =
  /^\s{1,3}for (?!(?:the )?(?:national|nation|economic|economy|country|state|prc|china|people|period|years?|next|coming|20\d\d)\b)/iu;
const LONGEST_FIELD = 24;

export function entryOf(rendering: number, form: string, of: Rendering): Entry {
  return { rendering, form, of, hasHan: hasHan(form), isFiveYearPlan: isFiveYearPlan(form) };
}

/** The last letter tells nearly all others apart, which is cheaper. */
function isFiveYearPlan(form: string): boolean {
  const last = form.at(-1);
  return (last === "n" || last === "P" || last === "N" || last === "p") && FIVE_YEAR_PLAN.test(form);
}

function hasHan(form: string): boolean {
  for (let index = 0; index < form.length; index++) if (isHan(form.charCodeAt(index))) return true;
  return false;
}

/**
 * Traditional characters whose simplified form also stands for another word: 製 and 制 are both 制. They match only
 * where the form itself has them, so that 體製 is not 体制. Checked by hand.
 */
const AMBIGUOUS = unitTable(
  "製後髮發裏裡乾幹榦係繫麵徵復複覆歷曆錶準鬥穀颱檯鐘鍾鬆衝齣醜範睏雲捲誌緻儘噹彙穫鬱籲閤鹹嚮傢",
);

/** Prefixes that turn a term into its opposite or into another word: a non-national team is none. */
const DENYING_PREFIX = /(?:^|[^\p{L}])(?:non|anti|counter|inter|multi|trans|sub|quasi|pseudo)$/iu;
const LONGEST_PREFIX = 8;

const AMPERSAND = 0x26;
/** What follows the ampersand in `&amp;`. */
const ENTITY = "amp;";
const UNDERSCORE = 0x5f;
/** What every apostrophe folds to. */
const APOSTROPHE = 0x27;

/**
 * Which of the entries that fold alike is the match `[start, end)` of `text`: one that fits, best one that is written
 * exactly so, which tells simplified from traditional renderings.
 */
export function choose(text: string, start: number, end: number, entries: readonly Entry[]): Entry | undefined {
  if (!freeBefore(text, start) || !freeAfter(text, end)) return undefined;
  let chosen: Entry | undefined;
  for (const entry of entries) {
    if (!fits(text, start, end, entry)) continue;
    if (entries.length === 1 || isExactly(text, start, end, entry.form)) return entry;
    chosen ??= entry;
  }
  return chosen;
}

/** Those of the entries that fold alike which the match `[start, end)` of `text` may be. */
export function fitting(text: string, start: number, end: number, entries: readonly Entry[]): readonly Entry[] {
  if (!freeBefore(text, start) || !freeAfter(text, end)) return [];
  return entries.filter((entry) => fits(text, start, end, entry));
}

/** Whether neighbours, case and traditional characters are those of this form. */
function fits(text: string, start: number, end: number, { form, of, hasHan, isFiveYearPlan }: Entry): boolean {
  if (of.notAfter !== undefined && hasFolded(of.notAfter, unitBefore(text, start, form))) return false;
  if (of.notBefore !== undefined && end < text.length && hasFolded(of.notBefore, text.charCodeAt(end))) return false;
  if (isFiveYearPlan && OTHER_PLAN.test(text.slice(end, end + LONGEST_FIELD))) return false;
  if (of.exactCase === true && !sameLetters(text, start, end, form)) return false;
  if (of.exactCase === true && of.status !== "abbreviation" && isCitation(text, end)) return false;
  return !hasHan || !hasAmbiguous(text, start, end) || sameHan(text, start, end, form);
}

function isExactly(text: string, start: number, end: number, form: string): boolean {
  return end - start === form.length && text.startsWith(form, start);
}

/** What follows an apostrophe that divides syllables, as in Xi'an, and is neither a possessive nor a contraction. */
const DIVIDED_WORD = /^(?!(?:ll|re|ve)(?![a-z]))[a-z]{2}/iu;

/** A Latin edge may not touch a letter, a digit or an ampersand, nor an apostrophe inside a word; a Han edge may touch anything. */
function freeBefore(text: string, start: number): boolean {
  if (start === 0 || IS_WORD[text.charCodeAt(start)] !== 1) return true;
  const before = text.charCodeAt(start - 1);
  if (IS_WORD[before] === 1 || before === AMPERSAND) return false;
  if (before === UNDERSCORE) return IS_WORD[text.charCodeAt(start - 2)] !== 1;
  if (before !== 0x2d && before !== 0x2010) return true;
  return !DENYING_PREFIX.test(text.slice(Math.max(0, start - 1 - LONGEST_PREFIX), start - 1));
}

function freeAfter(text: string, end: number): boolean {
  if (end >= text.length || IS_WORD[text.charCodeAt(end - 1)] !== 1) return true;
  const after = text.charCodeAt(end);
  if (IS_WORD[after] === 1) return false;
  if (after === AMPERSAND || after === UNDERSCORE) return IS_WORD[text.charCodeAt(end + 1)] !== 1;
  return FOLD[after] !== APOSTROPHE || !DIVIDED_WORD.test(text.slice(end + 1, end + 4));
}

/**
 * The unit before the match, NaN at the start of the text. A form that is written in quotation marks begins with them,
 * although the match does not: 建设 stands before “十四五”规划, not the mark.
 */
function unitBefore(text: string, start: number, form: string): number {
  let before = start - 1;
  if (FOLD[form.charCodeAt(0)] === SKIP) {
    while (before >= 0 && FOLD[text.charCodeAt(before)] === SKIP) before -= 1;
  }
  return text.charCodeAt(before);
}

const CITED_YEAR = /^\s\(?(?:19|20)\d{2}[a-z]?(?:[),;:]|\sand\b)/iu;

/** Whether a name is the author of a citation, *(Xi 2016)*: that names a text, not the person. */
function isCitation(text: string, end: number): boolean {
  return text.charCodeAt(end) === 0x20 && CITED_YEAR.test(text.slice(end, end + 12));
}

function hasFolded(characters: string, unit: number): boolean {
  for (let index = 0; index < characters.length; index++) {
    if (FOLD[characters.charCodeAt(index)] === FOLD[unit]) return true;
  }
  return false;
}

function sameLetters(text: string, start: number, end: number, form: string): boolean {
  return pairwise(
    text,
    start,
    end,
    form,
    (unit) => IS_WORD[unit] === 1,
    (unit, wanted) => narrow(unit) === wanted,
  );
}

function hasAmbiguous(text: string, start: number, end: number): boolean {
  for (let index = start; index < end; index++) if (AMBIGUOUS[text.charCodeAt(index)] === 1) return true;
  return false;
}

function sameHan(text: string, start: number, end: number, form: string): boolean {
  return pairwise(text, start, end, form, isHan, (unit, wanted) => unit === wanted || AMBIGUOUS[unit] !== 1);
}

/** Full-width letters and digits to ASCII, keeping case. */
function narrow(unit: number): number {
  return unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : unit;
}

/** Compares the units of one kind in the text with those in the form, in order. */
function pairwise(
  text: string,
  start: number,
  end: number,
  form: string,
  isKind: (unit: number) => boolean,
  same: (unit: number, wanted: number) => boolean,
): boolean {
  let at = 0;
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index);
    if (unit === AMPERSAND && text.startsWith(ENTITY, index + 1)) index += ENTITY.length;
    if (FOLD[unit] === SKIP || !isKind(unit)) continue;
    while (at < form.length && !isKind(form.charCodeAt(at))) at += 1;
    if (at < form.length && !same(unit, form.charCodeAt(at))) return false;
    at += 1;
  }
  return true;
}

function unitTable(characters: string): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let index = 0; index < characters.length; index++) table[characters.charCodeAt(index)] = 1;
  return table;
}
