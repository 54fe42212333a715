/** Tifa’s requests for the user’s own sources. */
import type { CiteResult, LocatorDto } from "./citations.ts";
import type { Position, Range, TextDocumentIdentifier, WithProgress } from "./types.ts";

/** A passage of one of the user's sources. */
export interface SourceHit {
  readonly passage: number;
  /** What the source is called: `Bai 2021`, else its title or file name. */
  readonly source: string;
  readonly title: string;
  readonly year?: string;
  /** Where it stands in the source: `p. 12`; empty where the source shows nothing. */
  readonly locator: string;
  /** Where the first hit is in the passage: offsets, in UTF-16 units. */
  readonly hit?: { readonly start: number; readonly end: number };
  /** A part of the passage: before the hit, the hit, behind it. */
  readonly line: readonly [before: string, hit: string, after: string];
  /** 1 is the best of the list. */
  readonly score: number;
}

/** How far the index of sources is. */
export interface SourcesState {
  readonly done: number;
  readonly of: number;
  readonly isWorking: boolean;
  /** Why it does not go on, in the language of the interface. */
  readonly stopped?: string;
}

export interface SourceSearchResult {
  readonly hits: readonly SourceHit[];
  /** The concepts that were looked for besides the words, by name. */
  readonly concepts: readonly string[];
  /** What the user should know of the list, in the language of the interface. */
  readonly note?: string;
  readonly state: SourcesState;
}

/** A file that is a source, or was to be one. */
export interface SourceFileDto {
  readonly uri: string;
  readonly name: string;
  readonly title: string;
  readonly passages: number;
  /** What went wrong with it, in the language of the interface. */
  readonly problems: readonly string[];
}

/** Where a passage is to be seen: in its file, or in the read-only document that the client shows. */
export interface SourcePlace {
  readonly uri: string;
  readonly range: Range;
  /** The file itself, for the system's program. */
  readonly file: string;
}

/** How the rows of a concordance are ordered. */
export type ConcordanceOrderDto = "best" | "year" | "source" | "before" | "after" | "rendering";

export interface SourceRequests {
  /** Passages of the user's sources, by words and by the concepts that the words name; without a query, by `concept`. */
  "tifa/searchSources": {
    params: { query: string; concept?: string; limit?: number; textDocument?: TextDocumentIdentifier };
    result: SourceSearchResult;
  };
  /** The user's sources; names in the setting that lead to no file. */
  "tifa/sources": {
    params: Record<string, never>;
    result: { sources: readonly SourceFileDto[]; missing: readonly string[]; state: SourcesState };
  };
  /** Goes on with an index that the user stopped. */
  "tifa/indexSources": { params: Record<string, never>; result: SourcesState };
  /** The text of the read-only document of a source. */
  "tifa/sourceText": { params: { uri: string }; result: { text: string; file: string } | null };
  /** A concept's uses in the user's sources, as the body of a page. */
  "tifa/concordance": {
    params: { concept: string; order?: ConcordanceOrderDto; textDocument?: TextDocumentIdentifier } & WithProgress;
    result: { title: string; body: string };
  };
  /** The same as CSV, without anything that a spreadsheet would take for a formula. */
  "tifa/concordanceCsv": {
    params: { concept: string; order?: ConcordanceOrderDto; textDocument?: TextDocumentIdentifier } & WithProgress;
    result: { name: string; csv: string };
  };
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
}
