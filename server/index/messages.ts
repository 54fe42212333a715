import type { Locator } from "../core/citation/locator.ts";
import type { Concept } from "../core/concept/concept.ts";
import type { Passage, SourceKind, SourceProblem } from "../core/source/passage.ts";
import type { Span } from "../core/text/span.ts";

/** A source as the server knows it. */
export interface IndexedSource {
  readonly id: number;
  readonly path: string;
  readonly kind?: SourceKind;
  readonly title?: string;
  readonly author?: string;
  readonly year?: string;
  /** Its first passages, by which a work may be known: a DOI, a title; empty in a list of all sources. */
  readonly beginning: string;
  readonly passages: number;
  readonly problems: readonly SourceProblem[];
}

/** A passage that was found. */
export interface FoundPassage extends Passage {
  readonly id: number;
  readonly source: IndexedSource;
  /** Where in `text` stands what was looked for, in its order. */
  readonly hits: readonly Span[];
  /** 1 is the best of what was found. */
  readonly score: number;
}

export interface SearchRequest {
  /** What the user typed; empty to look for concepts alone. */
  readonly text: string;
  /** Ids of concepts of which passages are wanted besides. */
  readonly concepts: readonly string[];
  readonly limit: number;
  /** Only in this source. */
  readonly source?: number;
}

export interface SearchAnswer {
  readonly passages: readonly FoundPassage[];
  /** So many passages were looked at; there are more where `more` says so. */
  readonly found: number;
  readonly more: boolean;
  /** One ideograph or letter stands everywhere: nothing was looked for. */
  readonly tooShort: boolean;
}

/** One use of a concept, in context. */
export interface UseInContext {
  readonly passage: number;
  readonly source: number;
  readonly rendering: string;
  readonly language: string;
  readonly before: string;
  readonly text: string;
  readonly after: string;
  readonly locator: Locator;
}

export interface ConcordanceAnswer {
  readonly uses: readonly UseInContext[];
  readonly sources: readonly IndexedSource[];
  /** There are more than were asked for. */
  readonly more: boolean;
}

/** A source with all its passages. */
export interface WholeSource {
  readonly source: IndexedSource;
  readonly passages: readonly Omit<FoundPassage, "source" | "hits" | "score">[];
}

/** How far the index is. */
export interface IndexState {
  /** Files that are up to date, and how many there are to be. */
  readonly done: number;
  readonly of: number;
  readonly isWorking: boolean;
  /** The user stopped it, or it could not go on: why. */
  readonly stopped?: "cancelled" | "disk-full" | "no-place";
}

/** What the server can ask the index for: parameters and results. */
export interface IndexRequests {
  /** Opens the index in a folder; throws where it cannot be written. */
  open: { params: { readonly folder: string; readonly name: string }; result: null };
  /** The glossary by which concepts are found. */
  concepts: { params: { readonly concepts: readonly Concept[] }; result: null };
  /** The files that are to be in the index, and nothing else. Answers when all has begun. */
  files: { params: { readonly paths: readonly string[] }; result: null };
  cancel: { params: null; result: null };
  resume: { params: null; result: null };
  sources: { params: null; result: readonly IndexedSource[] };
  /** The sources with which something is wrong. */
  problems: { params: null; result: readonly IndexedSource[] };
  search: { params: SearchRequest; result: SearchAnswer };
  concordance: { params: { readonly concept: string; readonly most: number }; result: ConcordanceAnswer };
  whole: { params: { readonly source: number } | { readonly path: string }; result: WholeSource | null };
  passage: { params: { readonly id: number }; result: FoundPassage | null };
  close: { params: null; result: null };
}

export type IndexMethod = keyof IndexRequests;

/** From the server to the index. */
export type ToIndex =
  | { readonly kind: "request"; readonly id: number; readonly method: IndexMethod; readonly params: unknown }
  | { readonly kind: "forget"; readonly id: number };

/** From the index to the server. */
export type FromIndex =
  | { readonly kind: "result"; readonly id: number; readonly result: unknown }
  | { readonly kind: "error"; readonly id: number; readonly message: string }
  | { readonly kind: "state"; readonly state: IndexState }
  | { readonly kind: "log"; readonly message: string };
