import type { Glossary } from "../../core/concept/glossary.ts";
import type { Mention } from "../../core/recognition/mention.ts";
import { mentionsOf, type Recognized } from "../../core/recognition/recognized.ts";
import { eachBlock } from "../blocks.ts";
import { placesOf } from "../places.ts";
import { type BlockTerm, readBlock } from "./block-reading.ts";
import type { Directive } from "./directives.ts";
import type { NearMiss } from "./near-miss.ts";
import type { SectionKind, SectionStart } from "./sections.ts";

/** A mention in the author's own words: not quoted, in no title and no bibliography. */
export interface Use extends Mention {
  readonly section: SectionKind;
  /** In a sentence that speaks of wordings. */
  readonly discussed: boolean;
  /** The mention right before the bracket that this one stands in. */
  readonly gloss: Gloss | undefined;
}

/** That a mention stands in brackets right after another. */
export interface Gloss {
  readonly of: Mention;
  /** Behind the closing bracket. */
  readonly end: number;
  /** The brackets, or a part of them between commas, hold nothing else. */
  readonly whole: boolean;
  /** The brackets hold nothing else. */
  readonly alone: boolean;
}

/** All that the rules look at in a document. */
export interface Survey {
  readonly text: string;
  readonly kind: string;
  readonly glossary: Glossary;
  /** In document order. */
  readonly uses: readonly Use[];
  readonly nearMisses: readonly NearMiss[];
  readonly directives: readonly Directive[];
}

/** Puts the readings of the blocks together; only blocks that the last edit touched are read. */
export function survey(recognized: Recognized): Survey {
  const { text, kind, glossary, blocks } = recognized;
  const mentions = mentionsOf(recognized);
  const places = placesOf(recognized);
  const uses: Use[] = [];
  const nearMisses: NearMiss[] = [];
  const directives: Directive[] = [];
  let section: SectionStart = { at: 0, level: 0, kind: "body" };
  let offset = 0;
  let first = 0;
  for (const [number, reading] of eachBlock(recognized, readBlock).entries()) {
    const { terms, sections, nearMisses: misses, directives: said } = reading;
    const ofTerm = sectionWalk(section, sections);
    terms.forEach((term, index) => {
      const mention = mentions[first + index];
      if (mention === undefined || places[first + index] === "quoted" || !mention.counted) return;
      const { kind: place } = ofTerm(mention.start - offset);
      if (place === "bibliography") return;
      const { start, end, concept, rendering, counted } = mention;
      const gloss = glossOf(term, mentions, first, offset);
      // Written out: a spread copies field by field, and this is done for every mention after every edit.
      uses.push({ start, end, concept, rendering, counted, section: place, discussed: term.discussed, gloss });
    });
    const ofMiss = sectionWalk(section, sections);
    for (const miss of misses) {
      if (ofMiss(miss.start).kind !== "bibliography") nearMisses.push(moved(miss, offset));
    }
    for (const directive of said) directives.push({ ...directive, at: directive.at + offset });
    const length = blocks[number]?.length ?? 0;
    section = sectionWalk(section, sections)(length);
    first += terms.length;
    offset += length;
  }
  return { text, kind, glossary, uses, nearMisses, directives };
}

/** Tells the section of each offset of a block; the offsets must come in order. */
function sectionWalk(before: SectionStart, starts: readonly SectionStart[]): (offset: number) => SectionStart {
  let section = before;
  let next = 0;
  return (offset) => {
    for (let start = starts[next]; start !== undefined && start.at <= offset; start = starts[++next]) {
      const ends = section.kind === "body" || start.level <= section.level || start.kind !== "body";
      if (ends) section = start;
    }
    return section;
  };
}

function glossOf(
  { bracketed }: BlockTerm,
  mentions: readonly Mention[],
  first: number,
  offset: number,
): Gloss | undefined {
  const of = bracketed === undefined ? undefined : mentions[first + bracketed.after];
  if (bracketed === undefined || of === undefined) return undefined;
  return { of, end: offset + bracketed.end, whole: bracketed.whole, alone: bracketed.alone };
}

function moved(miss: NearMiss, by: number): NearMiss {
  return { ...miss, start: miss.start + by, end: miss.end + by, wrong: miss.wrong + by };
}
