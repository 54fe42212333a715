import type { Work } from "../citation/work.ts";
import type { Edit } from "../text/edit-between.ts";
import type { Span } from "../text/span.ts";
import type { Block, BlockForm } from "./block.ts";
import type { Flavour } from "./entry-types.ts";

export type BibliographyFormatId = "bibtex" | "csl-json" | "csl-yaml";

/** An entry of a bibliography file; offsets are those of the file's text. */
export interface BibliographyEntry {
  readonly key: string;
  /** What stands behind the `@` in BibTeX, in lower case; empty in other formats. */
  readonly type: string;
  readonly span: Span;
  readonly keySpan: Span;
}

export type ProblemKind =
  | "unclosed"
  | "no-bracket"
  | "no-key"
  | "no-comma"
  | "no-equals"
  | "no-value"
  | "no-end"
  | "duplicate"
  | "unreadable";

/** Something wrong with one entry; the others are not touched by it. */
export interface BibliographyProblem {
  readonly span: Span;
  readonly kind: ProblemKind;
  /** The entry's key, where it has one. */
  readonly key: string;
}

/** What a format knows of its entries. */
export interface EntryReader {
  /** The work, and whether it says something that stands in another block: then it cannot be kept over an edit. */
  read(block: Block): { readonly work: Work; readonly isAlone: boolean };
  problems(block: Block): readonly BibliographyProblem[];
}

export interface BibliographyFormat {
  readonly id: BibliographyFormatId;
  /** Reads the blocks of a text in its order. Never throws; the reader can stop anywhere. */
  scan(text: string): Generator<Block, void>;
  /** The blocks after an edit, equal to those of a fresh scan; where it is left out only a fresh scan will do. */
  rescan?(old: readonly Block[], text: string, edit: Edit): readonly Block[];
  /** A reader for one state of the file. `find` gives the entry of a key. */
  reader(text: string, blocks: readonly Block[], find: (key: string) => Block | undefined): EntryReader;
  /**
   * Where a new entry goes, and its text: written as the file writes its own.
   *
   * @param flavour what the document's processor reads, for a file that shows none of its own
   */
  insertion(
    bibliography: Bibliography,
    work: Work,
    flavour?: Flavour,
  ): { readonly offset: number; readonly text: string } | undefined;
}

/**
 * One state of a bibliography file. Only its blocks are read at once; works are read when they are asked for, and kept
 * with their blocks over edits.
 */
export class Bibliography {
  readonly format: BibliographyFormat;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** The same in all states of a file that have the same macros. */
  readonly #macros: object;
  #reader: EntryReader | undefined;
  #byKey: Map<string, Block> | undefined;
  #entries: readonly BibliographyEntry[] | undefined;

  constructor(format: BibliographyFormat, text: string, blocks: readonly Block[], macros: object = {}) {
    this.format = format;
    this.text = text;
    this.blocks = blocks;
    this.#macros = macros;
  }

  /** The entries that have a key, in file order. */
  get entries(): readonly BibliographyEntry[] {
    this.#entries ??= this.blocks.filter(isKeyed).map(toEntry);
    return this.#entries;
  }

  /** The entry of a key, letter for letter; the first where there are several, as BibTeX and biber take it. */
  find(key: string): BibliographyEntry | undefined {
    const block = this.#block(key);
    return block === undefined ? undefined : toEntry(block);
  }

  /** The work of an entry of this state. Never throws. */
  work({ span }: BibliographyEntry): Work | undefined {
    const block = this.#blockAt(span.start);
    return block === undefined ? undefined : this.#work(block);
  }

  /** What is wrong, block by block, so that the caller can stop in between. */
  *problems(): Generator<readonly BibliographyProblem[], void> {
    const seen = new Set<string>();
    for (const block of this.blocks) {
      const { start, form } = block;
      yield this.#entryReader().problems(block);
      if (!isKeyed(block)) continue;
      const keyStart = start + form.keyStart;
      const span = { start: keyStart, end: keyStart + form.key.length };
      if (seen.has(form.key)) yield [{ span, kind: "duplicate", key: form.key }];
      seen.add(form.key);
    }
  }

  /** This file after an edit; what the edit did not touch is not read again. */
  updated(text: string, edit: Edit): Bibliography {
    const blocks = this.format.rescan?.(this.blocks, text, edit) ?? [...this.format.scan(text)];
    return new Bibliography(this.format, text, blocks, sameMacros(this.blocks, blocks) ? this.#macros : {});
  }

  #work(block: Block): Work {
    const { made } = block.form;
    if (made.work !== undefined && made.macros === this.#macros) return made.work;
    const { work, isAlone } = this.#entryReader().read(block);
    if (isAlone) Object.assign(made, { work, macros: this.#macros });
    return work;
  }

  #entryReader(): EntryReader {
    this.#reader ??= this.format.reader(this.text, this.blocks, (key) => this.#block(key));
    return this.#reader;
  }

  #block(key: string): Block | undefined {
    if (this.#byKey === undefined) {
      this.#byKey = new Map();
      for (const block of this.blocks)
        if (isKeyed(block) && !this.#byKey.has(block.form.key)) this.#byKey.set(block.form.key, block);
    }
    return this.#byKey.get(key);
  }

  #blockAt(start: number): Block | undefined {
    let low = 0;
    let high = this.blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.blocks[middle]?.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    const block = this.blocks[low];
    return block?.start === start ? block : undefined;
  }
}

/** Reads a file block by block, so that the caller can do something else in between. */
export function* readBibliography(format: BibliographyFormat, text: string): Generator<void, Bibliography> {
  const blocks: Block[] = [];
  for (const block of format.scan(text)) {
    blocks.push(block);
    yield;
  }
  return new Bibliography(format, text, blocks);
}

function isKeyed({ form }: Block): boolean {
  return form.kind === "entry" && form.key !== "";
}

function toEntry({ start, form }: Block): BibliographyEntry {
  const keyStart = start + form.keyStart;
  return {
    key: form.key,
    type: form.type,
    span: { start, end: start + form.length },
    keySpan: { start: keyStart, end: keyStart + form.key.length },
  };
}

/** Whether the same `@string`s stand in both: an entry may use any of them. */
function sameMacros(before: readonly Block[], after: readonly Block[]): boolean {
  const macros = (blocks: readonly Block[]): BlockForm[] =>
    blocks.map(({ form }) => form).filter(({ kind }) => kind === "string");
  const [old, now] = [macros(before), macros(after)];
  return old.length === now.length && old.every((form, index) => form === now[index]);
}
