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
  /** The brackets hold nothing else, and no note mark stands before them. */
  readonly alone: boolean;
}

/** All that the rules look at in a document. */
export interface Survey {
  readonly text: string;
  readonly kind: string;
  readonly glossary: Glossary;
  readonly mentions: readonly Mention[];
  readonly blocks: readonly SurveyedBlock[];
  /** For each mention the section that it stands in, as an index of `SECTIONS`; `NOT_OWN` where it is no use. */
  readonly sections: Uint8Array;
  readonly nearMisses: readonly NearMiss[];
  readonly directives: readonly Directive[];
}

/** A block with where it begins, and the index of its first mention. */
interface SurveyedBlock {
  readonly start: number;
  readonly first: number;
  readonly terms: readonly BlockTerm[];
}

const SECTIONS: readonly SectionKind[] = ["body", "abstract", "bibliography"];
const NOT_OWN = SECTIONS.length;

/** Puts the readings of the blocks together; only blocks that the last edit touched are read. */
export function survey(recognized: Recognized): Survey {
  const { text, kind, glossary } = recognized;
  const mentions = mentionsOf(recognized);
  const places = placesOf(recognized);
  const sections = new Uint8Array(mentions.length).fill(NOT_OWN);
  const nearMisses: NearMiss[] = [];
  const directives: Directive[] = [];
  let section: SectionStart = { at: 0, level: 0, kind: "body" };
  let first = 0;
  const blocks = eachBlock(recognized, (block): SurveyedBlock => {
    const { start, scanned } = block;
    const { terms, sections: starts, nearMisses: misses, directives: said } = readBlock(block);
    const ofTerm = sectionWalk(section, starts);
    for (let index = first; index < first + terms.length; index++) {
      const mention = mentions[index];
      if (mention === undefined || !mention.counted || places[index] === "quoted") continue;
      const { kind: place } = ofTerm(mention.start - start);
      if (place !== "bibliography") sections[index] = SECTIONS.indexOf(place);
    }
    const ofMiss = sectionWalk(section, starts);
    for (const miss of misses) if (ofMiss(miss.start).kind !== "bibliography") nearMisses.push(moved(miss, start));
    for (const directive of said) directives.push({ ...directive, at: directive.at + start });
    section = sectionWalk(section, starts)(scanned.length);
    first += terms.length;
    return { start, first: first - terms.length, terms };
  });
  return { text, kind, glossary, mentions, blocks, sections, nearMisses, directives };
}

/** Told of each mention in the author's own words. */
type Look = (mention: Mention, term: BlockTerm, section: SectionKind, block: SurveyedBlock) => void;

/** Looks at all mentions in the author's own words, in document order, without making anything of them. */
export function lookAtUses({ mentions, blocks, sections }: Survey, look: Look): void {
  for (const block of blocks) {
    const { first, terms } = block;
    for (let index = 0; index < terms.length; index++) {
      const term = terms[index];
      const mention = mentions[first + index];
      const section = SECTIONS[sections[first + index] ?? NOT_OWN];
      if (term !== undefined && mention !== undefined && section !== undefined) look(mention, term, section, block);
    }
  }
}

/** The uses that a rule wants, in document order: a few of the thousands that there are after every edit. */
export function usesOf(survey: Survey, wanted: (mention: Mention, term: BlockTerm) => boolean): readonly Use[] {
  const uses: Use[] = [];
  lookAtUses(survey, (mention, term, section, block) => {
    if (!wanted(mention, term)) return;
    const { start, end, concept, rendering, counted } = mention;
    const gloss = glossOf(term, survey.mentions, block);
    // Written out: a spread copies field by field, which takes many times as long.
    uses.push({ start, end, concept, rendering, counted, section, discussed: term.discussed, gloss });
  });
  return uses;
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
  { first, start }: SurveyedBlock,
): Gloss | undefined {
  const of = bracketed === undefined ? undefined : mentions[first + bracketed.after];
  if (bracketed === undefined || of === undefined) return undefined;
  return { of, end: start + bracketed.end, whole: bracketed.whole, alone: bracketed.alone };
}

function moved(miss: NearMiss, by: number): NearMiss {
  return { ...miss, start: miss.start + by, end: miss.end + by, wrong: miss.wrong + by };
}
