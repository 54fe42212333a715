import type { Concept, Language, Rendering } from "../../core/concept/concept.ts";
import { renderingsIn } from "../../core/concept/glossary.ts";

/** The wordings of a concept for those who read it: the first of each language, and the others. */
export interface ReadableTerms {
  readonly en: Rendering | undefined;
  readonly zh: Rendering | undefined;
  readonly traditional: Rendering | undefined;
  readonly others: readonly Rendering[];
}

export function readableTerms(concept: Concept): ReadableTerms {
  const first = (language: Language): Rendering | undefined => renderingsIn(concept, language)[0];
  const [en, hans, hant] = [first("en"), first("zh-Hans"), first("zh-Hant")];
  const shown = new Set([en, hans, hant]);
  const others = concept.renderings.filter((rendering) => !shown.has(rendering) && rendering.status !== "deprecated");
  return { en, zh: hans ?? hant, traditional: hans === undefined ? undefined : hant, others };
}

/** Concepts in the order of a printed glossary: by the English wording, those without it behind. */
export function inPrintedOrder(concepts: readonly Concept[]): Concept[] {
  const key = (concept: Concept): string => readableTerms(concept).en?.text.toLowerCase() ?? "\uffff";
  return concepts
    .map((concept) => ({ concept, name: key(concept) }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ concept }) => concept);
}
