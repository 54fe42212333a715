import type { Bilingual } from "../core/concept/concept.ts";

/** What one of the paper's tables says of a concept: one line. */
export interface TableFact {
  /** The concept's id. */
  readonly concept: string;
  readonly table: number;
  readonly text: Bilingual;
}

/** What the tables say of a concept, in the order of the tables. */
export function factsAbout(facts: readonly TableFact[], concept: string): readonly TableFact[] {
  return facts.filter((fact) => fact.concept === concept);
}
