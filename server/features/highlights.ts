import type { Mention } from "../core/recognition/mention.ts";
import { mentionsIn, mentionsOf, type Recognized } from "../core/recognition/recognized.ts";
import type { Span } from "../core/text/span.ts";

export type HighlightMode = "off" | "firstUse" | "all";

/** A mention that is marked in the text. */
export interface Highlight extends Span {
  /** The first counted mention of its concept in the document. */
  readonly firstUse: boolean;
  /** Not counted: the wording may mean something else here. */
  readonly weak: boolean;
}

/**
 * The mentions to mark in `span`: none, the first use of each concept, or all of them. What does not count is marked
 * only among all, and as what it is.
 */
export function highlightsIn(recognized: Recognized, mode: HighlightMode, span: Span): readonly Highlight[] {
  if (mode === "off") return [];
  const first = firstUses(mentionsOf(recognized));
  return mentionsIn(recognized, span)
    .map((mention) => ({
      start: mention.start,
      end: mention.end,
      firstUse: first.has(mention),
      weak: !mention.counted,
    }))
    .filter(({ firstUse }) => mode === "all" || firstUse);
}

/** The first counted mention of each concept. */
export function firstUses(mentions: readonly Mention[]): ReadonlySet<Mention> {
  const first = new Map<string, Mention>();
  for (const mention of mentions) {
    if (mention.counted && !first.has(mention.concept.id)) first.set(mention.concept.id, mention);
  }
  return new Set(first.values());
}
