import pluralize from "pluralize";

const ABBREVIATION = /^[A-Z0-9&.-]*[A-Z][A-Z0-9&.-]*[A-Z&][A-Z0-9&.-]*$/u;

/** Whether a wording is one word with two capitals or more: an abbreviation, whose case is binding. */
export function isAbbreviation(text: string): boolean {
  return ABBREVIATION.test(text);
}

/** What recognition looks for, for a wording in Latin letters. */
export interface Spellings {
  readonly forms: readonly string[];
  readonly exactCase?: true;
}

/**
 * The spellings of a wording and of further forms of it. The case of abbreviations is binding; names are not inflected
 * unless that is wanted.
 */
export function spellingsOf(
  text: string,
  {
    forms = [],
    inflect,
    exactCase = false,
  }: { forms?: readonly string[]; inflect?: boolean | undefined; exactCase?: boolean },
): Spellings {
  const isShort = isAbbreviation(text);
  const isName = /(?:^|[\s-])[A-Z][^\s-]*$/u.test(text) && !isShort;
  const own = englishForms(text, inflect ?? !isName);
  const others = forms.flatMap((form) => englishForms(form, inflect ?? !isName));
  return {
    forms: others.length === 0 ? own : [...new Set([...own, ...others])],
    ...(exactCase || isShort ? { exactCase: true } : {}),
  };
}

/**
 * Every spelling of an English wording that rules can make: the wording itself first, then its plural or singular, and
 * `S&T` spelt out. Capitals, hyphens, apostrophes and mark-up need no forms: recognition folds them.
 */
export function englishForms(text: string, inflect: boolean): string[] {
  if (!text.includes("S&T")) return inflect ? [text, ...numbers(text)] : [text];
  const spelt = [...new Set(spellings(text))];
  return inflect ? [...new Set(spelt.flatMap((form) => [form, ...numbers(form)]))] : spelt;
}

function* spellings(text: string): Generator<string> {
  yield text;
  if (!/\bS&T\b/u.test(text)) return;
  yield text.replace("S&T", "S & T");
  yield text.replaceAll("S&T", "science and technology");
  yield text.replaceAll("S&T", "science & technology");
  yield text.replace("S&T", "science and technology (S&T)");
  if (/\bS&T \w/u.test(text)) {
    yield text.replaceAll("S&T", "scientific and technological");
    yield text.replaceAll("S&T", "sci-tech");
  }
}

/** The plural and the singular of the last word; an abbreviation only takes an `s`. */
function numbers(form: string): string[] {
  const last = lastWord(form);
  if (last === "") return [];
  if (isAbbreviation(last)) return [`${form}s`];
  const rest = form.slice(0, form.length - last.length);
  const [plural, singular] = numbersOf(last);
  const others = plural === singular ? [plural] : [plural, singular];
  return others.filter((other) => other !== last).map((other) => rest + other);
}

/** The letters at the end; letter by letter from there, for an expression would try every word before. */
function lastWord(form: string): string {
  let start = form.length;
  while (start > 0 && (isAsciiLetter(form.charCodeAt(start - 1)) || form[start - 1] === "&")) start -= 1;
  const isOther = start > 0 && form.charCodeAt(start - 1) > 0x7f;
  return isOther ? (/[\p{L}&]+$/u.exec(form)?.[0] ?? "") : form.slice(start);
}

function isAsciiLetter(unit: number): boolean {
  return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
}

/** Words that many terms end in; the rules of a word take longer than all the rest. */
const known = new Map<string, readonly [plural: string, singular: string]>();
const MOST_KNOWN = 5_000;

function numbersOf(word: string): readonly [plural: string, singular: string] {
  const found = known.get(word);
  if (found !== undefined) return found;
  const made = [pluralize.plural(word), pluralize.singular(word)] as const;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(word, made);
  return made;
}
