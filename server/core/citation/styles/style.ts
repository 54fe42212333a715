import type { Locator, LocatorLanguage } from "../locator.ts";
import type { Work } from "../work.ts";

/** A work cited at a place, for a text of one language. */
export interface StyledCitation {
  readonly work: Work;
  readonly locator?: Locator;
  readonly prefix?: string;
  /** The author stands in the sentence: `Naughton, Xiao, and Xu (2023)`. */
  readonly narrative: boolean;
  readonly language: LocatorLanguage;
}

/** How a citation style prints works, as plain text. A further style is one more of these. */
export interface Style {
  readonly id: string;
  /** The citation in the text, with its brackets. */
  inText(citation: StyledCitation): string;
  /** What stands between the brackets of {@link inText}, so that several works can share a pair. */
  bare(citation: StyledCitation): string;
  /** An entry of the reference list, for a text of `language`. */
  reference(work: Work, language: LocatorLanguage): string;
}
