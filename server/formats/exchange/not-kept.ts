/** What a file has that Tifa does not keep: what it is, for people, and how often. */
export interface NotKept {
  readonly what: string;
  readonly count: number;
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
