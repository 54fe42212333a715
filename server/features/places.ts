import { frontMatterEnd } from "../core/prose/front-matter.ts";
import { lastEnvironment, quotedSpans } from "../core/prose/quotation.ts";
import type { Recognized } from "../core/recognition/recognized.ts";
import type { Span } from "../core/text/span.ts";
import { eachTerm, perBlock, termsOf, textOf } from "./blocks.ts";

/** Where a term stands: among the author's own words or in a heading, or quoted: in a quotation, a title, the front matter. */
export type Place = "running" | "heading" | "quoted";

/** What is quoted in a block. */
interface Quoted {
  /** Sorted by their beginnings. */
  readonly spans: readonly Span[];
  /** The places of the block's terms. */
  readonly places: readonly Place[];
  /** Whether a quotation goes on behind the block; undefined where that is as it was before. */
  readonly goesOn: boolean | undefined;
}

/** What is quoted in a block, as far as its own text tells. */
export const quotedIn = perBlock((block): Quoted => {
  const text = textOf(block);
  const spans = [...frontMatter(text, block.start), ...quotedSpans(text, 0, text.length)];
  const terms = termsOf(block);
  const inQuotation = meeting(terms, spans);
  const places = terms.map(({ start }, index) =>
    inQuotation[index] === true ? "quoted" : isHeading(text, start) ? "heading" : "running",
  );
  const edge = lastEnvironment(text);
  return { spans, places, goesOn: edge === undefined ? undefined : edge === "begin" };
});

const places = new WeakMap<Recognized, readonly Place[]>();

/** The places of a document's mentions, one for each, in order. */
export function placesOf(document: Recognized): readonly Place[] {
  let known = places.get(document);
  if (known === undefined) {
    let inQuotation = false;
    known = eachTerm(document, (block) => {
      const { places: own, goesOn } = quotedIn(block);
      if (goesOn === undefined) return inQuotation ? own.map(() => "quoted") : own;
      inQuotation = goesOn;
      return own;
    });
    places.set(document, known);
  }
  return known;
}

/** Titles and abstracts of the front matter are recognised, but data, not running text. */
function frontMatter(text: string, start: number): readonly Span[] {
  const end = start > 0 ? 0 : frontMatterEnd(text);
  return end === 0 ? [] : [{ start: 0, end }];
}

/** For each of the spans, sorted, whether it meets one of the areas, sorted by their beginnings. */
export function meeting(spans: readonly Span[], areas: readonly Span[]): boolean[] {
  let next = 0;
  let reach = -1;
  return spans.map(({ start, end }) => {
    for (; (areas[next]?.start ?? Number.POSITIVE_INFINITY) < end; next++) {
      reach = Math.max(reach, areas[next]?.end ?? 0);
    }
    return start < reach;
  });
}

const LONGEST_HEADING = 300;
const HEADING = /^ {0,3}#{1,6}\s|^\s*\\(?:(?:sub){0,2}section|(?:sub)?paragraph|chapter|part|title|caption)\b/u;

/** Whether a line begins as a heading or a caption before `offset`. */
function isHeading(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - LONGEST_HEADING), offset);
  const line = before.lastIndexOf("\n") + 1;
  return (line > 0 || offset <= LONGEST_HEADING) && HEADING.test(before.slice(line));
}
