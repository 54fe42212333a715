import type { Recognized } from "../core/recognition/recognized.ts";
import { eachTerm, perBlock, termsOf, textOf } from "./blocks.ts";
import { glossOfMention } from "./first-use/existing-gloss.ts";

/** What stands beside a term. */
export interface Beside {
  /** The same concept in the other language. */
  readonly glossed: boolean;
  /** A citation behind it, in the same paragraph and not far. */
  readonly cited: boolean;
}

const read = perBlock((block): readonly Beside[] => {
  const text = textOf(block);
  const terms = termsOf(block);
  const citations = terms.length === 0 ? [] : citationStarts(text);
  let next = 0;
  return terms.map(({ end }, index) => {
    while (next < citations.length && (citations[next] ?? 0) < end) next += 1;
    return {
      glossed: glossOfMention(text, block.document.kind, terms, index)?.kind === "gloss",
      cited: isCited(text, end, citations[next]),
    };
  });
});

/** What stands beside each mention of a document, in order. */
export function besideTerms(document: Recognized): readonly Beside[] {
  return eachTerm(document, read);
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
