import type { Concept } from "../core/concept/concept.ts";
import type { Glossary } from "../core/concept/glossary.ts";
import { foldText } from "../core/text/fold.ts";

/** The concepts that have a wording already, in any spelling of it. */
export function conceptsWith(glossary: Glossary, wording: string): Concept[] {
  const wanted = foldText(wording.trim());
  const found = new Set<Concept>();
  for (const { concept, rendering } of glossary.renderings)
    if (foldText(rendering.text) === wanted || rendering.forms.some((form) => foldText(form) === wanted))
      found.add(concept);
  return [...found];
}
