import type { Locator } from "../citation/locator.ts";
import type { Span } from "../text/span.ts";

/** The kinds of file that can be read as sources. */
export type SourceKind = "pdf" | "docx" | "html" | "epub" | "markdown" | "text";

/** What a passage is in its text. Lists and halves of paragraphs that a page break cut are one passage. */
export type PassageRole = "paragraph" | "heading" | "note" | "table" | "caption" | "reference";

/** A piece of a source that can be quoted and found again: a paragraph, a note, a heading, a table. */
export interface Passage {
  /** As a reader would read it: one line of text, hyphenation undone, page furniture and note marks left out. */
  readonly text: string;
  readonly role: PassageRole;
  /** What the source itself shows: page (as printed, else counted), section, paragraph in the section, note, table, figure. */
  readonly locator: Locator;
  /** The heading that it stands under. */
  readonly heading?: string;
  /** Where in the file's own text, for formats that an editor opens as text: markdown, text, html. UTF-16 offsets after decoding. */
  readonly span?: Span;
  /** Counted from 1, for formats with pages: what a viewer is told to open, whatever is printed on the page. */
  readonly page?: number;
  /** Where in `text` further pages begin, for a passage that goes on over a page break. */
  readonly breaks?: readonly PageBreak[];
}

/** From the offset `at` on, a passage stands on another page. */
export interface PageBreak {
  readonly at: number;
  readonly page: number;
  /** As printed, else counted. */
  readonly label: string;
}

/** The page on which the words of `span` stand, as printed: `12`, or `12–13` where they go on. Undefined without pages. */
export function pageOfWords({ locator, breaks = [] }: Passage, span: Span): string | undefined {
  const first = breaks.findLast(({ at }) => at <= span.start)?.label ?? firstPage(locator.page);
  const last = breaks.findLast(({ at }) => at < span.end)?.label ?? first;
  return first === last ? first : `${first}–${last}`;
}

function firstPage(page: string | undefined): string | undefined {
  return page?.split("–")[0];
}

/** Why a file, or a part of it, is not there as passages. `problem-text.ts` in `features/sources` has the words. */
export interface SourceProblem {
  readonly kind:
    | "unknown-kind"
    | "encrypted"
    | "scan"
    | "damaged"
    | "part-damaged"
    | "too-large"
    | "too-many"
    | "grows"
    | "undecoded"
    | "empty"
    | "unreadable"
    | "slow"
    | "memory"
    | "crashed";
  /** Pages, a size, a limit, or the name of the damaged part, as the words need it. */
  readonly detail?: string;
}

/** A file as passages in reading order. Reading never fails: what cannot be read is a problem. */
export interface SourceText {
  readonly kind?: SourceKind;
  /** From the file's metadata or its first lines; a guess that a bibliography entry overrules. */
  readonly title?: string;
  readonly author?: string;
  readonly year?: string;
  readonly passages: readonly Passage[];
  readonly problems: readonly SourceProblem[];
  readonly pages?: number;
}
