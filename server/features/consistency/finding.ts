import type { Rendering } from "../../core/concept/concept.ts";
import type { Span } from "../../core/text/span.ts";

/** The rules, as they are named in settings, comments and diagnostics. */
export const RULE_IDS = [
  "two-renderings",
  "deprecated",
  "abbreviation",
  "wrong-gloss",
  "mixed-scripts",
  "near-miss",
] as const;

export type RuleId = (typeof RULE_IDS)[number];

/** One replacement in a document. */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/** What can be done about a finding: edits of its document, none of which overlap. */
export interface Fix {
  /** This place only, or every place of the kind in the document. */
  readonly scope: "here" | "document";
  readonly title: string;
  readonly edits: readonly Edit[];
  /** The same for all documents of a workspace: this wording in the place of these. */
  readonly everywhere?: Change;
}

/** Another wording in the place of some renderings of one concept. */
export interface Change {
  readonly renderings: readonly Rendering[];
  readonly wording: string;
}

/** Another place of the document that shows what a finding means. */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

/** A place where a careful writer would look again. */
export interface Finding {
  readonly span: Span;
  readonly rule: RuleId;
  /** The id of the concept that it is about. */
  readonly concept: string;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  /** Made when asked for: a document may have many findings, and each may know the edits of all. */
  readonly fixes: () => readonly Fix[];
}
