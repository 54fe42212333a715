import type { Bilingual, Concept, Note, Rendering } from "../../core/concept/concept.ts";
import { isAbbreviation, spellingsOf } from "../../core/concept/inflection.ts";
import type { PlainEntry, PlainTerm } from "./plain-entry.ts";

/** A concept as a file writes it: without what the rules make. What own glossaries have no field for is left out. */
export function plainOf(concept: Concept): PlainEntry {
  const { id, kind, definition, note, at, evidence, relations, works, keys, examples, credit } = concept;
  return {
    id,
    kind: kind === "concept" ? undefined : kind,
    terms: termsOf(concept.renderings),
    definition: isEmpty(definition) ? undefined : definition,
    note: plainNote(note),
    at,
    evidence,
    relations,
    works,
    keys,
    examples: examples ?? [],
    credit,
  };
}

function plainNote(note: Note | undefined): Bilingual | undefined {
  return note === undefined ? undefined : { en: note.en, zh: note.zh };
}

function isEmpty({ en, zh }: Concept["definition"]): boolean {
  return en === "" && zh === "";
}

/** The wordings; a traditional form that says what the simplified one before it says is written with that. */
function termsOf(renderings: readonly Rendering[]): PlainTerm[] {
  const terms: PlainTerm[] = [];
  let before: Rendering | undefined;
  const seen = new Set<string>();
  for (const rendering of renderings) {
    const last = terms.at(-1);
    if (last !== undefined && before !== undefined && isItsForm(rendering, before)) {
      terms[terms.length - 1] = { ...last, language: "zh-Hans", hant: rendering.text };
      before = undefined;
      continue;
    }
    terms.push(termOf(rendering, !seen.has(rendering.language)));
    seen.add(rendering.language);
    before = rendering;
  }
  return terms;
}

function isItsForm(rendering: Rendering, before: Rendering): boolean {
  if (rendering.language !== "zh-Hant" || before.language !== "zh-Hans" || rendering.text === before.text) return false;
  return SHARED.every((key) => JSON.stringify(rendering[key]) === JSON.stringify(before[key]));
}

const SHARED = [
  "status",
  "strength",
  "source",
  "at",
  "pinyin",
  "readings",
  "notAfter",
  "notBefore",
  "note",
  "credit",
] as const;

/** @param isFirst whether it is the first of its language, which is the preferred one if nothing is said */
function termOf(rendering: Rendering, isFirst: boolean): PlainTerm {
  const { text, language, status, strength, pinyin, readings = [], notAfter, notBefore, note, at, credit } = rendering;
  return {
    text,
    language,
    status: status === (isFirst ? "preferred" : "admitted") ? undefined : status,
    strength: strength === "weak" ? strength : undefined,
    pinyin,
    readings,
    ...spellings(rendering),
    ...(rendering.exactCase === true && !isAbbreviation(text) ? { exactCase: true } : {}),
    notAfter,
    notBefore,
    note: plainNote(note),
    at,
    credit,
  };
}

/** The further forms that were given, and whether the rules were to make more of them. */
function spellings({ text, language, forms }: Rendering): Pick<PlainTerm, "forms" | "inflect"> {
  if (language !== "en") return { forms: forms.filter((form) => form !== text) };
  if (forms.length === 0) return {};
  for (const inflect of [undefined, false, true]) {
    const given = formsGiven(text, forms, inflect);
    if (given !== undefined) return { forms: given, inflect };
  }
  return { forms: forms.filter((form) => form !== text), inflect: false };
}

/** The forms that must be given so that the rules make these; undefined where they make others too. */
function formsGiven(text: string, forms: readonly string[], inflect: boolean | undefined): string[] | undefined {
  const given: string[] = [];
  let made = new Set(spellingsOf(text, { inflect }).forms);
  for (const form of forms) {
    if (made.has(form)) continue;
    given.push(form);
    made = new Set(spellingsOf(text, { inflect, forms: given }).forms);
  }
  return made.size === forms.length && forms.every((form) => made.has(form)) ? given : undefined;
}
