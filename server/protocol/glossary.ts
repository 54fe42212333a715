/** Tifa’s requests for the terms and their entries. */
import type { Position, TextDocumentIdentifier, WithProgress } from "./types.ts";

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

/** A concept for a list, named in both languages. */
export interface ConceptRow {
  /** The concept's id. */
  readonly concept: string;
  readonly en: string;
  readonly zh: string;
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

export interface GlossaryRequests {
  "tifa/search": {
    /** The glossary of a document; without one, that of the workspace. */
    params: { query: string; limit?: number; textDocument?: TextDocumentIdentifier };
    /** `preparing`: a large glossary was just read, and not all of it can be found yet. Ask again in a moment. */
    result: { hits: readonly SearchHit[]; preparing?: boolean };
  };
  "tifa/concept": { params: { id: string }; result: unknown };
  "tifa/entry": { params: { id: string }; result: EntryResult | null };
  /** `mentions` says in which documents of the workspace the concept stands, which may take long. */
  "tifa/entryPage": {
    params: { id: string; mentions: boolean } & WithProgress;
    /** The body of a page: links run commands, and nothing else is active. */
    result: { title: string; body: string };
  };
  "tifa/glossary": { params: Record<string, never>; result: { groups: readonly GlossaryGroup[] } };
  "tifa/term": {
    params: { concept: string; textDocument?: TextDocumentIdentifier; position?: Position; gloss: boolean };
    result: { text: string } | null;
  };
}
