import * as l10n from "@vscode/l10n";
import type {
  Bilingual,
  Concept,
  GlossaryFile,
  Language,
  Note,
  Rendering,
  Status,
} from "../../core/concept/concept.ts";
import { type Spellings, spellingsOf } from "../../core/concept/inflection.ts";
import type { Span } from "../../core/text/span.ts";
import { CAPS } from "./caps.ts";
import { languageOf, type OwnEntry, type OwnTerm } from "./own-entry.ts";
import type { Report } from "./problem.ts";

/** The concept that an entry is; tells what of it is cut off or only searched for. */
export function toConcept(
  entry: OwnEntry,
  id: string,
  terms: readonly OwnTerm[],
  file: GlossaryFile,
  report: Report,
): Concept {
  const renderings: Rendering[] = [];
  const named = new Set<Language>();
  for (const term of terms) {
    const language = languageOf(term);
    const status = term.status ?? (named.has(language) ? "admitted" : "preferred");
    named.add(language);
    addRenderings(renderings, term, language, status, file, report);
  }
  const { evidence = NONE, relations = NONE, works = NONE, keys = NONE } = entry;
  const concept: Concept = {
    id,
    kind: entry.kind ?? "concept",
    theme: entry.group === undefined ? file.name : `${file.name} · ${entry.group}`,
    renderings,
    definition: shortened(entry.definition, entry, report) ?? NO_TEXT,
    evidence,
    phases: NONE,
    history: NONE,
    relations,
    works,
    keys,
    origin: { file, start: entry.start, end: entry.end },
  };
  const more = withoutUndefined({
    at: entry.at,
    note: ownNote(entry.note),
    credit: entry.credit,
    examples: entry.examples?.length === 0 ? undefined : entry.examples,
  });
  return more === undefined ? concept : { ...concept, ...more };
}

/** One empty list for all: a hundred thousand of them would cost megabytes. */
const NONE: readonly never[] = [];
const NO_TEXT: Bilingual = { en: "", zh: "" };

function ownNote(note: Bilingual | undefined): Note | undefined {
  return note === undefined ? undefined : { ...note, isOwn: true };
}

function shortened(text: Bilingual | undefined, span: Span, report: Report): Bilingual | undefined {
  if (text === undefined || Math.max(text.en.length, text.zh.length) <= CAPS.prose) return text;
  report(
    span,
    l10n.t("A definition may have {0} characters; the rest of this one is not read.", CAPS.prose),
    "warning",
  );
  return { en: text.en.slice(0, CAPS.prose), zh: text.zh.slice(0, CAPS.prose) };
}

function addRenderings(
  renderings: Rendering[],
  term: OwnTerm,
  language: Language,
  status: Status,
  file: GlossaryFile,
  report: Report,
): void {
  const { text, strength = "strong", hant } = term;
  const { forms, exactCase } = formsOf(term, language, report);
  const plain: Rendering = { text, language, status, strength, source: "own", forms, file };
  const more = withoutUndefined({
    exactCase,
    at: term.at,
    pinyin: term.pinyin,
    readings: term.readings?.length === 0 ? undefined : term.readings,
    notAfter: term.notAfter,
    notBefore: term.notBefore,
    note: ownNote(term.note),
    credit: term.credit,
  });
  const made = more === undefined ? plain : { ...plain, ...more };
  renderings.push(made);
  if (language !== "zh-Hans" || hant === undefined || hant === text) return;
  renderings.push({ ...made, text: hant, language: "zh-Hant", forms: [hant] });
}

/** A letter with marks around it is not longer. */
const LONGEST_SINGLE = 8;
const TWO_LETTERS = /[\p{L}\p{N}].*[\p{L}\p{N}]/u;

/** What is looked for in documents. One letter or character alone would stand everywhere, so it is only searched for. */
function formsOf(term: OwnTerm, language: Language, report: Report): Spellings {
  const { text, forms = [], inflect, exactCase = false } = term;
  if (text.length < LONGEST_SINGLE && !TWO_LETTERS.test(text)) {
    const message = l10n.t(
      "“{0}” is one character, which stands in too many words: it is found by search, but not marked in documents.",
      text,
    );
    report(term, message, "warning");
    return { forms: NONE };
  }
  if (language === "en") return spellingsOf(text, { forms, inflect, exactCase });
  return { forms: forms.length === 0 ? [text] : [text, ...forms], ...(exactCase ? { exactCase: true } : {}) };
}

/**
 * Only the fields that have a value; undefined where none has one, as in most entries: objects of few shapes and without
 * empty fields take a third of the time and memory.
 */
function withoutUndefined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } | undefined {
  for (const key in fields) {
    if (fields[key] === undefined) continue;
    const present = Object.entries(fields).filter(([, value]) => value !== undefined);
    return Object.fromEntries(present) as { [K in keyof T]?: Exclude<T[K], undefined> };
  }
  return undefined;
}
