import type { Rendering } from "../../core/concept/concept.ts";
import type { Glossary } from "../../core/concept/glossary.ts";
import { blockReader } from "../../core/prose/prose.ts";
import { paragraphEnd } from "../../core/prose/quotation.ts";
import type { Term } from "../../core/recognition/mention.ts";
import type { Span } from "../../core/text/span.ts";
import { type Block, perBlock, termsOf, textOf } from "../blocks.ts";
import { meeting, type Place, quotedIn } from "../places.ts";
import { type Bracketed, bracketedTerms } from "./brackets.ts";
import { type Directive, findDirectives } from "./directives.ts";
import { discussions } from "./discussion.ts";
import { type NearMiss, NearMissIndex } from "./near-miss.ts";
import { type Script, scriptsOf } from "./scripts.ts";
import { type SectionStart, sectionStarts } from "./sections.ts";

/** How a term stands in its block. */
export interface BlockTerm {
  /** In a sentence that speaks of wordings. */
  readonly discussed: boolean;
  readonly bracketed: Bracketed | undefined;
  /** That it is written in, where it tells. */
  readonly script: Script | undefined;
}

/** What can be told of a block from its own text; all offsets are of the block, so that an edit elsewhere leaves it. */
export interface BlockReading {
  /** One for each match of the block, in order. */
  readonly terms: readonly BlockTerm[];
  readonly sections: readonly SectionStart[];
  readonly directives: readonly Directive[];
  readonly nearMisses: readonly NearMiss[];
}

const HAN = /\p{Script=Han}{4}/u;

/** The reading of a block. */
export const readBlock = perBlock((block): BlockReading => {
  const text = textOf(block);
  const terms = termsOf(block);
  return {
    terms: read(block, text, terms),
    sections: sectionStarts(text, block.document.kind),
    directives: findDirectives(text),
    nearMisses: HAN.test(text) ? nearMisses(block, terms) : [],
  };
});

function read(block: Block, text: string, terms: readonly Term[]): BlockTerm[] {
  if (terms.length === 0) return [];
  const brackets = bracketedTerms(text, block.document.kind, terms);
  const scripts = scriptsOf(text, terms);
  const areas = [...discussions(text), ...comparisons(text, terms, quotedIn(block).places)];
  const discussed = meeting(
    terms,
    areas.sort((a, b) => a.start - b.start),
  );
  return terms.map((_, index) => ({
    discussed: discussed[index] ?? false,
    bracketed: brackets[index],
    script: scripts[index],
  }));
}

/** The paragraphs that quote two wordings of one concept: their author compares them. */
function* comparisons(text: string, terms: readonly Term[], places: readonly Place[]): Generator<Span> {
  if (!places.includes("quoted")) return;
  let index = 0;
  for (let line = 0; line < text.length; ) {
    const end = Math.max(paragraphEnd(text, line, text.length), line + 1);
    const seen = new Map<string, Rendering>();
    for (let term = terms[index]; term !== undefined && term.start < end; term = terms[++index]) {
      if (places[index] !== "quoted") continue;
      const { concept, rendering } = term;
      const key = concept.id + rendering.language;
      const other = seen.get(key);
      if (other !== undefined && other !== rendering) yield { start: line, end };
      seen.set(key, rendering);
    }
    line = end;
  }
}

const indexes = new WeakMap<Glossary, NearMissIndex>();

function nearMisses(block: Block, terms: readonly Term[]): NearMiss[] {
  const { document, start } = block;
  const { text, kind, glossary } = document;
  const index = indexes.get(glossary) ?? new NearMissIndex(glossary);
  indexes.set(glossary, index);
  const { end, holes } = blockReader(kind)(text, start);
  const relative = index.find(text, start, end, holes).map((miss) => ({
    ...miss,
    start: miss.start - start,
    end: miss.end - start,
    wrong: miss.wrong - start,
  }));
  const inQuotation = meeting(relative, quotedIn(block).spans);
  return relative.filter((miss, at) => inQuotation[at] !== true && !isCovered(terms, miss.wrong));
}

/** Whether one of the spans, sorted and apart, has `offset` in it. */
function isCovered(spans: readonly Span[], offset: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return (spans[low]?.start ?? Number.POSITIVE_INFINITY) <= offset;
}
