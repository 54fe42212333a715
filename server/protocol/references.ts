/** Tifa’s requests for formatted references. */
import type { WorkHit } from "./citations.ts";
import type { Position, Range, TextDocumentIdentifier, TextEditDto, WithProgress } from "./types.ts";

/** Formatted references, to be copied. */
export interface References {
  readonly count: number;
  /** The name of the style, and who runs it. */
  readonly style: string;
  /** An entry a line. */
  readonly plain: string;
  /** A paragraph an entry; nothing in it is active but links to web addresses. */
  readonly html: string;
  /** What a careful writer should know, in the language of the interface. */
  readonly notes: readonly string[];
}

/** A change that puts references into a document. */
export interface ReferenceEdit {
  /** The version of the document that it is for. */
  readonly version: number;
  readonly edits: readonly TextEditDto[];
  readonly count: number;
  /** It takes the place of a list that was made before. */
  readonly isRenewed: boolean;
  readonly notes: readonly string[];
}

export interface ReferenceRequests {
  /** The works that a document can cite and that have every word of `query`, the best first; `work` is the key. */
  "tifa/citableWorks": {
    params: { textDocument: TextDocumentIdentifier; query: string };
    result: { works: readonly WorkHit[] };
  };
  /** Of the works that are cited in `range`; without one, or where it is empty, of the work of the key there, else of all. */
  "tifa/references": {
    params: { textDocument: TextDocumentIdentifier; range?: Range } & WithProgress;
    result: References | null;
  };
  /** `work` is a citation key; without it the key at the position counts, and null where none stands there. */
  "tifa/insertReference": {
    params: { textDocument: TextDocumentIdentifier; position: Position; work?: string } & WithProgress;
    result: ReferenceEdit | null;
  };
  "tifa/insertBibliography": {
    params: { textDocument: TextDocumentIdentifier; position: Position } & WithProgress;
    result: ReferenceEdit | null;
  };
}
