import type { Locator } from "../citation/locator.ts";
import type { Heading } from "./headings.ts";

/** A locator in the making, and the heading that it stands under. */
export interface Place extends Locator {
  readonly heading?: string;
}

/** Counts sections and their paragraphs. */
export interface Sections {
  enter(heading: Heading): void;
  place(): Place;
  nextParagraph(): Place;
  /** Whether the section lists works, or notes. */
  inReferences(): boolean;
  inNotes(): boolean;
}

/**
 * Follows the headings of a text. A section is cited by its number: under headings without one, paragraphs are counted
 * only if the text has no numbers at all.
 */
export function startSections(hasNumbers: boolean): Sections {
  let heading: Heading | undefined;
  let numbered: Heading | undefined;
  let paragraph = 0;
  const place = (): Place => ({
    ...(heading === undefined ? {} : { heading: heading.title }),
    ...(heading !== undefined && ABSTRACT.test(heading.title) ? { abstract: true as const } : {}),
    ...(numbered?.number === undefined ? {} : { section: numbered.number }),
  });
  return {
    enter(next) {
      heading = next;
      if (next.number !== undefined) {
        numbered = next;
        paragraph = 0;
      } else if (numbered === undefined || next.level <= numbered.level) {
        numbered = undefined;
        paragraph = 0;
      }
    },
    place,
    nextParagraph() {
      paragraph += 1;
      const here = place();
      const counts = here.abstract !== true && (numbered !== undefined || !hasNumbers);
      return counts ? { ...here, paragraph } : here;
    },
    inReferences: () => heading !== undefined && REFERENCES.test(heading.title),
    inNotes: () => heading !== undefined && NOTES.test(heading.title),
  };
}

const ABSTRACT = /^(?:abstract|摘\s*要|内容提要)$/iu;
const REFERENCES = /^(?:works cited|references?|bibliography|reference list|参考文献|參考文獻|引用文献)$/iu;
const NOTES = /^(?:(?:end|foot)?notes|注\s*释|註釋|尾注)$/iu;
