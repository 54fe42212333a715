import type { Bilingual, Language } from "../../core/concept/concept.ts";
import { proseOf } from "../glossary/entry.ts";
import { languageOf } from "../glossary/own-entry.ts";
import { locatorText } from "./locator-text.ts";
import type { PlainEntry, PlainTerm } from "./plain-entry.ts";

/** A value of YAML or JSON. */
export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };
export type Fields = { readonly [key: string]: Value };

/** An entry in the fields of our own format, as briefly as it can be said. */
export function ownFields(entry: PlainEntry): Fields {
  const { id, kind, terms, definition, note, credit, examples = [] } = entry;
  return defined({
    id,
    kind,
    ...Object.fromEntries([...grouped(terms)].map(([key, list]) => [key, oneOrList(list.map(wording))])),
    definition: definition === undefined ? undefined : prose(definition),
    note: note === undefined ? undefined : prose(note),
    source: credit,
    examples: orNothing(examples),
    ...furtherFields(entry),
  });
}

/** What TBX has no element for, and tables have columns of their own for. */
export function furtherFields({ at, evidence = [], relations = [], works = [], keys = [] }: PlainEntry): Fields {
  return defined({
    at: at === undefined ? undefined : locatorText(at),
    evidence: orNothing(evidence.map(locatorText)),
    relations: orNothing(relations.map(({ kind, id }) => ({ [kind]: id }))),
    works: orNothing(works),
    keys: orNothing(keys),
  });
}

function grouped(terms: readonly PlainTerm[]): Map<string, PlainTerm[]> {
  const lists = new Map<string, PlainTerm[]>();
  for (const key of ["en", "zh", "zh-Hans", "zh-Hant"]) {
    const list = terms.filter((term) => keyOf(term) === key);
    if (list.length > 0) lists.set(key, list);
  }
  return lists;
}

/** `zh` where the characters tell the script. */
function keyOf(term: PlainTerm): string {
  const language: Language = languageOf(term);
  if (language === "en") return "en";
  return languageOf({ text: term.text }) === language && language === "zh-Hans" ? "zh" : language;
}

/** A wording: its text alone where nothing else is to be said. */
function wording(term: PlainTerm): Value {
  const fields = wordingFields(term);
  return Object.keys(fields).length === 0 ? term.text : { text: term.text, ...fields };
}

/** What is to be said of a wording beside its text. */
export function wordingFields(term: PlainTerm): Fields {
  const { status, strength, hant, pinyin, readings = [], forms = [], inflect, exactCase, notAfter, notBefore } = term;
  return defined({
    hant,
    pinyin,
    status,
    strength,
    readings: orNothing(readings),
    forms: orNothing(forms),
    inflect,
    case: exactCase === true ? "exact" : undefined,
    notAfter,
    notBefore,
    source: term.credit,
    at: term.at === undefined ? undefined : locatorText(term.at),
    note: term.note === undefined ? undefined : prose(term.note),
  });
}

/** A text, where its letters tell the language; else both, or one with its language. */
function prose(text: Bilingual): Value | undefined {
  const { en, zh } = text;
  if (en === "" && zh === "") return undefined;
  const one = en === "" ? zh : zh === "" ? en : undefined;
  if (one !== undefined) {
    const told = proseOf(one);
    if (told.en === en && told.zh === zh) return one;
  }
  return defined({ en: en === "" ? undefined : en, zh: zh === "" ? undefined : zh });
}

function oneOrList(items: readonly Value[]): Value {
  const [first] = items;
  return items.length === 1 && first !== undefined ? first : items;
}

function orNothing<T extends Value>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items;
}

function defined(fields: Readonly<Record<string, Value | undefined>>): Fields {
  return Object.fromEntries(Object.entries(fields).filter((field): field is [string, Value] => field[1] !== undefined));
}
