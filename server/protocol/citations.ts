/** Tifa’s requests for citations. */
import type { BibliographyOffer } from "./bibliographies.ts";
import type { Position, TextDocumentIdentifier, TextEditDto } from "./types.ts";

export type CitationForm = "parenthetical" | "narrative" | "note" | "reference" | "quotation" | "key";

/** The wanted place in the work; what is left out is not cited. */
export interface LocatorDto {
  readonly section?: string;
  readonly paragraph?: number;
  readonly note?: number;
  readonly table?: number;
  readonly figure?: number;
  readonly page?: string;
  readonly abstract?: true;
}

export interface CiteParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly position?: Position;
  /** A concept's id: the paper is cited with the concept's best locator. */
  readonly concept?: string;
  /** A work's id; without it and without a concept, the concept at the position. */
  readonly work?: string;
  readonly locator?: LocatorDto;
  /** A place in the paper that cites `work`: both are cited, the work as cited in the paper. */
  readonly citedIn?: LocatorDto;
  /** Where it is left out: as the document cites, in brackets or in notes. */
  readonly form?: CitationForm;
  /** A citation style, for documents that hold formatted citations: `chicago-author-date-17`, … */
  readonly style?: string;
}

export interface CiteResult {
  /** The snippet, ready for this document. */
  readonly text: string;
  /**
   * Puts it there: at the position, or into the citation that already stands there (only with a `position`); and adds the
   * entry that the bibliography file has not.
   */
  readonly edit?: { readonly changes: Readonly<Record<string, readonly TextEditDto[]>> };
  /** The entry that `edit` adds to a bibliography file. */
  readonly added?: AddedEntry;
  /** What `tifa/nameBibliography` can do, where what renders the document would find no bibliography. */
  readonly offer?: BibliographyOffer;
  /** What a careful writer should know, in the language of the interface. */
  readonly notes: readonly string[];
}

/** An entry to add, with what its file looked like, so that a client can see whether it still does. */
export interface AddedEntry {
  readonly uri: string;
  readonly key: string;
  /** The inserted text: the entry with the line ends around it. */
  readonly text: string;
  /** Where it goes: an offset of the file's text, in UTF-16 units, without byte order mark. */
  readonly offset: number;
  /** How long the text was, each line end counted as one unit: editors change them. */
  readonly lengthBefore: number;
  /** What stood before the place, at most 200 units, each line end as `\n`. */
  readonly before: string;
}

export type ClaimsParams = Pick<CiteParams, "textDocument" | "position" | "concept" | "form" | "style">;

/** One thing that can be cited for a concept. */
export interface ClaimItem {
  /** The paper; a work that the paper cites; that work as cited in the paper. */
  readonly group: "paper" | "source" | "citedIn";
  /** What is claimed, or whose work it is, in the language of the interface. */
  readonly label: string;
  readonly description: string;
  /** What it would insert. */
  readonly text: string;
  /** Asks `tifa/cite` for it. */
  readonly cite: Pick<CiteParams, "concept" | "work" | "locator" | "citedIn">;
}

export interface ClaimsResult {
  /** The concept's id. */
  readonly concept: string;
  /** The best first: what is cited where nobody chooses. */
  readonly items: readonly ClaimItem[];
  /** What the paper cites and its bibliography does not have, with a sentence that says so. */
  readonly gaps: readonly { readonly label: string; readonly text: string }[];
}

/** A work of the bibliography, for a picker. */
export interface WorkHit {
  readonly work: string;
  readonly label: string;
  readonly title: string;
  readonly titleZh?: string;
}

export interface CitationRequests {
  "tifa/cite": { params: CiteParams; result: CiteResult | null };
  /** What can be cited for a concept: the one named, else the one at the position. */
  "tifa/claims": { params: ClaimsParams; result: ClaimsResult | null };
  "tifa/works": { params: { query?: string }; result: { works: readonly WorkHit[] } };
}
