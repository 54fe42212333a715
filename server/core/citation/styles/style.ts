import type { Locator, LocatorLanguage } from "../locator.ts";
import type { Rich } from "../rich.ts";
import type { Work } from "../work.ts";

/**
 * What a citation in the text names: author and year; the author (MLA); nothing, for a note does it; or the number of
 * the work in the list.
 */
export type CitationSystem = "author-date" | "author-page" | "notes" | "numeric";

/** A work cited at a place, for a text of one language. */
export interface StyledCitation {
  readonly work: Work;
  readonly locator?: Locator;
  readonly prefix?: string;
  /** The author stands in the sentence: `Naughton, Xiao, and Xu (2023)`. */
  readonly narrative: boolean;
  /** The sentence names the author, the citation does not: `(2023)`. */
  readonly suppressed?: boolean;
  readonly language: LocatorLanguage;
  /** The work's number in the document's list, for numeric styles; 1 where it is left out. */
  readonly number?: number;
}

/** How a citation style prints works. A further style is one more of these. */
export interface Style {
  readonly id: string;
  readonly system: CitationSystem;
  /** What stands between a work and the one that cites it, in English, where it is not *cited in*. */
  readonly citedIn?: string;
  /** The citation in the text, with its brackets. A style of notes gives its short note in brackets. */
  inText(citation: StyledCitation): Rich;
  /** What stands between the brackets of {@link inText}, so that several works can share a pair. */
  bare(citation: StyledCitation): Rich;
  /** The text of a footnote, with its full stop: the first of a work is full, later ones are short. */
  note(citation: StyledCitation, form: "full" | "short"): Rich;
  /** An entry of the reference list, for a text of `language`; without the number that a numeric style puts before it. */
  reference(work: Work, language: LocatorLanguage): Rich;
  /**
   * A whole reference list: sorted, with letters behind years where two works would be cited alike (see `lettered`), and
   * numbered, as the style wants it. A numeric style keeps the order in which the works are given.
   */
  bibliography(works: readonly Work[], language: LocatorLanguage): readonly Rich[];
}
