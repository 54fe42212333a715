import type { Concept } from "../core/concept/concept.ts";
import type { Mention } from "../core/recognition/mention.ts";
import { mentionsOf, type Recognized } from "../core/recognition/recognized.ts";

/** A concept as a document uses it. */
export interface DocumentConcept {
  readonly concept: Concept;
  /** How many mentions count. */
  readonly count: number;
  readonly first: Mention;
  /** Some mention has the other language in brackets behind it. */
  readonly glossed: boolean;
  /** A citation stands behind some mention, in the same paragraph and not far. */
  readonly cited: boolean;
}

/** The concepts that a document mentions, in the order of their first use. Linear in the text. */
export function documentConcepts(recognized: Recognized): readonly DocumentConcept[] {
  const mentions = mentionsOf(recognized);
  const citations = citationStarts(recognized.text);
  const concepts = new Map<Concept, { count: number; first: Mention; glossed: boolean; cited: boolean }>();
  let next = 0;
  mentions.forEach((mention, index) => {
    while (next < citations.length && (citations[next] ?? 0) < mention.end) next += 1;
    if (!mention.counted) return;
    const known = concepts.get(mention.concept);
    const entry = known ?? { count: 0, first: mention, glossed: false, cited: false };
    entry.count += 1;
    entry.glossed ||= isGlossed(recognized.text, mention, mentions[index + 1]);
    entry.cited ||= isCited(recognized.text, mention.end, citations[next]);
    if (known === undefined) concepts.set(mention.concept, entry);
  });
  return [...concepts].map(([concept, entry]) => ({ concept, ...entry }));
}

/** What may stand between a term and its gloss: a bracket, with mark-up and quotation marks around it. */
const GLOSS_OPENS = /^[*_}”"’」]{0,4}\s?[(（][*_“"‘「]{0,4}(?:\\[a-z]{1,12}\{)?$/u;
const LONGEST_OPENING = 24;

/** Whether the next mention is this one's gloss: the same concept in the other language, in brackets. */
export function isGlossed(text: string, mention: Mention, next: Mention | undefined): boolean {
  if (next === undefined || next.concept !== mention.concept) return false;
  if ((next.rendering.language === "en") === (mention.rendering.language === "en")) return false;
  if (next.start - mention.end > LONGEST_OPENING) return false;
  return GLOSS_OPENS.test(text.slice(mention.end, next.start));
}

/** A sign that a citation has near its beginning, and what stands there then. Bounded, so that no text is slow. */
const SIGN = /[@\\(（:]/gu;
const KEY = /@[\p{L}\p{N}_{]/uy;
const COMMAND = /\\[A-Za-z]{0,12}?[cC]ite/uy;
const NAMES_AND_YEAR = /[(（][^()（）\n]{2,120}?(?:19|20)\d{2}[a-z]?(?=[),;:，；：）])/uy;

/** Where citations begin: keys of Pandoc, Typst or Org, LaTeX commands, roles, names and a year in brackets. */
function citationStarts(text: string): number[] {
  return Array.from(text.matchAll(SIGN), ({ index }) => index).filter((index) => beginsCitation(text, index));
}

function beginsCitation(text: string, index: number): boolean {
  const at = (pattern: RegExp): boolean => {
    pattern.lastIndex = index;
    return pattern.test(text);
  };
  switch (text[index]) {
    case "@":
      return at(KEY) && !/[\p{L}\p{N}.]/u.test(text[index - 1] ?? "");
    case "\\":
      return at(COMMAND);
    case ":":
      return /\bcite[a-z]{0,8}$/u.test(text.slice(Math.max(0, index - 12), index));
    default:
      return at(NAMES_AND_YEAR);
  }
}

/** A citation belongs to the statement that it follows: further away it belongs to another. */
const REACH = 300;

function isCited(text: string, end: number, citation: number | undefined): boolean {
  if (citation === undefined || citation - end > REACH) return false;
  return !/\n[ \t\r]*\n/u.test(text.slice(end, citation));
}
