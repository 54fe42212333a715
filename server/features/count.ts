import type { Mention } from "../core/recognition/mention.ts";
import { yearOf } from "./year-of.ts";

export type CountBy = "file" | "year" | "concept";

/** How often a concept stands in what a key names, and in how many documents. */
export interface Counted {
  readonly key: string;
  readonly concept: string;
  occurrences: number;
  documents: number;
}

/** Adds up mentions document by document. */
export class Counter {
  readonly #by: CountBy;
  readonly #rows = new Map<string, Counted>();

  constructor(by: CountBy) {
    this.#by = by;
  }

  /** Adds a document. */
  add(uri: string, text: string, mentions: readonly Mention[]): void {
    const counts = new Map<string, number>();
    for (const { concept } of mentions) counts.set(concept.id, (counts.get(concept.id) ?? 0) + 1);
    for (const [concept, occurrences] of counts) {
      const key = this.#by === "concept" ? concept : this.#by === "file" ? uri : (yearOf(uri, text) ?? "");
      const id = `${key}\n${concept}`;
      const row = this.#rows.get(id) ?? { key, concept, occurrences: 0, documents: 0 };
      row.occurrences += occurrences;
      row.documents += 1;
      this.#rows.set(id, row);
    }
  }

  /** By key, then by concept; years in their order, documents without a year first. */
  rows(): readonly Counted[] {
    const order = ({ key, concept }: Counted): string => `${key}\n${concept}`;
    return [...this.#rows.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  }
}
