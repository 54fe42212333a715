/** Tifa’s requests that write glossary files, import and export. */

/** A change of a text: what replaces a span of it, in UTF-16 offsets, half-open. */
export interface TextChangeDto {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** The document whose glossaries count; without it, those of the workspace. */
export interface OfDocument {
  readonly textDocument?: { readonly uri: string };
}

/** A concept that a glossary has, and where, if it is the user's own. */
export interface KnownTerm {
  /** The concept's id. */
  readonly concept: string;
  readonly en: string;
  readonly zh: string;
  /** The wordings that are not deprecated. */
  readonly wordings: readonly string[];
  readonly place?: { readonly uri: string; readonly name: string; readonly start: number; readonly end: number };
}

/** The change that adds an entry to a glossary’s text, and the fields for which the file has no place. */
export interface AddedTerm {
  readonly change: TextChangeDto;
  readonly lost: readonly string[];
}

/** What an import would do. */
export interface ImportPlanDto {
  /** How the text of the glossary that the entries come to changes; without it nothing comes to it. */
  readonly change?: TextChangeDto;
  /** How many entries come to it. */
  readonly added: number;
  /** Ids of entries that it has already, which stay as they are. */
  readonly present: readonly string[];
  /** How many rows of a table joined a row before them. */
  readonly merged: number;
  /** What is wrong in the file, by lines, counted from 1; `isLeftOut` where an entry is not read for it. */
  readonly problems: readonly { readonly line: number; readonly message: string; readonly isLeftOut: boolean }[];
  /** What the file says beyond what Tifa keeps. */
  readonly notKept: readonly NotKeptDto[];
  /** How the file was decoded: `utf-8`, `gb18030`, … */
  readonly encoding: string;
}

export interface NotKeptDto {
  /** In the language of the interface, or as the file names it. */
  readonly what: string;
  readonly count: number;
}

export interface GlossaryFileRequests {
  /** Concepts that have this wording, in any spelling. */
  "tifa/knownTerms": { params: { text: string } & OfDocument; result: { known: readonly KnownTerm[] } };
  "tifa/termPlace": { params: { concept: string } & OfDocument; result: KnownTerm | null };
  /** Adds a term to a glossary’s text; `name` tells its format. Null where the text cannot be added to. */
  "tifa/newEntry": {
    params: {
      name: string;
      text: string;
      term: { readonly wordings: readonly string[]; readonly definition?: string };
    };
    result: AddedTerm | null;
  };
  /** Adds an own entry for a concept, with its id, which then goes before what Tifa brings. */
  "tifa/ownEntry": {
    /** With `deprecated` it says only that this wording is not to be used. */
    params: { name: string; text: string; concept: string; deprecated?: string };
    result: AddedTerm | null;
  };
  /** Marks a wording of the entry at an offset as deprecated. Null where that is better done by hand. */
  "tifa/deprecateTerm": {
    params: { name: string; text: string; offset: number; wording: string };
    result: TextChangeDto | null;
  };
  /** Plans to bring the entries of a file (`bytes` in base64) into a glossary in YAML, whose text `target` is. */
  "tifa/importGlossary": { params: { name: string; bytes: string; target: string }; result: ImportPlanDto };
  "tifa/exportGlossary": {
    params: { what: "built-in" | "own" | "all"; format: string; title: string } & OfDocument;
    result: { text: string; entries: number; notKept: readonly NotKeptDto[] };
  };
}
