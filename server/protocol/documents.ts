/** Tifa’s requests for a document that is open. */
import type { ConceptRow } from "./glossary.ts";
import type { Position, Range, TextDocumentIdentifier, TextEditDto } from "./types.ts";

/** A rendering found in a document. A weak one without support has `counted: false`. */
export interface MentionDto {
  readonly range: Range;
  readonly text: string;
  /** The concept's id. */
  readonly concept: string;
  /** The rendering's text, as the glossary has it. */
  readonly rendering: string;
  readonly language: string;
  readonly strength: "strong" | "weak";
  readonly counted: boolean;
}

/** A mention to be marked. */
export interface HighlightDto {
  readonly range: Range;
  readonly firstUse: boolean;
  readonly weak: boolean;
}

/** A concept as a document uses it. */
export interface DocumentConceptRow extends ConceptRow {
  readonly count: number;
  /** Where the first mention stands. */
  readonly first: Range;
  readonly glossed: boolean;
  readonly cited: boolean;
}

/** A change that glosses a term, in a group that the user may leave out. */
export interface GlossEdit extends TextEditDto {
  /** The group, in the language of the interface. */
  readonly label: string;
}

export interface GlossResult {
  /** The changes of each document; its version, or null where the client does not have it open. */
  readonly documents: readonly {
    readonly uri: string;
    readonly version: number | null;
    readonly edits: readonly GlossEdit[];
  }[];
  /** What a careful writer should know, in the language of the interface. */
  readonly notes: readonly string[];
}

export interface DocumentRequests {
  "tifa/mentions": {
    params: { textDocument: TextDocumentIdentifier };
    result: { version: number; mentions: readonly MentionDto[] } | null;
  };
  "tifa/highlights": {
    params: { textDocument: TextDocumentIdentifier; ranges: readonly Range[] };
    result: { version: number; highlights: readonly HighlightDto[] } | null;
  };
  "tifa/documentConcepts": {
    params: { textDocument: TextDocumentIdentifier };
    result: { version: number; concepts: readonly DocumentConceptRow[] } | null;
  };
  "tifa/glossAtFirstUse": { params: { textDocument: TextDocumentIdentifier }; result: GlossResult | null };
  /** Whether terms begin with what stands before the position that are worth showing unasked. */
  "tifa/suggests": { params: { textDocument: TextDocumentIdentifier; position: Position }; result: boolean };
}
