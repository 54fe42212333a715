import { join } from "node:path";
import * as l10n from "@vscode/l10n";
import { type CancellationToken, CancellationTokenSource } from "vscode-languageserver";
import type {
  FoundPassage,
  IndexedSource,
  IndexMethod,
  IndexRequests,
  IndexState,
  SearchAnswer,
  WholeSource,
} from "../../index/messages.ts";
import type { Log } from "../answer.ts";
import type { Server } from "../feature.ts";
import { UserError } from "../user-error.ts";
import { workspaceFolders } from "../workspace/folders.ts";
import { IndexProgress } from "./index-progress.ts";
import { type IndexThread, startIndexThread } from "./index-thread.ts";
import { attachedTo, namedSources } from "./named-sources.ts";
import { type SourceFiles, sourceFiles } from "./source-files.ts";
import { indexName, storageFolder } from "./storage.ts";

const NO_FILES: SourceFiles = { paths: [], missing: [], outside: [], limited: false };
const NOTHING: IndexState = { done: 0, of: 0, isWorking: false };
/** The disk is looked at again after so long, where somebody searches, and where nobody does (milliseconds). */
const FRESH = 5_000;
const LOOK = 60_000;
/** A thread that ends more often than this is not started again. */
const MOST_FAILURES = 3;

/** The user's sources: which files they are, and the thread that has their index. Nothing is started where there are none. */
export class Sources {
  readonly #program: string;
  readonly #log: Log;
  readonly #progress: IndexProgress;
  readonly #server: () => Server;
  #thread: Promise<IndexThread> | undefined;
  #failures = 0;
  #files: SourceFiles = NO_FILES;
  #looked = 0;
  #looking: Promise<void> | undefined;
  #glossary: unknown;
  #state: IndexState = NOTHING;
  #timer: NodeJS.Timeout | undefined;
  #version = 0;
  #onRead: () => void = () => undefined;

  /** @param folder where the built programs are */
  constructor(folder: string, server: () => Server, log: Log) {
    this.#program = join(folder, "source-index.js");
    this.#server = server;
    this.#log = log;
    this.#progress = new IndexProgress(server, () => void this.#ask("cancel", null));
  }

  /** Which files are sources now, and what of the setting leads to none. */
  get files(): SourceFiles {
    return this.#files;
  }

  get state(): IndexState {
    return this.#state;
  }

  /** There are sources, or were. */
  get isStarted(): boolean {
    return this.#thread !== undefined;
  }

  /** Another number is another state of the index. */
  get version(): number {
    return this.#version;
  }

  /** Looks at the setting and the disk, and lets the index follow. */
  refresh(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  /** The setting is another: it is looked at again, after the look that may be under way. */
  changed(): void {
    const again = this.#looking?.catch(() => undefined) ?? Promise.resolve();
    void again.then(() => this.refresh()).catch((error: unknown) => this.#log(`sources: ${String(error)}`));
  }

  async search(request: IndexRequests["search"]["params"], token?: CancellationToken): Promise<SearchAnswer> {
    const answer = await this.#ask("search", request, token);
    return answer ?? { passages: [], found: 0, more: false, tooShort: false };
  }

  /** The best passages on a concept, if they are there within `patience` milliseconds. */
  async best(concept: string, limit: number, patience: number): Promise<readonly FoundPassage[]> {
    if (this.#thread === undefined) return [];
    const source = new CancellationTokenSource();
    const late = new Promise<undefined>((done) => setTimeout(done, patience, undefined).unref());
    const asked = this.search({ text: "", concepts: [concept], limit }, source.token).catch(() => undefined);
    const answer = await Promise.race([asked, late]);
    if (answer === undefined) source.cancel();
    return answer?.passages ?? [];
  }

  async concordance(concept: string, most: number, token: CancellationToken) {
    return (await this.#ask("concordance", { concept, most }, token)) ?? { uses: [], sources: [], more: false };
  }

  async whole(wanted: IndexRequests["whole"]["params"]): Promise<WholeSource | undefined> {
    return (await this.#ask("whole", wanted)) ?? undefined;
  }

  async passage(id: number): Promise<FoundPassage | undefined> {
    return (await this.#ask("passage", { id })) ?? undefined;
  }

  async sources(): Promise<readonly IndexedSource[]> {
    return (await this.#ask("sources", null)) ?? [];
  }

  /** Those with which something is wrong. */
  async troubled(): Promise<readonly IndexedSource[]> {
    return (await this.#ask("problems", null)) ?? [];
  }

  /** What is to be done when all sources are read as they are now. */
  onRead(done: () => void): void {
    this.#onRead = done;
  }

  /** Goes on where the user stopped it. */
  async resume(): Promise<void> {
    await this.#ask("resume", null);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    const thread = await this.#thread?.catch(() => undefined);
    await thread?.close();
  }

  /** Undefined where it was cancelled, or there are no sources. */
  async #ask<Method extends IndexMethod>(
    method: Method,
    params: IndexRequests[Method]["params"],
    token?: CancellationToken,
  ): Promise<IndexRequests[Method]["result"] | undefined> {
    // Only the first time is there nothing yet to be asked.
    if (this.#looked === 0) await this.refresh();
    else if (performance.now() - this.#looked > FRESH) {
      this.refresh().catch((error: unknown) => this.#log(`sources: ${String(error)}`));
    }
    const thread = await this.#thread;
    return thread?.ask(method, params, token);
  }

  async #look(): Promise<void> {
    const server = this.#server();
    const { isTrusted } = server.client();
    const folders = (await workspaceFolders(server)).map(({ path }) => path);
    const named = await namedSources(server, folders);
    this.#files = await sourceFiles(named, {
      workspaceFolders: folders,
      isTrusted,
      attached: (path) => attachedTo(server, path),
    });
    this.#looked = performance.now();
    if (this.#files.paths.length === 0 && this.#thread === undefined) return;
    this.#timer ??= setInterval(() => void this.refresh().catch(() => undefined), LOOK).unref();
    const thread = await this.#started(server, folders);
    const { concepts } = await server.glossaries.ready();
    if (this.#glossary !== concepts) {
      this.#glossary = concepts;
      await thread.ask("concepts", { concepts });
    }
    await thread.ask("files", { paths: this.#files.paths });
  }

  #started(server: Server, folders: readonly string[]): Promise<IndexThread> {
    this.#thread ??= this.#start(server, folders).catch((error: unknown) => {
      this.#thread = undefined;
      this.#log(`sources: ${error instanceof Error ? error.message : String(error)}`);
      throw new UserError(l10n.t("The index of your sources cannot be written; the log says why."));
    });
    return this.#thread;
  }

  async #start({ client }: Server, folders: readonly string[]): Promise<IndexThread> {
    if (this.#failures > MOST_FAILURES) throw new Error("the index has ended too often");
    this.#glossary = undefined;
    const thread = startIndexThread({
      program: this.#program,
      state: (state) => this.#changed(state),
      log: this.#log,
      ended: () => this.#ended(),
    });
    const folder = storageFolder(client().storage);
    await thread.ask("open", { folder, name: indexName(folders) });
    return thread;
  }

  /** By itself: out of memory, most likely. It begins again where it was. */
  #ended(): void {
    this.#failures += 1;
    this.#thread = undefined;
    this.#changed({ ...this.#state, isWorking: false });
    setTimeout(() => void this.refresh().catch(() => undefined), 1000).unref();
  }

  #changed(state: IndexState): void {
    this.#state = state;
    this.#version += 1;
    this.#progress.tell(state);
    if (!state.isWorking) this.#onRead();
  }
}
