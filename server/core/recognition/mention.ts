import type { Concept, Rendering } from "../concept/concept.ts";
import type { Span } from "../text/span.ts";

/** A rendering found in a text. */
export interface Term extends Span {
  readonly concept: Concept;
  readonly rendering: Rendering;
}

/** A rendering found in a document. */
export interface Mention extends Term {
  /** False for a weak rendering where nothing in the document shows that the concept is meant. */
  readonly counted: boolean;
}
