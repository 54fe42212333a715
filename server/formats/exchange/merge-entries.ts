import type { Bilingual } from "../../core/concept/concept.ts";
import { languageOf } from "../glossary/own-entry.ts";
import type { PlainEntry, PlainTerm } from "./plain-entry.ts";

/**
 * One entry of several with the same id: all wordings, and of every field that more than one has the first one's; lists
 * are joined. `conflicts` are the entries, by index, whose text gives way to another.
 */
export function mergeEntries(entries: readonly PlainEntry[]): { entry: PlainEntry; conflicts: number[] } {
  const [first = { terms: [] }, ...others] = entries;
  if (others.length === 0) return { entry: first, conflicts: [] };
  let definition = first.definition;
  let note = first.note;
  const conflicts: number[] = [];
  for (const [index, other] of others.entries()) {
    if (differ(definition, other.definition) || differ(note, other.note)) conflicts.push(index + 1);
    definition = both(definition, other.definition);
    note = both(note, other.note);
  }
  const entry: PlainEntry = {
    ...first,
    kind: firstOf(entries, "kind"),
    credit: firstOf(entries, "credit"),
    at: firstOf(entries, "at"),
    definition,
    note,
    terms: mergeTerms(entries.flatMap(({ terms }) => terms)),
    evidence: union(entries.flatMap(({ evidence = [] }) => evidence)),
    relations: union(entries.flatMap(({ relations = [] }) => relations)),
    works: union(entries.flatMap(({ works = [] }) => works)),
    keys: union(entries.flatMap(({ keys = [] }) => keys)),
    examples: union(entries.flatMap(({ examples = [] }) => examples)),
  };
  return { entry, conflicts };
}

function firstOf<K extends "kind" | "credit" | "at">(entries: readonly PlainEntry[], key: K): PlainEntry[K] {
  return entries.find((entry) => entry[key] !== undefined)?.[key];
}

function both(a: Bilingual | undefined, b: Bilingual | undefined): Bilingual | undefined {
  return a === undefined || b === undefined ? (a ?? b) : { en: a.en || b.en, zh: a.zh || b.zh };
}

function differ(a: Bilingual | undefined, b: Bilingual | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return (["en", "zh"] as const).some((key) => a[key] !== "" && b[key] !== "" && a[key] !== b[key]);
}

/** What is said first of a wording stands; what is said later comes to it. */
function mergeTerms(terms: readonly PlainTerm[]): PlainTerm[] {
  const all = new Map<string, PlainTerm>();
  for (const term of terms) {
    const key = JSON.stringify([term.language, term.text, term.hant]);
    all.set(key, { ...term, ...all.get(key) });
  }
  const merged = [...all.values()];
  // As all formats have them: English before Chinese.
  const isEnglish = (term: PlainTerm): boolean => languageOf(term) === "en";
  return [...merged.filter(isEnglish), ...merged.filter((term) => !isEnglish(term))];
}

/** Lists of texts or of small plain objects. */
function union<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
