import type { Work } from "../citation/work.ts";
import type { Edit } from "../text/edit-between.ts";

/** What stands in a bibliography file, between text that means nothing to a reader of entries. */
export type BlockKind = "entry" | "string" | "preamble" | "comment" | "broken";

/** What is wrong with a block as a whole; `broken` blocks are no more than this. */
export type BlockProblem = "unclosed" | "no-bracket";

/**
 * One block, with offsets from its own start: an edit before it moves it and leaves this object as it is, so that what
 * was read from it can be kept.
 */
export interface BlockForm {
  readonly kind: BlockKind;
  /** The entry's type in lower case: `article`. */
  readonly type: string;
  readonly length: number;
  /** How far the text was looked at to know all this, from the block's start; an edit up to there may change it. */
  readonly reach: number;
  readonly key: string;
  /** Where the key begins; it is as long as the key. */
  readonly keyStart: number;
  readonly problem?: BlockProblem;
  /** The work that has been made of it, and for which state of the file's macros; a `WeakMap` of so many is slow. */
  readonly made: { work?: Work; macros?: object };
}

/** A block at its place in the text. */
export interface Block {
  readonly start: number;
  readonly form: BlockForm;
}

/** Reads the blocks from `from` on, where a block ended or the text begins. Never throws; the reader can stop anywhere. */
type Scan = (text: string, from: number) => Generator<Block, void>;

/**
 * The blocks of `text` after an edit: those before it are kept, those after it moved, and only what lies between is
 * scanned again, until an old block begins where a new one does. Equal to a fresh scan.
 */
export function updateBlocks(scan: Scan, old: readonly Block[], text: string, edit: Edit): Block[] {
  const delta = edit.newEnd - edit.end;
  const touched = old.findIndex(({ start, form }) => start + form.reach >= edit.start);
  const kept = touched === -1 ? [...old] : old.slice(0, touched);
  const last = kept.at(-1);
  let next = kept.length;
  for (const block of scan(text, last === undefined ? 0 : last.start + last.form.length)) {
    while (next < old.length && (old[next]?.start ?? 0) + delta < block.start) next += 1;
    if (block.start >= edit.newEnd && (old[next]?.start ?? -1) + delta === block.start) {
      for (; next < old.length; next++) {
        const { start, form } = old[next] as Block;
        kept.push({ start: start + delta, form });
      }
      return kept;
    }
    kept.push(block);
  }
  return kept;
}
