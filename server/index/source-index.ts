import { createHash } from "node:crypto";
import type { Concept } from "../core/concept/concept.ts";
import { buildGlossary, type Glossary } from "../core/concept/glossary.ts";
import { Indexer, type ReadSource } from "./indexer.ts";
import type {
  ConcordanceAnswer,
  FoundPassage,
  IndexedSource,
  IndexRequests,
  IndexState,
  SearchAnswer,
  SearchRequest,
  WholeSource,
} from "./messages.ts";
import { isDamage } from "./rows.ts";
import { concordance, passageById, search, toIndexed, wholeSource } from "./search.ts";
import { isIntact, removeIndex, type Slot, seal, takeSlot, unseal } from "./slot.ts";
import { Store } from "./store.ts";

export interface SourceIndexOptions {
  readonly read: ReadSource;
  readonly report: (state: IndexState) => void;
  readonly log: (message: string) => void;
}

const NO_GLOSSARY = buildGlossary([]);
/** After so long without a change the file is sealed (milliseconds): that reads all of it. */
const SEAL_AFTER = 10_000;

/** The index of one workspace's sources: opens it, mends it, keeps it like the files, and answers. */
export class SourceIndex {
  readonly #options: SourceIndexOptions;
  readonly #indexer: Indexer;
  #slot: Slot | undefined;
  #store: Store | undefined;
  #glossary: { readonly glossary: Glossary; readonly stamp: string } | undefined;
  #sealing: NodeJS.Timeout | undefined;
  #isSealed = true;

  constructor(options: SourceIndexOptions) {
    this.#options = options;
    this.#indexer = new Indexer({
      store: () => this.#opened(),
      glossary: () => this.#glossary,
      read: options.read,
      changing: () => this.#changing(),
      settled: () => this.#settled(),
      report: options.report,
      log: options.log,
      damaged: (error) => this.#replace(error),
    });
  }

  /** Throws where the folder cannot be written. */
  async open({ folder, name }: IndexRequests["open"]["params"]): Promise<void> {
    this.#slot = takeSlot(folder, name);
    if (!(await isIntact(this.#slot.file))) this.#replace("the file is not as it was sealed");
    else this.#openStore();
  }

  concepts(concepts: readonly Concept[]): void {
    const stamp = createHash("sha256")
      .update(JSON.stringify(concepts.map(({ id, renderings, relations }) => [id, renderings, relations])))
      .digest("hex")
      .slice(0, 16);
    if (this.#glossary?.stamp === stamp) return;
    this.#glossary = { glossary: buildGlossary(concepts), stamp };
    if (this.#store !== undefined) this.#indexer.conceptsChanged();
  }

  /** Resolves when it is known whether there is anything to do. */
  files(paths: readonly string[]): Promise<void> {
    return this.#indexer.want(paths);
  }

  cancel(): void {
    this.#indexer.cancel();
  }

  resume(): void {
    this.#indexer.resume();
  }

  get state(): IndexState {
    return this.#indexer.state;
  }

  /** When nothing is under way. */
  idle(): Promise<void> {
    return this.#indexer.idle();
  }

  sources(): readonly IndexedSource[] {
    return this.#mended([], (store) => store.sources().map((source) => toIndexed(source, "")));
  }

  search(request: SearchRequest): SearchAnswer {
    const nothing = { passages: [], found: 0, more: false, tooShort: false };
    return this.#mended(nothing, (store) => search(store, this.#known(), request));
  }

  /** In steps. */
  *concordance({ concept, most }: IndexRequests["concordance"]["params"]): Generator<void, ConcordanceAnswer> {
    try {
      return yield* concordance(this.#opened(), this.#known(), concept, most);
    } catch (error) {
      this.#mend(error);
      return { uses: [], sources: [], more: false };
    }
  }

  whole(wanted: IndexRequests["whole"]["params"]): WholeSource | null {
    return this.#mended(null, (store) => wholeSource(store, wanted));
  }

  passage(id: number): FoundPassage | null {
    return this.#mended(null, (store) => passageById(store, id));
  }

  /** Leaves the index as it is; what was under way is dropped. */
  async close(): Promise<void> {
    this.#indexer.cancel();
    await this.#indexer.idle();
    clearTimeout(this.#sealing);
    this.#store?.close();
    this.#store = undefined;
    if (this.#slot !== undefined && !this.#isSealed) await seal(this.#slot.file).catch(() => undefined);
    this.#slot?.release();
  }

  #known(): Glossary {
    return this.#glossary?.glossary ?? NO_GLOSSARY;
  }

  #opened(): Store {
    if (this.#store === undefined) throw new Error("the index of sources is not open");
    return this.#store;
  }

  #openStore(): void {
    if (this.#slot === undefined) return;
    try {
      this.#store = new Store(this.#slot.file);
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.#replace(error);
    }
  }

  /** Does it; a damaged index is made anew, and until then there is nothing in it. */
  #mended<T>(nothing: T, work: (store: Store) => T): T {
    try {
      return work(this.#opened());
    } catch (error) {
      this.#mend(error);
      return nothing;
    }
  }

  #mend(error: unknown): void {
    if (!isDamage(error)) throw error;
    this.#replace(error);
    this.#indexer.resume();
  }

  #replace(reason: unknown): void {
    if (this.#slot === undefined) return;
    this.#options.log(`sources: the index is made anew: ${String(reason)}`);
    try {
      this.#store?.close();
    } catch {
      // It is thrown away.
    }
    removeIndex(this.#slot.file);
    this.#store = new Store(this.#slot.file);
    this.#isSealed = false;
  }

  #changing(): void {
    clearTimeout(this.#sealing);
    if (this.#isSealed && this.#slot !== undefined) unseal(this.#slot.file);
    this.#isSealed = false;
  }

  #settled(): void {
    if (this.#isSealed) return;
    clearTimeout(this.#sealing);
    this.#sealing = setTimeout(() => void this.#seal(), SEAL_AFTER);
    this.#sealing.unref();
  }

  async #seal(): Promise<void> {
    if (this.#slot === undefined || this.#isSealed) return;
    this.#isSealed = true;
    try {
      await seal(this.#slot.file);
      // It changed while it was read.
      if (!this.#isSealed) unseal(this.#slot.file);
    } catch (error) {
      this.#isSealed = false;
      this.#options.log(`sources: ${String(error)}`);
    }
  }
}
