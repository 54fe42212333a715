import * as l10n from "@vscode/l10n";
import type { Locator } from "../../core/citation/locator.ts";
import type {
  Bilingual,
  Concept,
  GlossaryFile,
  Kind,
  Language,
  Note,
  Relation,
  Rendering,
  Status,
  Strength,
} from "../../core/concept/concept.ts";
import { type Spellings, spellingsOf } from "../../core/concept/inflection.ts";
import { hasTraditional } from "../../core/text/language.ts";
import type { Span } from "../../core/text/span.ts";
import { CAPS } from "./caps.ts";
import type { GlossaryProblem, Report } from "./problem.ts";

/** A wording as a file of any format has it. Only the text is needed. */
export interface OwnTerm extends Span {
  readonly text: string;
  /** Without it the script tells. */
  readonly language?: Language | undefined;
  /** Without it the first wording of a language is preferred, the others are admitted. */
  readonly status?: Status | undefined;
  readonly strength?: Strength | undefined;
  readonly hant?: string | undefined;
  readonly pinyin?: string | undefined;
  readonly readings?: readonly string[];
  readonly forms?: readonly string[];
  readonly inflect?: boolean | undefined;
  readonly exactCase?: boolean;
  readonly notAfter?: string | undefined;
  readonly notBefore?: string | undefined;
  readonly note?: Bilingual | undefined;
  readonly at?: Locator | undefined;
  /** Where the user has it from. */
  readonly credit?: string | undefined;
}

/** An entry as a file of any format has it: what a reader of a format makes, and {@link collectConcepts} takes. */
export interface OwnEntry extends Span {
  /** Without it one is made of the first English wording, else of the Chinese. */
  readonly id?: string | undefined;
  readonly kind?: Kind | undefined;
  /** What groups the file's entries, if anything does. */
  readonly group?: string | undefined;
  readonly terms: readonly OwnTerm[];
  readonly definition?: Bilingual | undefined;
  readonly note?: Bilingual | undefined;
  readonly at?: Locator | undefined;
  readonly evidence?: readonly Locator[];
  readonly relations?: readonly Relation[];
  readonly works?: readonly string[];
  readonly keys?: readonly string[];
  readonly examples?: readonly string[];
  readonly credit?: string | undefined;
}

/** What a glossary file of the user's has: the good entries, and what is wrong with the others. */
export interface OwnGlossary {
  readonly concepts: readonly Concept[];
  readonly problems: readonly GlossaryProblem[];
}

/** Takes the entries of a file one after the other. */
export interface Collector {
  /** Adds an entry, without what of it cannot be used. */
  readonly add: (entry: OwnEntry) => void;
  readonly report: Report;
  /** Whether no further entry is taken. */
  readonly isFull: () => boolean;
  readonly result: () => OwnGlossary;
}

/** Collects the concepts of a file, in its order; checks what has the same rules in all formats. */
export function collectConcepts(file: GlossaryFile): Collector {
  const concepts: Concept[] = [];
  const problems: GlossaryProblem[] = [];
  const ids = new Map<string, "given" | "made">();
  let untold = 0;
  const report: Report = ({ start, end }, message, severity = "error") => {
    if (problems.length < CAPS.problems) problems.push({ start, end, message, severity });
    else untold += 1;
  };
  return {
    report,
    isFull: () => concepts.length >= CAPS.entries,
    add(entry) {
      if (concepts.length === CAPS.entries) {
        report(
          entry,
          l10n.t("A glossary file may have {0} entries; this one and those behind it are not read.", CAPS.entries),
        );
        return;
      }
      const terms = usableTerms(entry, file, report);
      const id = terms.length === 0 ? undefined : idFor(entry, terms, ids, report);
      if (id !== undefined) concepts.push(toConcept(entry, id, terms, file, report));
    },
    result() {
      const [last] = problems.slice(-1);
      if (last === undefined || untold === 0) return { concepts, problems };
      const message = l10n.t("{0} more problems are not shown.", untold);
      return { concepts, problems: [...problems, { start: last.start, end: last.end, message, severity: "warning" }] };
    },
  };
}

function usableTerms(entry: OwnEntry, { name }: GlossaryFile, report: Report): readonly OwnTerm[] {
  if (entry.terms.length === 0) report(entry, noWording(name));
  if (entry.terms.length > CAPS.wordings)
    report(entry, l10n.t("An entry may have {0} wordings; the others are not read.", CAPS.wordings), "warning");
  const [only] = entry.terms;
  if (only !== undefined && entry.terms.length === 1)
    return isWording(clean(only.text), only, report) ? [cleaned(only)] : [];
  const usable: OwnTerm[] = [];
  for (const raw of entry.terms.slice(0, CAPS.wordings)) {
    const term = cleaned(raw);
    const isKnown = usable.some(({ text, language }) => text === term.text && language === term.language);
    if (!isKnown && isWording(term.text, term, report)) usable.push(term);
  }
  return usable;
}

/** As the file's format has wordings. */
function noWording(name: string): string {
  if (/\.[ct]sv$/iu.test(name))
    return l10n.t("This row has no term and is not read: fill in its cell for English or for Chinese.");
  if (/\.tbx$/iu.test(name))
    return l10n.t("This entry has no term and is not read: it needs a <term> in a section of a language.");
  return l10n.t("This entry has no wording. Give it one: “en: …” or “zh: …”.");
}

function cleaned(term: OwnTerm): OwnTerm {
  const text = clean(term.text);
  return text === term.text ? term : { ...term, text };
}

/** One space between words, none around them. */
function clean(text: string): string {
  return /^\s|\s$|\s\s|[^\S ]/u.test(text) ? text.replace(/\s+/gu, " ").trim() : text;
}

function isWording(text: string, term: OwnTerm, report: Report): boolean {
  if (text.length > CAPS.wording) {
    report(
      term,
      l10n.t(
        "A wording may have {0} characters; this one has {1}. Put explanations under “definition”.",
        CAPS.wording,
        text.length,
      ),
    );
    return false;
  }
  if (/[\p{L}\p{N}]/u.test(text)) return true;
  report(term, l10n.t("“{0}” has no letter or character, so nothing can be found by it.", text.slice(0, 40)));
  return false;
}

function idFor(
  entry: OwnEntry,
  terms: readonly OwnTerm[],
  ids: Map<string, "given" | "made">,
  report: Report,
): string | undefined {
  const given = entry.id?.trim();
  if (given !== undefined && given !== "") {
    if (given.length <= CAPS.wording && !/[\s\p{C}]/u.test(given)) {
      if (ids.get(given) !== "given") {
        ids.set(given, "given");
        return given;
      }
      report(
        entry,
        l10n.t(
          "Another entry of this file has the id “{0}” already. Give this one another, or put the two together.",
          given,
        ),
      );
      return undefined;
    }
    report(
      entry,
      l10n.t("An id may have no spaces and at most {0} characters: one is made of the wording instead.", CAPS.wording),
      "warning",
    );
  }
  const english = terms.find((term) => languageOf(term) === "en") ?? terms[0];
  const base = slugOf(english?.text ?? "");
  let id = base;
  for (let number = 2; ids.has(id); number++) id = `${base}-${number}`;
  ids.set(id, "made");
  return id;
}

/** `new quality productive forces` → `new-quality-productive-forces`; characters stay. */
function slugOf(text: string): string {
  const lower = text.toLowerCase();
  // Nearly all: words with one space between them.
  if (/^[a-z0-9](?:[a-z0-9 ]*[a-z0-9])?$/u.test(lower)) return lower.replaceAll(" ", "-");
  return lower.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/gu, "");
}

/** The language of a wording: as it is given, else as its characters say. */
export function languageOf({ text, language }: Pick<OwnTerm, "text" | "language">): Language {
  if (language !== undefined) return language;
  if (!/\p{Script=Han}/u.test(text)) return "en";
  return hasTraditional(text) ? "zh-Hant" : "zh-Hans";
}

function toConcept(
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
