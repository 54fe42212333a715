import type { Concept } from "../core/concept/concept.ts";
import type { Glossary } from "../core/concept/glossary.ts";

/** The concepts that have a wording already, in any spelling of it. */
export function conceptsWith(glossary: Glossary, wording: string): Concept[] {
  const text = wording.trim();
  const found = new Set<Concept>();
  glossary.recognizer.all(text, 0, text.length, (_start, _end, rendering) => {
    const concept = glossary.renderings[rendering]?.concept;
    if (concept !== undefined) found.add(concept);
  });
  return [...found];
}
