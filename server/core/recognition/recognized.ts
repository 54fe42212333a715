import type { Concept } from "../concept/concept.ts";
import type { Glossary, GlossaryRendering } from "../concept/glossary.ts";
import type { Hole } from "../prose/hole.ts";
import { type BlockReader, blockReader } from "../prose/prose.ts";
import type { Span } from "../text/span.ts";
import type { Mention } from "./mention.ts";
import { redefinedAbbreviations, supportedConcepts } from "./weak.ts";

/** What a block of a document holds; offsets are relative to its start, so that an edit elsewhere leaves it alone. */
export interface ScannedBlock {
  readonly length: number;
  /** Start, end and rendering index of each match, one after the other. */
  readonly matches: readonly number[];
}

/** One change of a text: `[start, end)` of the old text became `[start, newEnd)` of the new one. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly newEnd: number;
}

/**
 * The mentions of one version of a document. Immutable; {@link updateRecognized} makes the next version and scans only
 * the blocks that the change touched.
 */
export interface Recognized {
  readonly text: string;
  readonly kind: string;
  readonly glossary: Glossary;
  readonly blocks: readonly ScannedBlock[];
}

/** Recognises a whole document. */
export function recognize(text: string, kind: string, glossary: Glossary): Recognized {
  const steps = recognizing(text, kind, glossary);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** So much text takes a few milliseconds. */
const STEP = 200_000;

/** As {@link recognize}, in steps: whoever reads many documents can answer others in between, or leave. */
export function* recognizing(text: string, kind: string, glossary: Glossary): Generator<void, Recognized> {
  const blocks: ScannedBlock[] = [];
  const read = blockReader(kind);
  let pause = STEP;
  for (let start = 0; start < text.length; ) {
    start = scanBlock(text, start, read, glossary, blocks);
    if (start < pause) continue;
    yield;
    pause = start + STEP;
  }
  return { text, kind, glossary, blocks };
}

/** Recognises the next version of a document: scans from the block before the change until the blocks agree again. */
export function updateRecognized(old: Recognized, text: string, change: Change): Recognized {
  const { kind, glossary } = old;
  const read = blockReader(kind);
  const delta = text.length - old.text.length;
  const { index: first, start } = blockBefore(old.blocks, change.start);
  const blocks = old.blocks.slice(0, first);
  let oldIndex = first;
  let oldStart = start;
  for (let position = start; position < text.length; ) {
    position = scanBlock(text, position, read, glossary, blocks);
    while (oldIndex < old.blocks.length && oldStart + delta < position) oldStart += old.blocks[oldIndex++]?.length ?? 0;
    if (position > change.newEnd && oldStart + delta === position && oldStart > change.end) {
      return { text, kind, glossary, blocks: blocks.concat(old.blocks.slice(oldIndex)) };
    }
  }
  return { text, kind, glossary, blocks };
}

/** The block before the one that holds `offset`: a change at a block's start may join it to the one before. */
function blockBefore(blocks: readonly ScannedBlock[], offset: number): { index: number; start: number } {
  let start = 0;
  for (let index = 0; index < blocks.length; index++) {
    const { length } = blocks[index] ?? { length: 0 };
    if (start + length >= offset)
      return index === 0 ? { index, start } : { index: index - 1, start: start - (blocks[index - 1]?.length ?? 0) };
    start += length;
  }
  return { index: 0, start: 0 };
}

function scanBlock(text: string, start: number, read: BlockReader, glossary: Glossary, blocks: ScannedBlock[]): number {
  const { end, holes } = read(text, start);
  const matches: number[] = [];
  glossary.recognizer.scan(text, start, end, holes, (from, to, rendering) => {
    matches.push(from - start, to - start, rendering);
  });
  blocks.push({ length: end - start, matches });
  return end;
}

const cache = new WeakMap<Recognized, readonly Mention[]>();

/** All mentions in document order; computed once for each version. */
export function mentionsOf(recognized: Recognized): readonly Mention[] {
  const known = cache.get(recognized);
  if (known !== undefined) return known;
  const mentions = collect(recognized);
  cache.set(recognized, mentions);
  return mentions;
}

/** One object for each mention: this is done for all of them after every edit. */
function collect({ text, glossary, blocks }: Recognized): Mention[] {
  const mentions: (Mention & { counted: boolean })[] = new Array(matchCount(blocks));
  let offset = 0;
  let count = 0;
  for (const { length, matches } of blocks) {
    for (let index = 0; index < matches.length; index += 3) {
      const of = glossary.renderings[matches[index + 2] ?? 0];
      if (of === undefined) continue;
      const { concept, rendering } = of;
      const start = offset + (matches[index] ?? 0);
      const end = offset + (matches[index + 1] ?? 0);
      mentions[count++] = { start, end, concept, rendering, counted: rendering.strength === "strong" };
    }
    offset += length;
  }
  mentions.length = count;
  const supported = supportedConcepts(glossary, mentions);
  const redefined = redefinedAbbreviations(text, mentions);
  for (const mention of mentions)
    if (!mention.counted) mention.counted = supported.has(mention.concept.id) && !redefined.has(mention.rendering);
  return mentions;
}

/** How many matches blocks hold: lists of them are made at once, and need not grow. */
export function matchCount(blocks: readonly ScannedBlock[]): number {
  return blocks.reduce((sum, { matches }) => sum + matches.length / 3, 0);
}

/** The indices of the renderings that a document holds, counted or not: cheap enough for every keystroke. */
export function usedRenderings({ blocks }: Recognized): ReadonlySet<number> {
  const used = new Set<number>();
  for (const { matches } of blocks) {
    for (let index = 2; index < matches.length; index += 3) used.add(matches[index] ?? 0);
  }
  return used;
}

/** Those of the mentions of a document that have a part in `span` or stand at its edge. */
export function mentionsIn(mentions: readonly Mention[], span: Span): readonly Mention[] {
  const first = firstAfter(mentions, span.start - 1, ({ end }) => end);
  return mentions.slice(
    first,
    firstAfter(mentions, span.end, ({ start }) => start),
  );
}

/** The index of the first mention with an edge behind `offset`. */
function firstAfter(mentions: readonly Mention[], offset: number, edge: (mention: Mention) => number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const mention = mentions[middle];
    if (mention !== undefined && edge(mention) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The mention that covers `offset`: the caret may stand at either edge; of two that meet there the one that begins wins. */
export function mentionAt(recognized: Recognized, offset: number): Mention | undefined {
  const mentions = mentionsOf(recognized);
  const candidate = mentions[firstAfter(mentions, offset, ({ start }) => start) - 1];
  return candidate !== undefined && offset <= candidate.end ? candidate : undefined;
}

/** What is not running text in the block that holds `offset`: reads that block again, and nothing else. */
export function holesAround({ text, kind, blocks }: Recognized, offset: number): readonly Hole[] {
  let start = 0;
  for (const { length } of blocks) {
    if (offset <= start + length) return blockReader(kind)(text, start).holes;
    start += length;
  }
  return [];
}

/** The other concepts that have the wording of a mention too, each once. */
export function sameWording({ text, glossary }: Recognized, mention: Mention): readonly GlossaryRendering[] {
  const found = new Map<Concept, GlossaryRendering>();
  glossary.recognizer.all(text, mention.start, mention.end, (_start, _end, index) => {
    const of = glossary.renderings[index];
    if (of !== undefined && of.concept !== mention.concept && !found.has(of.concept)) found.set(of.concept, of);
  });
  return [...found.values()];
}

/** The concepts of the shorter terms inside a mention, in text order: 举国体制 inside 新型举国体制. Its own is not among them. */
export function containedConcepts({ text, glossary }: Recognized, mention: Mention): readonly Concept[] {
  const contained = new Set<Concept>();
  for (let start = mention.start; start < mention.end; start++) {
    glossary.recognizer.at(text, start, mention.end, (from, to, rendering) => {
      const concept = glossary.renderings[rendering]?.concept;
      const whole = from === mention.start && to === mention.end;
      if (concept !== undefined && concept !== mention.concept && !whole) contained.add(concept);
    });
  }
  return [...contained];
}
