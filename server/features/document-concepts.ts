import type { Concept } from "../core/concept/concept.ts";
import type { Mention } from "../core/recognition/mention.ts";
import type { Recognized } from "../core/recognition/recognized.ts";
import { besideTerms } from "./beside-terms.ts";
import { firstMentions } from "./first-mentions.ts";

/** A concept as a document uses it. */
export interface DocumentConcept {
  readonly concept: Concept;
  /** How many mentions count. */
  readonly count: number;
  /** The first mention in running text. */
  readonly first: Mention;
  /** Some mention has the other language beside it. */
  readonly glossed: boolean;
  /** A citation stands behind some mention, in the same paragraph and not far. */
  readonly cited: boolean;
}

/** The concepts that a document mentions, by all of its mentions, in the order of their first use. */
export function documentConcepts(document: Recognized, mentions: readonly Mention[]): readonly DocumentConcept[] {
  const entries = new Map(
    Array.from(firstMentions(document, mentions), ([concept, first]) => [
      concept,
      { concept, first, count: 0, glossed: false, cited: false },
    ]),
  );
  const beside = besideTerms(document);
  mentions.forEach(({ concept, counted }, index) => {
    const entry = entries.get(concept);
    if (!counted || entry === undefined) return;
    entry.count += 1;
    entry.glossed ||= beside[index]?.glossed === true;
    entry.cited ||= beside[index]?.cited === true;
  });
  return [...entries.values()].sort((a, b) => a.first.start - b.first.start);
}
