import type { Mention } from "../core/recognition/mention.ts";
import { mentionsIn, type Recognized } from "../core/recognition/recognized.ts";
import type { Span } from "../core/text/span.ts";
import { firstMentions } from "./first-mentions.ts";

export type HighlightMode = "off" | "firstUse" | "all";

/** A mention that is marked in the text. */
export interface Highlight extends Span {
  /** The first mention of its concept in the running text of the document. */
  readonly firstUse: boolean;
  /** Not counted: the wording may mean something else here. */
  readonly weak: boolean;
}

/**
 * Those of a document's mentions to mark in `span`: none, the first use of each concept, or all of them. What does not count is marked
 * only among all, and as what it is.
 */
export function highlightsIn(
  document: Recognized,
  mentions: readonly Mention[],
  mode: HighlightMode,
  span: Span,
): readonly Highlight[] {
  if (mode === "off") return [];
  const first = firstMentions(document, mentions);
  return mentionsIn(mentions, span)
    .map((mention) => ({
      start: mention.start,
      end: mention.end,
      firstUse: first.get(mention.concept) === mention,
      weak: !mention.counted,
    }))
    .filter(({ firstUse }) => mode === "all" || firstUse);
}
