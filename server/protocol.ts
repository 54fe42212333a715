/**
 * Tifa's own requests, as plain types: the only server file that the client imports.
 * Positions are LSP positions (UTF-16).
 */

import type { BibliographyOffer, BibliographyRequests } from "./protocol-bibliographies.ts";
import type { GlossaryFileRequests } from "./protocol-glossaries.ts";
import type { ReferenceRequests } from "./protocol-references.ts";
import type { SourcePlace, SourceRequests } from "./protocol-sources.ts";
import type { Position, Range, TextDocumentIdentifier, WithProgress } from "./protocol-types.ts";

export type * from "./protocol-bibliographies.ts";
export type * from "./protocol-glossaries.ts";
export type * from "./protocol-references.ts";

export type * from "./protocol-sources.ts";
export type * from "./protocol-types.ts";

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

/** One result of a glossary search. */
export interface SearchHit {
  /** The concept's id. */
  readonly concept: string;
  readonly zh: string;
  readonly en: string;
  readonly pinyin: string;
  /** One line of meaning, in the language of the interface. */
  readonly summary: string;
  /** Where the paper says it: `sec. 4, n. 20`. */
  readonly locator?: string;
  /** The user's own glossary that has it. */
  readonly file?: string;
  /** 1 is a perfect match, 0 none; falls along the list. */
  readonly score: number;
}

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

export interface TextEditDto {
  readonly range: Range;
  readonly newText: string;
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

/** A concept's entry, ready to read. */
export interface EntryResult {
  readonly title: string;
  /** The read-only document of the entry, where the client has them. */
  readonly uri?: string;
  /** Markdown that reads well as it stands. */
  readonly text: string;
  /** Where the text names other concepts: UTF-16 offsets, half-open. */
  readonly links: readonly { readonly start: number; readonly end: number; readonly concept: string }[];
}

/** A mention in some document of the workspace, with the text around it, for a list. */
export interface FoundMention {
  readonly uri: string;
  readonly range: Range;
  /** The rendering's text, as the glossary has it. */
  readonly rendering: string;
  readonly language: string;
  /** A part of the line: before the mention, the mention, behind it. */
  readonly line: readonly [before: string, text: string, after: string];
}

export interface FoundMentions {
  readonly mentions: readonly FoundMention[];
  /** How many documents were read. */
  readonly searched: number;
  /** There are more than the setting `tifa.find.limit` allows. */
  readonly limited: boolean;
  /** Files too large to be read. */
  readonly skipped: readonly string[];
}

export type CountBy = "file" | "year" | "concept";

/** One line of a count: `key` is a URI, a year, or the concept's id again. */
export interface CountRow {
  readonly key: string;
  readonly concept: string;
  readonly occurrences: number;
  /** In how many documents. */
  readonly documents: number;
}

export interface CountResult {
  readonly rows: readonly CountRow[];
  /** How many documents were read. */
  readonly documents: number;
}

/** A mention to be marked. */
export interface HighlightDto {
  readonly range: Range;
  readonly firstUse: boolean;
  readonly weak: boolean;
}

/** A concept for a list, named in both languages. */
export interface ConceptRow {
  /** The concept's id. */
  readonly concept: string;
  readonly en: string;
  readonly zh: string;
}

/** A concept as a document uses it. */
export interface DocumentConceptRow extends ConceptRow {
  readonly count: number;
  /** Where the first mention stands. */
  readonly first: Range;
  readonly glossed: boolean;
  readonly cited: boolean;
}

/** A theme or a phase of the glossary, with its concepts. */
export interface GlossaryGroup {
  readonly id: string;
  readonly label: string;
  readonly kind: "theme" | "phase";
  /** Of a large group the first 500. */
  readonly concepts: readonly ConceptRow[];
  /** How many it has. */
  readonly count: number;
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

/** Request names with their parameters and results. */
export interface Requests extends BibliographyRequests, GlossaryFileRequests, ReferenceRequests, SourceRequests {
  "tifa/mentions": {
    params: { textDocument: TextDocumentIdentifier };
    result: { version: number; mentions: readonly MentionDto[] } | null;
  };
  "tifa/search": {
    /** The glossary of a document; without one, that of the workspace. */
    params: { query: string; limit?: number; textDocument?: TextDocumentIdentifier };
    /** `preparing`: a large glossary was just read, and not all of it can be found yet. Ask again in a moment. */
    result: { hits: readonly SearchHit[]; preparing?: boolean };
  };
  "tifa/concept": { params: { id: string }; result: unknown };
  "tifa/cite": { params: CiteParams; result: CiteResult | null };
  /** What can be cited for a concept: the one named, else the one at the position. */
  "tifa/claims": { params: ClaimsParams; result: ClaimsResult | null };
  "tifa/entry": { params: { id: string }; result: EntryResult | null };
  "tifa/works": { params: { query?: string }; result: { works: readonly WorkHit[] } };
  "tifa/findMentions": { params: { concept: string } & WithProgress; result: FoundMentions };
  "tifa/count": {
    /** All concepts and the whole workspace where they are left out. */
    params: { concepts?: readonly string[]; by: CountBy; files?: readonly string[] } & WithProgress;
    result: CountResult;
  };
  /** How often concepts are mentioned by year: the body of a page without scripts, and the same as CSV. */
  "tifa/trends": {
    params: { concepts: readonly string[] } & WithProgress;
    result: { title: string; body: string; csv: string };
  };
  "tifa/highlights": {
    params: { textDocument: TextDocumentIdentifier; ranges: readonly Range[] };
    result: { version: number; highlights: readonly HighlightDto[] } | null;
  };
  "tifa/documentConcepts": {
    params: { textDocument: TextDocumentIdentifier };
    result: { version: number; concepts: readonly DocumentConceptRow[] } | null;
  };
  "tifa/glossary": { params: Record<string, never>; result: { groups: readonly GlossaryGroup[] } };
  /** `mentions` says in which documents of the workspace the concept stands, which may take long. */
  "tifa/entryPage": {
    params: { id: string; mentions: boolean } & WithProgress;
    /** The body of a page: links run commands, and nothing else is active. */
    result: { title: string; body: string };
  };
  "tifa/glossAtFirstUse": { params: { textDocument: TextDocumentIdentifier }; result: GlossResult | null };
  /** Whether terms begin with what stands before the position that are worth showing unasked. */
  "tifa/suggests": { params: { textDocument: TextDocumentIdentifier; position: Position }; result: boolean };
  /** Where a passage is, or a place of the paper in the user's copy: null where there is none. */
  "tifa/sourcePlace": { params: { passage?: number; locator?: LocatorDto }; result: SourcePlace | null };
  /** The exact words of a passage, or those selected in a source's text, with their citation; as `tifa/cite`. */
  "tifa/quote": {
    params: {
      textDocument: TextDocumentIdentifier;
      position: Position;
      passage?: number;
      /** Only the sentences of the passage that have these offsets. */
      within?: { start: number; end: number };
      selection?: { uri: string; range: Range };
    };
    result: CiteResult | null;
  };
  "tifa/term": {
    params: { concept: string; textDocument?: TextDocumentIdentifier; position?: Position; gloss: boolean };
    result: { text: string } | null;
  };
}
