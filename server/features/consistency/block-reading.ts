import type { Glossary } from "../../core/concept/glossary.ts";
import { blockReader } from "../../core/prose/prose.ts";
import { paragraphEnd, quotedSpans } from "../../core/prose/quotation.ts";
import type { Recognized } from "../../core/recognition/recognized.ts";
import type { Span } from "../../core/text/span.ts";
import { type Bracketed, bracketedTerms } from "./brackets.ts";
import { type Directive, findDirectives } from "./directives.ts";
import { discussions } from "./discussion.ts";
import { type NearMiss, NearMissIndex } from "./near-miss.ts";
import { type SectionStart, sectionStarts } from "./sections.ts";

/** One block of a document as recognition keeps it. */
export type ScannedBlock = Recognized["blocks"][number];

/** How a term stands in its block. */
export interface BlockTerm {
  /** In a quotation or a title, or in a heading of the document's front matter. */
  readonly quoted: boolean;
  /** In a sentence that speaks of wordings. */
  readonly discussed: boolean;
  readonly bracketed: Bracketed | undefined;
}

/** What can be told of a block from its own text; all offsets are of the block, so that an edit elsewhere leaves it. */
export interface BlockReading {
  /** One for each match of the block, in order. */
  readonly terms: readonly BlockTerm[];
  readonly sections: readonly SectionStart[];
  readonly directives: readonly Directive[];
  readonly nearMisses: readonly NearMiss[];
}

const readings = new WeakMap<ScannedBlock, BlockReading>();

/** The reading of a block that begins at `start`: made once for each block that an edit leaves as it was. */
export function readBlock(recognized: Recognized, block: ScannedBlock, start: number): BlockReading {
  const known = readings.get(block);
  if (known !== undefined) return known;
  const reading = read(recognized, block, start);
  readings.set(block, reading);
  return reading;
}

const HAN = /\p{Script=Han}{4}/u;

function read({ text, kind, glossary }: Recognized, block: ScannedBlock, start: number): BlockReading {
  const own = text.slice(start, start + block.length);
  const matches = spansOf(block);
  const mayMiss = HAN.test(own);
  const quoted = matches.length > 0 || mayMiss ? [...frontMatter(own, start), ...quotedSpans(own, 0, own.length)] : [];
  return {
    terms: terms(own, block, glossary, matches, quoted),
    sections: sectionStarts(own, kind),
    directives: findDirectives(own),
    nearMisses: mayMiss ? nearMisses(text, kind, glossary, start, matches, quoted) : [],
  };
}

function spansOf({ matches }: ScannedBlock): Span[] {
  const spans: Span[] = [];
  for (let index = 0; index < matches.length; index += 3) {
    spans.push({ start: matches[index] ?? 0, end: matches[index + 1] ?? 0 });
  }
  return spans;
}

/** Titles and abstracts of the front matter are recognised, but data, not running text. */
function frontMatter(own: string, start: number): Span[] {
  if (start > 0 || !own.startsWith("---")) return [];
  const end = /\n(?:---|\.\.\.)[ \t]*\r?(?:\n|$)/u.exec(own)?.index;
  return end === undefined ? [] : [{ start: 0, end }];
}

function terms(
  own: string,
  block: ScannedBlock,
  glossary: Glossary,
  matches: readonly Span[],
  quoted: readonly Span[],
): BlockTerm[] {
  if (matches.length === 0) return [];
  const discussed = [...discussions(own), ...comparisons(own, block, glossary, matches, quoted)];
  const brackets = bracketedTerms(own, matches);
  const inQuotation = flags(matches, quoted);
  const inDiscussion = flags(matches, discussed);
  return matches.map((_, index) => ({
    quoted: inQuotation[index] ?? false,
    discussed: inDiscussion[index] ?? false,
    bracketed: brackets[index],
  }));
}

/** The paragraphs that quote two wordings of one concept: their author compares them. */
function* comparisons(
  own: string,
  { matches: codes }: ScannedBlock,
  { renderings }: Glossary,
  matches: readonly Span[],
  quoted: readonly Span[],
): Generator<Span> {
  const inQuotation = flags(matches, quoted);
  if (!inQuotation.includes(true)) return;
  let index = 0;
  for (let line = 0; line < own.length; ) {
    const end = Math.max(paragraphEnd(own, line, own.length), line + 1);
    const seen = new Map<string, number>();
    for (; index < matches.length && (matches[index]?.start ?? 0) < end; index++) {
      if (inQuotation[index] !== true) continue;
      const number = codes[index * 3 + 2] ?? 0;
      const concept = renderings[number]?.concept.id ?? "";
      const language = renderings[number]?.rendering.language ?? "";
      const other = seen.get(concept + language);
      if (other !== undefined && other !== number) yield { start: line, end };
      seen.set(concept + language, number);
    }
    line = end;
  }
}

/** For each of the spans, sorted, whether it meets one of the areas. */
function flags(spans: readonly Span[], areas: readonly Span[]): boolean[] {
  const sorted = [...areas].sort((a, b) => a.start - b.start);
  let next = 0;
  let reach = -1;
  return spans.map(({ start, end }) => {
    for (; (sorted[next]?.start ?? Number.POSITIVE_INFINITY) < end; next++) {
      reach = Math.max(reach, sorted[next]?.end ?? 0);
    }
    return start < reach;
  });
}

const indexes = new WeakMap<Glossary, NearMissIndex>();

function nearMisses(
  text: string,
  kind: string,
  glossary: Glossary,
  start: number,
  matches: readonly Span[],
  quoted: readonly Span[],
): NearMiss[] {
  const index = indexes.get(glossary) ?? new NearMissIndex(glossary);
  indexes.set(glossary, index);
  const { end, holes } = blockReader(kind)(text, start);
  const relative = index.find(text, start, end, holes).map((miss) => ({
    ...miss,
    start: miss.start - start,
    end: miss.end - start,
    wrong: miss.wrong - start,
  }));
  const inQuotation = flags(relative, quoted);
  return relative.filter((miss, at) => inQuotation[at] !== true && !isCovered(matches, miss.wrong));
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
