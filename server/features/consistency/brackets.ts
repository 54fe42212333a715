import type { Span } from "../../core/text/span.ts";
import { bracketBehind } from "../first-use/bracket.ts";
import { glossPoint } from "../first-use/gloss-point.ts";

/** What stands in brackets right after a term: its gloss, or its abbreviation. */
export interface Bracketed {
  /** The index of the term before the bracket. */
  readonly after: number;
  /** Behind the closing bracket. */
  readonly end: number;
  /** Nothing else stands in the brackets, or between two of their commas. */
  readonly whole: boolean;
  /** Nothing else stands in the brackets, and no note mark before them. */
  readonly alone: boolean;
}

/** What divides the parts of a gloss: `新型举国体制, NSS&TF`. */
const DIVIDED = /[,，;；/／、]|\bor\b|或/u;
const DECORATION = /^[\s*_“”"‘’'「」『』{}]+|[\s*_“”"‘’'「」『』{}]+$/gu;

/**
 * For each of the terms, sorted, what bracket it stands in where that follows another of them directly:
 * *national team (举国体制)*.
 */
export function bracketedTerms(text: string, kind: string, terms: readonly Span[]): readonly (Bracketed | undefined)[] {
  const found: (Bracketed | undefined)[] = new Array(terms.length).fill(undefined);
  terms.forEach((term, after) => {
    const point = glossPoint(text, kind, term);
    const bracket = bracketBehind(text, point);
    if (bracket === undefined) return;
    const { span, inner } = bracket;
    const content = text.slice(inner.start, inner.end);
    const parts = content.split(DIVIDED).map(bare);
    for (let index = after + 1; index < terms.length; index++) {
      const other = terms[index];
      if (other === undefined || other.start >= inner.end) break;
      const wording = bare(text.slice(other.start, other.end));
      const whole = parts.includes(wording) || bare(content) === wording;
      const alone = whole && parts.length === 1 && span.start === point;
      found[index] ??= { after, end: span.end, whole, alone };
    }
  });
  return found;
}

function bare(text: string): string {
  return text.replace(DECORATION, "");
}
