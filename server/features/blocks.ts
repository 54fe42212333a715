import type { Term } from "../core/recognition/mention.ts";
import { matchCount, type Recognized, type ScannedBlock } from "../core/recognition/recognized.ts";

/** One block of a document, and where it begins. No term, paragraph or bracket goes over its edges. */
export interface Block {
  readonly document: Recognized;
  readonly scanned: ScannedBlock;
  readonly start: number;
}

/** The text of a block. */
export function textOf({ document, scanned, start }: Block): string {
  return document.text.slice(start, start + scanned.length);
}

/** The terms in a block, with offsets of the block. */
export function termsOf({ document, scanned: { matches } }: Block): readonly Term[] {
  const terms: Term[] = [];
  for (let index = 0; index < matches.length; index += 3) {
    const of = document.glossary.renderings[matches[index + 2] ?? 0];
    if (of !== undefined) terms.push({ start: matches[index] ?? 0, end: matches[index + 1] ?? 0, ...of });
  }
  return terms;
}

/**
 * A reader of blocks that reads each only once, as long as no edit touches it: what it tells must be of the block's own
 * text, with offsets of the block.
 */
export function perBlock<T extends object>(read: (block: Block) => T): (block: Block) => T {
  const known = new WeakMap<ScannedBlock, T>();
  return (block) => {
    let reading = known.get(block.scanned);
    if (reading === undefined) {
      reading = read(block);
      known.set(block.scanned, reading);
    }
    return reading;
  };
}

/** What `read` tells of each term of a document, in order, by blocks. */
export function eachTerm<T>(document: Recognized, read: (block: Block) => readonly T[]): readonly T[] {
  const all: T[] = new Array(matchCount(document.blocks));
  let count = 0;
  for (const ofBlock of eachBlock(document, read)) for (const ofTerm of ofBlock) all[count++] = ofTerm;
  return all;
}

/** What `read` tells of each block of a document, in order. */
export function eachBlock<T>(document: Recognized, read: (block: Block) => T): readonly T[] {
  let start = 0;
  return document.blocks.map((scanned) => {
    const reading = read({ document, scanned, start });
    start += scanned.length;
    return reading;
  });
}
