import { isLatex, isMarkdown } from "../../core/prose/prose.ts";
import { type Quotation, quotationsIn } from "../../core/prose/quotation.ts";
import type { Span } from "../../core/text/span.ts";
import { apartInLatex } from "./apart-latex.ts";
import { apartInMarkdown } from "./apart-markdown.ts";
import { apartInPlain } from "./apart-plain.ts";
import { asidesIn, enclosesOnly } from "./enclosed.ts";
import { paragraphs } from "./paragraphs.ts";

/**
 * Tells of a mention whether it is a use in running prose, where a gloss may stand.
 *
 * @param glossed the mention with the gloss that it has
 */
export type IsInRunningProse = (mention: Span, glossed: Span) => boolean;

/**
 * Reads a document for its running prose: not headings, captions, tables, notes, abstracts, lists of works, link texts
 * or front matter, not quotations and titles, and not what stands in brackets already. A term alone in quotation marks is
 * the writer's own use of it. Also left out is a term that goes on with a hyphen (NSS&TF-led), since nothing can stand
 * between.
 */
export function runningProse(text: string, kind: string): IsInRunningProse {
  const apart = merged(
    isLatex(kind) ? apartInLatex(text) : isMarkdown(kind) ? apartInMarkdown(text) : apartInPlain(text),
  );
  const blocks = [...paragraphs(text)];
  const quotations: readonly Quotation[] = blocks.flatMap((block) => quotationsIn(text, block));
  const asides = blocks.flatMap((block) => asidesIn(text, block));
  return (mention, glossed) => {
    if (covering(apart, mention) !== undefined || covering(asides, mention) !== undefined) return false;
    if (/^[-‐]\p{L}/u.test(text.slice(mention.end, mention.end + 2))) return false;
    const quotation = covering(quotations, mention);
    return quotation === undefined || (!quotation.isTitle && enclosesOnly(text, quotation, glossed));
  };
}

/** Spans in order, those that touch made one. */
function merged(spans: readonly Span[]): readonly Span[] {
  const inOrder = spans.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of inOrder) {
    const last = result.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

/** The span of a sorted list, without overlaps, that holds some of `wanted`. */
function covering<S extends Span>(spans: readonly S[], wanted: Span): S | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= wanted.start) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span !== undefined && span.start < wanted.end ? span : undefined;
}
