import { RULE_IDS, type RuleId } from "./finding.ts";

/** What a user wants to hear nothing of: these rules, about these concepts; an empty list is all of them. */
export interface Ignored {
  readonly rules: readonly RuleId[];
  readonly concepts: readonly string[];
}

/** A comment in a document that says so, for its line or for all of the document. */
export interface Directive extends Ignored {
  readonly at: number;
  readonly scope: "line" | "document";
}

/** In the comment of any kind of document: `<!-- -->`, `%`, `#`, `//`, `..`. */
const DIRECTIVE = /(?:<!--|%|#|\/\/|\.\.)[ \t]*tifa-ignore(-document)?\b([^\n>%]{0,300}?)[ \t]*(?:-->|\r?$)/gmu;

/** The directives in a part of a document whose text is `block`; offsets are of the block. */
export function findDirectives(block: string): readonly Directive[] {
  if (!block.includes("tifa-ignore")) return [];
  return Array.from(block.matchAll(DIRECTIVE), ({ index, 0: whole, 1: document, 2: names = "" }) => ({
    at: index + whole.indexOf("tifa-ignore"),
    scope: document === undefined ? "line" : "document",
    ...parseIgnored(names),
  }));
}

/** Reads `two-renderings new-style-national-team`: names of rules and of concepts, in any order. */
export function parseIgnored(names: string): Ignored {
  const words = names.split(/[\s,]+/u).filter((word) => word !== "");
  return { rules: words.filter(isRule), concepts: words.filter((word) => !isRule(word)) };
}

function isRule(word: string): word is RuleId {
  return (RULE_IDS as readonly string[]).includes(word);
}

/** Whether a finding of this rule about this concept is one of those. */
export function ignores({ rules, concepts }: Ignored, rule: RuleId, concept: string): boolean {
  return (rules.length === 0 || rules.includes(rule)) && (concepts.length === 0 || concepts.includes(concept));
}
