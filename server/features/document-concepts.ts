import type { Concept } from "../core/concept/concept.ts";
import type { Mention } from "../core/recognition/mention.ts";
import { firstMentions } from "./first-mentions.ts";
import { glossOfMention } from "./first-use/existing-gloss.ts";

/** A concept as a document uses it. */
export interface DocumentConcept {
  readonly concept: Concept;
  /** How many mentions count. */
  readonly count: number;
  /** The first mention in running text. */
  readonly first: Mention;
  /** Some mention has the other language beside it. */
  readonly glossed: boolean;
  /** A citation stands behind some mention, in the same paragraph and not far. */
  readonly cited: boolean;
}

/** The concepts that a document mentions, by all of its mentions, in the order of their first use. Linear in the text. */
export function documentConcepts(text: string, kind: string, mentions: readonly Mention[]): readonly DocumentConcept[] {
  const entries = new Map(
    Array.from(firstMentions(text, mentions), ([concept, first]) => [
      concept,
      { concept, first, count: 0, glossed: false, cited: false },
    ]),
  );
  const citations = citationStarts(text);
  let next = 0;
  mentions.forEach((mention, index) => {
    while (next < citations.length && (citations[next] ?? 0) < mention.end) next += 1;
    const entry = entries.get(mention.concept);
    if (!mention.counted || entry === undefined) return;
    entry.count += 1;
    entry.glossed ||= isGlossed(text, kind, mentions, index);
    entry.cited ||= isCited(text, mention.end, citations[next]);
  });
  return [...entries.values()].sort((a, b) => a.first.start - b.first.start);
}

/** Whether the mention at `index` has the other language beside it. */
export function isGlossed(text: string, kind: string, mentions: readonly Mention[], index: number): boolean {
  return glossOfMention(text, kind, mentions, index)?.kind === "gloss";
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
