/** Tifa’s requests for the documents of the workspace. */
import type { Range, WithProgress } from "./types.ts";

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

export interface WorkspaceRequests {
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
}
