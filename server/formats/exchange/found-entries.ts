import type { EntryValue } from "./entry-value.ts";

/** An entry with its place in the file. */
export interface FoundEntry {
  readonly entry: EntryValue;
  /** The line on which it begins, counted from 1. */
  readonly line: number;
}

/** Something wrong with a line of a file, and what to do about it. */
export interface LineProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** What a file has that Tifa does not keep, for a preview: what it is, and how often. */
export interface NotKept {
  readonly what: string;
  readonly count: number;
}

/** What a glossary file of another format holds. Reading never throws; what cannot be read is among the problems. */
export interface FoundEntries {
  readonly entries: readonly FoundEntry[];
  readonly problems: readonly LineProblem[];
  readonly notKept: readonly NotKept[];
}

/** Counts what is not kept. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  list(): NotKept[] {
    return [...this.#counts].map(([what, count]) => ({ what, count }));
  }
}
