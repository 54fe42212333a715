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
  const spelt = text.includes("S&T") ? [...new Set(spellings(text))] : [text];
  const forms = inflect ? spelt.flatMap((form) => [form, ...numbers(form)]) : spelt;
  return [...new Set(forms)];
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
  const [last] = /[\p{L}&]+$/u.exec(form) ?? [];
  if (last === undefined) return [];
  if (isAbbreviation(last)) return [`${form}s`];
  const rest = form.slice(0, form.length - last.length);
  return numbersOf(last).flatMap((other) => (other === last ? [] : rest + other));
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
