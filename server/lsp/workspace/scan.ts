import { readFile, stat } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { CancellationToken } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Concept } from "../../core/concept/concept.ts";
import { buildGlossary, type Glossary } from "../../core/concept/glossary.ts";
import { proseKind } from "../../core/prose/prose.ts";
import type { Mention } from "../../core/recognition/mention.ts";
import { type Recognized, recognizing } from "../../core/recognition/recognized.ts";
import { type Decoded, decodeText } from "../../formats/decode-text.ts";
import { countedMentions } from "../counted.ts";
import type { Server } from "../feature.ts";
import type { OpenDocument } from "../open-document.ts";
import { pathOf } from "../paths.ts";
import { filesIn } from "./files.ts";
import { workspaceFolders } from "./folders.ts";

/** What is wanted of a scan. */
export interface ScanOptions {
  /** Without them all concepts of the glossary. */
  readonly concepts?: readonly Concept[];
  /** Only these documents; without them the whole workspace and what is open besides. */
  readonly uris?: readonly string[];
  /** Told of every text that is read, whatever it mentions. */
  readonly seen?: (uri: string, text: string) => void;
  readonly token: CancellationToken;
  readonly progress: (done: number, of: number) => void;
}

/** A document with its counted mentions of the concepts that are looked for, in document order. */
export interface ScannedDocument {
  readonly text: TextDocument;
  readonly mentions: readonly Mention[];
  /** The encoding of a file that is not open; an open document is text already. */
  readonly encoding?: string;
}

/** What a scan could not read. */
export interface ScanReport {
  searched: number;
  readonly skipped: string[];
}

/** Larger files are data, not documents; and their text must fit into memory a few times. */
const LARGEST_FILE = 50_000_000;
/** So many files are on their way from the disk while one is read. */
const AHEAD = 4;
const NOTHING: Decoded = { text: "", encoding: "utf-8" };
/** Others are answered, and a cancellation is seen, this often (milliseconds). */
const PATIENCE = 15;

/**
 * Reads the documents of the workspace one after the other; open ones as they are in the editor. A text is dropped as
 * soon as the caller is done with it. Ends early, without an error, when `token` is cancelled.
 */
export async function* scanWorkspace(
  server: Server,
  options: ScanOptions,
  report: ScanReport,
): AsyncGenerator<ScannedDocument> {
  const scanner = new WorkspaceScanner(server, options);
  const paths = await scanner.paths();
  const texts: Promise<Decoded | undefined>[] = [];
  for (const [index, path] of paths.entries()) {
    for (let next = index + texts.length; texts.length < AHEAD && next < paths.length; next++) {
      texts.push(scanner.read(paths[next] ?? ""));
    }
    const text = await texts.shift();
    options.progress(index, paths.length);
    if (text === undefined) report.skipped.push(pathToFileURL(path).href);
    else report.searched += 1;
    const found = text === undefined ? undefined : await scanner.scanFile(path, text);
    if (options.token.isCancellationRequested) break;
    if (found !== undefined) yield found;
  }
  // What is still on its way must not fail unheard.
  await Promise.allSettled(texts);
  if (options.token.isCancellationRequested) return;
  for (const open of scanner.openOutside(paths)) {
    report.searched += 1;
    if (open.mentions.length > 0) yield open;
  }
}

class WorkspaceScanner {
  readonly #server: Server;
  readonly #options: ScanOptions;
  /** By glossary, one that knows only what is looked for: a text in which it finds nothing needs no second look. */
  readonly #first = new Map<Glossary, Glossary>();
  /** Ids: documents may have glossaries of their own, in which a concept is another object. */
  readonly #wanted: ReadonlySet<string> | undefined;
  readonly #open: ReadonlyMap<string, OpenDocument>;
  #rested = performance.now();

  constructor(server: Server, options: ScanOptions) {
    this.#server = server;
    this.#options = options;
    this.#open = new Map(Array.from(server.documents(), (open) => [pathOf(open.uri) ?? open.uri, open]));
    this.#wanted = options.concepts === undefined ? undefined : new Set(options.concepts.map(({ id }) => id));
  }

  async paths(): Promise<readonly string[]> {
    if (this.#options.uris !== undefined) return this.#options.uris.flatMap((uri) => pathOf(uri) ?? []);
    const paths = new Set<string>();
    for (const { path, excludes } of await workspaceFolders(this.#server)) {
      for await (const file of filesIn(path, excludes)) {
        if (this.#options.token.isCancellationRequested) return [];
        paths.add(file);
        await this.#rest();
      }
    }
    return [...paths];
  }

  /** The text of a file; undefined where it is too large or cannot be read. That of an open document is not used. */
  async read(path: string): Promise<Decoded | undefined> {
    if (this.#options.token.isCancellationRequested || this.#open.has(path)) return NOTHING;
    try {
      if ((await stat(path)).size > LARGEST_FILE) return undefined;
      return decodeText(await readFile(path));
    } catch {
      // No permission, or gone meanwhile: the search goes on, and says that it was not read.
      return undefined;
    }
  }

  async scanFile(path: string, { text, encoding }: Decoded): Promise<ScannedDocument | undefined> {
    const open = this.#open.get(path);
    if (open !== undefined) return withMentions(this.#scanOpen(open));
    this.#options.seen?.(pathToFileURL(path).href, text);
    const kind = proseKind("", path);
    const glossary = await this.#server.glossaries.ready(pathToFileURL(path).href);
    if (this.#wanted !== undefined) {
      const seen = await this.#recognize(text, kind, this.#firstOf(glossary, this.#wanted));
      if (seen === undefined || seen.blocks.every(({ matches }) => matches.length === 0)) return undefined;
    }
    const recognized = await this.#recognize(text, kind, glossary);
    const mentions = recognized === undefined ? [] : this.#mentionsIn(recognized);
    return withMentions({ text: TextDocument.create(pathToFileURL(path).href, kind, 0, text), mentions, encoding });
  }

  /** Open documents that the disk does not have: new ones, those of other places, those that were left out. */
  *openOutside(paths: readonly string[]): Generator<ScannedDocument> {
    const known = new Set(paths);
    const wanted = this.#options.uris === undefined ? undefined : new Set(this.#options.uris);
    for (const [path, open] of this.#open) {
      const isWanted = wanted === undefined ? !known.has(path) : wanted.has(open.uri) && pathOf(open.uri) === undefined;
      if (isWanted) yield this.#scanOpen(open);
    }
  }

  #scanOpen(open: OpenDocument): ScannedDocument {
    this.#options.seen?.(open.uri, open.text.getText());
    return { text: open.text, mentions: this.#mentionsIn(open.recognized(this.#server.glossaries.of(open.uri))) };
  }

  #mentionsIn(recognized: Recognized): readonly Mention[] {
    return countedMentions(this.#server, recognized).filter(
      ({ concept, counted }) => counted && (this.#wanted === undefined || this.#wanted.has(concept.id)),
    );
  }

  #firstOf(glossary: Glossary, wanted: ReadonlySet<string>): Glossary {
    const known = this.#first.get(glossary);
    if (known !== undefined) return known;
    const made = buildGlossary([...wanted].flatMap((id) => glossary.byId.get(id) ?? []));
    this.#first.set(glossary, made);
    return made;
  }

  /** Undefined where the search was cancelled meanwhile. */
  async #recognize(text: string, kind: string, glossary: Glossary): Promise<Recognized | undefined> {
    const steps = recognizing(text, kind, glossary);
    for (;;) {
      const step = steps.next();
      await this.#rest();
      if (this.#options.token.isCancellationRequested) return undefined;
      if (step.done === true) return step.value;
    }
  }

  async #rest(): Promise<void> {
    if (performance.now() - this.#rested < PATIENCE) return;
    await setImmediate();
    this.#rested = performance.now();
  }
}

function withMentions(document: ScannedDocument): ScannedDocument | undefined {
  return document.mentions.length === 0 ? undefined : document;
}
