import type { Concept, Language, Rendering } from "../../core/concept/concept.ts";
import { renderingsIn } from "../../core/concept/glossary.ts";
import { madeInSteps, sortedInSteps } from "../../core/text/steps.ts";

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

/** Concepts in the order of a printed glossary, in steps: by the English wording, those without it behind. */
export function* inPrintedOrder(concepts: readonly Concept[]): Generator<void, readonly Concept[]> {
  const byName = new Map<string, Concept[]>();
  yield* madeInSteps(concepts, (concept) => {
    const name = readableTerms(concept).en?.text.toLowerCase() ?? "\uffff";
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [concept]);
    else same.push(concept);
  });
  return (yield* sortedInSteps([...byName.keys()])).flatMap((name) => byName.get(name) ?? []);
}
