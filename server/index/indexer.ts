import { stat } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import type { Cancellation } from "../child.ts";
import type { Glossary } from "../core/concept/glossary.ts";
import type { SourceText } from "../core/source/passage.ts";
import { usesIn } from "../core/source/uses.ts";
import type { IndexState } from "./messages.ts";
import { isDamage, type Stamp, type StoredSource } from "./rows.ts";
import { hashOfFile } from "./slot.ts";
import type { Store } from "./store.ts";

/** Reads a file into passages. Never fails: what cannot be read is a problem; undefined where it was cancelled. */
export type ReadSource = (path: string, token: Cancellation) => Promise<SourceText | undefined>;

/** What an indexer works with. */
export interface IndexerTools {
  /** The store as it is now: a damaged one is replaced. */
  readonly store: () => Store;
  readonly glossary: () => { readonly glossary: Glossary; readonly stamp: string } | undefined;
  readonly read: ReadSource;
  /** Called before the index is changed, and when there is nothing more to do. */
  readonly changing: () => void;
  readonly settled: () => void;
  readonly report: (state: IndexState) => void;
  readonly log: (message: string) => void;
  /** The index is damaged: the caller makes a new one, and the indexer begins again. */
  readonly damaged: (error: unknown) => void;
}

/** Searches are answered this often (milliseconds). */
const SLICE = 12;
/** Work that is lost at most when the process is killed (milliseconds). */
const COMMIT_EVERY = 1500;
/** A file that is being written is read again so often. */
const ATTEMPTS = 3;

/**
 * Keeps the index like the files. One run at a time; it goes on where the last one ended, for what is up to date is not read
 * again.
 */
export class Indexer {
  readonly #tools: IndexerTools;
  #wanted: readonly string[] = [];
  #running: Promise<void> | undefined;
  #again = false;
  #stopped: IndexState["stopped"];
  #rested = performance.now();
  #committed = performance.now();
  #done = 0;
  /** There is something to do: a look at files that are as they were is no work. */
  #isBusy = false;
  readonly #askers: (() => void)[] = [];
  readonly #listeners = new Set<(event: unknown) => unknown>();

  constructor(tools: IndexerTools) {
    this.#tools = tools;
  }

  /**
   * Sets the files that the index is to have, and brings it there in the background. Resolves when it is known whether there is
   * anything to do.
   */
  want(paths: readonly string[]): Promise<void> {
    const wanted = [...new Set(paths)];
    const isSame = wanted.length === this.#wanted.length && wanted.every((path, index) => path === this.#wanted[index]);
    this.#wanted = wanted;
    // Who adds a source after having stopped wants it read.
    if (!isSame && this.#stopped === "cancelled") this.#stopped = undefined;
    // The run that is under way sees to it.
    if (isSame && this.#running !== undefined) return this.#known();
    if (this.#stopped === undefined) this.#start();
    return this.#known();
  }

  #known(): Promise<void> {
    if (this.#running === undefined || this.#isBusy) return Promise.resolve();
    return new Promise((resolve) => this.#askers.push(resolve));
  }

  #tell(isBusy: boolean): void {
    this.#isBusy = isBusy;
    this.#tools.report(this.state);
    for (const resolve of this.#askers.splice(0)) resolve();
  }

  /** What is under way is dropped; what is in the index stays. */
  cancel(): void {
    if (this.#running === undefined) return;
    this.#stopped = "cancelled";
    for (const listener of this.#listeners) listener(undefined);
  }

  resume(): void {
    this.#stopped = undefined;
    this.#start();
  }

  /** The glossary is another. */
  conceptsChanged(): void {
    if (this.#stopped === undefined) this.#start();
  }

  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  get state(): IndexState {
    const { length } = this.#wanted;
    const stopped = this.#stopped === undefined ? {} : { stopped: this.#stopped };
    return { done: Math.min(this.#done, length), of: length, isWorking: this.#isBusy, ...stopped };
  }

  #start(): void {
    this.#again = true;
    this.#running ??= this.#runs().finally(() => {
      this.#running = undefined;
      this.#tell(false);
    });
  }

  async #runs(): Promise<void> {
    while (this.#again && this.#stopped === undefined) {
      this.#again = false;
      try {
        await this.#run();
      } catch (error) {
        this.#failed(error);
      }
    }
    if (this.#stopped === undefined) this.#tools.settled();
  }

  #failed(error: unknown): void {
    this.#rollback();
    if (isDamage(error)) {
      this.#tools.damaged(error);
      this.#again = true;
      return;
    }
    this.#stopped = /full|SQLITE_FULL|ENOSPC|disk I\/O/iu.test(String(error)) ? "disk-full" : "no-place";
    this.#tools.log(`sources: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }

  async #run(): Promise<void> {
    const known = new Map(
      this.#tools
        .store()
        .sources()
        .map((source) => [source.path, source]),
    );
    const wanted = new Set(this.#wanted);
    this.#done = 0;
    for (const source of known.values()) if (!wanted.has(source.path)) this.#remove(source);
    for (const path of wanted) {
      if (this.#isOver()) break;
      await this.#bringUpToDate(path, known.get(path));
      this.#done += 1;
      this.#commitWhenDue();
      await this.#rest();
    }
    if (!this.#isOver()) await this.#refreshConcepts();
    this.#tools.store().commit();
  }

  /** Whether to leave: the user has stopped it, or other files are wanted now. */
  #isOver(): boolean {
    return this.#stopped !== undefined || this.#again;
  }

  async #bringUpToDate(path: string, known: StoredSource | undefined): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const before = await stampOf(path);
      if (before === undefined) {
        if (known !== undefined) this.#remove(known);
        return;
      }
      if (known?.size === before.size && known.mtime === before.mtime) return;
      const hash = await hashOf(path);
      if (known !== undefined && known.hash === hash && hash !== "") return this.#touch(known, { ...before, hash });
      this.#tell(true);
      const source = await this.#tools.read(path, this.#token());
      if (source === undefined || this.#isStopped()) return;
      const after = await stampOf(path);
      // It was written meanwhile: what was read may be half of it.
      if (after?.size !== before.size || after.mtime !== before.mtime) continue;
      return this.#put(path, { ...before, hash }, source);
    }
    this.#tools.log(`sources: ${path} is being written; it is read at the next look`);
  }

  #token(): Cancellation {
    const isStopped = (): boolean => this.#isStopped();
    return {
      get isCancellationRequested() {
        return isStopped();
      },
      onCancellationRequested: (listener) => {
        this.#listeners.add(listener);
        return { dispose: () => void this.#listeners.delete(listener) };
      },
    };
  }

  #touch(known: StoredSource, stamp: Stamp): void {
    this.#change();
    this.#tools.store().touch(known.id, stamp);
  }

  #remove({ id }: StoredSource): void {
    this.#change();
    this.#tools.store().remove(id);
  }

  async #put(path: string, stamp: Stamp, source: SourceText): Promise<void> {
    const known = this.#tools.glossary();
    const uses = known === undefined ? [] : await this.#slices(usesIn(source.passages, known.glossary));
    if (uses === undefined) return;
    this.#change();
    await this.#slices(this.#tools.store().put(path, stamp, source, uses, known?.stamp ?? ""));
  }

  #isStopped(): boolean {
    return this.#stopped !== undefined;
  }

  /** Sources whose concepts were found with another glossary are looked through again. */
  async #refreshConcepts(): Promise<void> {
    const known = this.#tools.glossary();
    const store = this.#tools.store();
    for (const source of known === undefined ? [] : store.sources()) {
      if (this.#isOver() || known === undefined || source.glossary === known.stamp) continue;
      this.#tell(true);
      const uses = await this.#slices(usesIn(store.passagesOf(source), known.glossary));
      if (uses === undefined) return;
      this.#change();
      await this.#slices(store.replaceUses(source, uses, known.stamp));
      this.#commitWhenDue();
    }
  }

  /** Undefined where the user stopped it meanwhile. */
  async #slices<T>(work: Generator<void, T>): Promise<T | undefined> {
    for (;;) {
      const step = work.next();
      if (step.done === true) return step.value;
      await this.#rest();
      if (!this.#isStopped()) continue;
      // It cleans up behind it.
      work.return(undefined as T);
      return undefined;
    }
  }

  async #rest(): Promise<void> {
    if (performance.now() - this.#rested < SLICE) return;
    await setImmediate();
    this.#rested = performance.now();
  }

  #change(): void {
    this.#tools.changing();
    this.#tools.store().begin();
  }

  #commitWhenDue(): void {
    if (performance.now() - this.#committed < COMMIT_EVERY) return;
    this.#tools.store().commit();
    this.#committed = performance.now();
    this.#tools.report(this.state);
  }

  #rollback(): void {
    try {
      this.#tools.store().rollback();
      this.#tools.store().forget();
    } catch (error) {
      this.#tools.log(`sources: ${String(error)}`);
    }
  }
}

async function stampOf(path: string): Promise<{ size: number; mtime: number } | undefined> {
  try {
    const found = await stat(path);
    return found.isFile() ? { size: found.size, mtime: found.mtimeMs } : undefined;
  } catch {
    // Gone, or not ours to read.
    return undefined;
  }
}

/** Empty where the file cannot be read: then it is read again at each look. */
async function hashOf(path: string): Promise<string> {
  try {
    return await hashOfFile(path);
  } catch {
    return "";
  }
}
