/** How often a concept stands in the documents of a year, and in how many of them. */
export interface TrendCount {
  readonly occurrences: number;
  readonly documents: number;
}

/** All documents of a year, those too that mention nothing that is counted. */
export interface TrendYear {
  readonly year: string;
  readonly documents: number;
  /** Their length in UTF-16 units, which for Chinese are characters. */
  readonly length: number;
}

export interface Trends {
  /** From the first to the last, without a gap: a year of which there is no document has none. */
  readonly years: readonly TrendYear[];
  /** Documents whose year nobody says. */
  readonly undated: TrendYear | undefined;
  /** For each concept a count for each of `years`, and for the undated documents. */
  readonly series: readonly {
    readonly concept: string;
    readonly counts: readonly TrendCount[];
    readonly undated: TrendCount;
  }[];
}

const NOTHING: TrendCount = { occurrences: 0, documents: 0 };
const UNDATED = "";

/** Adds up documents by year. */
export class TrendCounter {
  readonly #concepts: readonly string[];
  readonly #years = new Map<string, TrendYear>();
  readonly #counts = new Map<string, TrendCount>();

  constructor(concepts: readonly string[]) {
    this.#concepts = concepts;
  }

  /** Every document that was read, whatever it mentions. */
  addDocument(year: string | undefined, length: number): void {
    const key = year ?? UNDATED;
    const old = this.#years.get(key) ?? { year: key, documents: 0, length: 0 };
    this.#years.set(key, { year: key, documents: old.documents + 1, length: old.length + length });
  }

  /** The mentions of a document, as ids of their concepts. */
  addMentions(year: string | undefined, concepts: Iterable<string>): void {
    const seen = new Set<string>();
    for (const concept of concepts) {
      const key = `${year ?? UNDATED}\n${concept}`;
      const { occurrences, documents } = this.#counts.get(key) ?? NOTHING;
      this.#counts.set(key, { occurrences: occurrences + 1, documents: documents + (seen.has(concept) ? 0 : 1) });
      seen.add(concept);
    }
  }

  result(): Trends {
    const known = [...this.#years.keys()].filter((year) => year !== UNDATED).map(Number);
    const first = Math.min(...known);
    const years =
      known.length === 0 ? [] : Array.from({ length: Math.max(...known) - first + 1 }, (_, at) => String(first + at));
    const count = (year: string, concept: string): TrendCount => this.#counts.get(`${year}\n${concept}`) ?? NOTHING;
    return {
      years: years.map((year) => this.#years.get(year) ?? { year, documents: 0, length: 0 }),
      undated: this.#years.get(UNDATED),
      series: this.#concepts.map((concept) => ({
        concept,
        counts: years.map((year) => count(year, concept)),
        undated: count(UNDATED, concept),
      })),
    };
  }
}

/** Occurrences for 10,000 units of text; undefined where there is no text. */
export function rate({ occurrences }: TrendCount, { length }: TrendYear): number | undefined {
  return length === 0 ? undefined : (occurrences * 10_000) / length;
}
