import type { Span } from "../../core/text/span.ts";

/** What stands in brackets right after a term: its gloss, or its abbreviation. */
export interface Bracketed {
  /** The index of the term before the bracket. */
  readonly after: number;
  /** Behind the closing bracket. */
  readonly end: number;
  /** Nothing else stands in the brackets, or between two of their commas. */
  readonly whole: boolean;
  /** Nothing else stands in the brackets. */
  readonly alone: boolean;
}

/** Emphasis, quotation marks and a LaTeX group may close between a term and its bracket. */
const OPENING = /[*_”"’'」』}]{0,4}[ \t]{0,2}[(（[［]/uy;
const CLOSING = /[)）\]］]/u;
const LONGEST = 160;
/** What divides the parts of a gloss: `新型举国体制, NSS&TF`. */
const DIVIDED = /[,，;；/／、]|\bor\b|或/u;
const DECORATION = /^[\s*_“”"‘’'「」『』{}]+|[\s*_“”"‘’'「」『』{}]+$/gu;

/**
 * For each of the terms, sorted, what bracket it stands in where that follows another of them directly:
 * *national team (举国体制)*.
 */
export function bracketedTerms(text: string, terms: readonly Span[]): readonly (Bracketed | undefined)[] {
  const found: (Bracketed | undefined)[] = new Array(terms.length).fill(undefined);
  terms.forEach((term, after) => {
    const bracket = bracketAfter(text, term.end);
    if (bracket === undefined) return;
    const parts = text
      .slice(bracket.start, bracket.end - 1)
      .split(DIVIDED)
      .map(bare);
    for (let index = after + 1; index < terms.length; index++) {
      const inner = terms[index];
      if (inner === undefined || inner.start >= bracket.end) break;
      const wording = bare(text.slice(inner.start, inner.end));
      const whole = parts.includes(wording) || bare(text.slice(bracket.start, bracket.end - 1)) === wording;
      found[index] ??= { after, end: bracket.end, whole, alone: whole && parts.length === 1 };
    }
  });
  return found;
}

/** The bracket that opens right behind `offset`, from its content to behind its closing mark. */
function bracketAfter(text: string, offset: number): Span | undefined {
  OPENING.lastIndex = offset;
  if (!OPENING.test(text)) return undefined;
  const start = OPENING.lastIndex;
  const inside = text.slice(start, start + LONGEST);
  const length = inside.search(CLOSING);
  return length === -1 || inside.slice(0, length).includes("\n\n") ? undefined : { start, end: start + length + 1 };
}

function bare(text: string): string {
  return text.replace(DECORATION, "");
}
