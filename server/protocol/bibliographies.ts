/** Tifa’s requests for bibliography files. */
import type { AddedEntry, CiteResult } from "./citations.ts";
import type { TextDocumentIdentifier, TextEditDto } from "./types.ts";

/** A way out where what renders the document would find no bibliography. */
export interface BibliographyOffer {
  /**
   * `create` makes the file; `second` makes another, since a reference manager would overwrite those that are there; `name`
   * only names one of those that lie near.
   */
  readonly kind: "create" | "second" | "name";
  /** As the document would write it: the new file, or those that lie near. */
  readonly names: readonly string[];
}

/** A bibliography file that a document is to have. */
export interface NamedBibliography {
  /** The version of the document that `edits` are for. */
  readonly version: number;
  readonly name: string;
  readonly uri: string;
  /** Names the file in the document; none where it does that already. */
  readonly edits: readonly TextEditDto[];
  /** The text of the new file; left out where it is there. */
  readonly text?: string;
  /** The entry that goes into a file that is there, and its edit. */
  readonly added?: AddedEntry;
  readonly edit?: CiteResult["edit"];
  /** The keys of the entries that it gets: those of the works that the document cites and Tifa knows. */
  readonly keys: readonly string[];
}

export interface BibliographyRequests {
  /** `name` is one of the offer's; the first where it is left out. */
  "tifa/nameBibliography": {
    params: { textDocument: TextDocumentIdentifier; name?: string };
    result: NamedBibliography | null;
  };
}
