import { basename, extname, isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import { type Bibliography, type BibliographyFormat, readBibliography } from "../core/bibliography/bibliography.ts";
import { bibtex } from "../core/bibliography/bibtex.ts";
import type { ProjectFile } from "../core/citation/choose-dialect.ts";
import { editBetween } from "../core/text/edit-between.ts";
import { cslJson } from "../formats/csl-json.ts";
import { cslYaml } from "../formats/csl-yaml.ts";
import type { Citing } from "./document-project.ts";
import { findBibliographies, type Surroundings, type Trouble } from "./find-bibliographies.ts";
import { pathOf } from "./paths.ts";
import { inSlices } from "./slices.ts";
import { readTextFile, type TextFile } from "./text-file.ts";

/** A bibliography file that a document cites from. */
export interface BibliographyFile {
  readonly uri: string;
  /** For messages: `refs.bib`. */
  readonly name: string;
  /** Its entries and their works; as the editor has it where it is open, else as it is on disk. */
  readonly bibliography: Bibliography;
  /** Why it cannot be written, if so. */
  readonly obstacle?: "read-only" | "not-utf8";
}

/** The bibliography of a document. */
export interface DocumentBibliography {
  readonly files: readonly BibliographyFile[];
  /** What is declared and cannot be used. */
  readonly troubles: readonly Trouble[];
  /** Nobody named the files, and there are several beside each other. */
  readonly isGuess: boolean;
  /** Nobody named the files: they lie beside or above the document. */
  readonly isNear: boolean;
  /** The other files of the document's project, the main or nearest one first. */
  readonly project: readonly ProjectFile[];
}

/** What has been read of a file, for one text. */
interface Loaded {
  readonly file?: TextFile;
  readonly bibliography: Bibliography;
}

const FORMATS: Readonly<Record<string, BibliographyFormat>> = {
  ".bib": bibtex,
  ".bibtex": bibtex,
  ".json": cslJson,
  ".yaml": cslYaml,
  ".yml": cslYaml,
};

/** An edit that is larger is a new text: it is read in slices. */
const LARGEST_EDIT = 200_000;

/**
 * Finds, reads and keeps the bibliography files of documents. Reading goes on in slices, so that nobody waits for it; a file
 * that changes is read again where it changed. What the editor has open wins over what is on disk.
 */
export class Bibliographies {
  readonly #surroundings: () => Omit<Surroundings, "read">;
  /** Files that may name bibliographies, by path. */
  readonly #projectFiles = new Map<string, TextFile>();
  /** By path: what is read, or being read. */
  readonly #loaded = new Map<string, Promise<Loaded | undefined>>();
  /** Open `.bib` documents by path, or by address where they have none. */
  readonly #open = new Map<string, TextDocument>();
  readonly #listeners: ((uri: string) => void)[] = [];

  constructor(surroundings: () => Omit<Surroundings, "read">) {
    this.#surroundings = surroundings;
  }

  /** The bibliography files of a document, in the order in which it names them. */
  async of(citing: Citing): Promise<DocumentBibliography> {
    const { paths, troubles, isGuess, isNear, project } = await findBibliographies(citing, {
      ...this.#surroundings(),
      read: (path) => this.#projectFile(path),
    });
    const files = await Promise.all(paths.map((path) => this.#file(path)));
    const missing = paths.filter((_, index) => files[index] === undefined);
    return {
      files: files.filter((file) => file !== undefined),
      troubles: [...troubles, ...missing.map((path): Trouble => ({ kind: "missing", name: basename(path) }))],
      isGuess,
      isNear,
      project,
    };
  }

  /** A bibliography file by its path, whoever names it; undefined where it cannot be read. */
  at(path: string): Promise<BibliographyFile | undefined> {
    return this.#file(path);
  }

  /** Whether the editor still has what was read of the file; what is on disk only the next reading tells. */
  isCurrent({ uri, bibliography }: BibliographyFile): boolean {
    const document = this.#open.get(idOf(uri));
    return document === undefined || document.getText() === bibliography.text;
  }

  /** An open `.bib` document, with what has been read of it. */
  async opened(uri: string): Promise<{ document: TextDocument; bibliography: Bibliography } | undefined> {
    const id = idOf(uri);
    const document = this.#open.get(id);
    const loaded = document === undefined ? undefined : await this.#load(id, bibtex);
    return document === undefined || loaded === undefined ? undefined : { document, bibliography: loaded.bibliography };
  }

  /** Calls `listener` with the address of a `.bib` document that was opened, changed or closed. */
  onChange(listener: (uri: string) => void): void {
    this.#listeners.push(listener);
  }

  open(uri: string, version: number, text: string): void {
    this.#open.set(idOf(uri), TextDocument.create(uri, "bibtex", version, text));
    this.#tell(uri);
  }

  /** Applies the client's changes; nothing is read before somebody asks. */
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const document = this.#open.get(idOf(uri));
    if (document === undefined) return;
    TextDocument.update(document, [...changes], version);
    this.#tell(uri);
  }

  close(uri: string): void {
    if (this.#open.delete(idOf(uri))) this.#tell(uri);
  }

  /** The file changed on disk, whatever its time says. */
  async changedOnDisk(uri: string): Promise<void> {
    const id = idOf(uri);
    const loaded = await this.#loaded.get(id);
    if (loaded?.file === undefined) return;
    this.#loaded.set(id, Promise.resolve({ ...loaded, file: { ...loaded.file, stamp: "" } }));
  }

  #tell(uri: string): void {
    for (const listener of this.#listeners) listener(uri);
  }

  async #projectFile(path: string): Promise<string | undefined> {
    const file = await readTextFile(path, this.#projectFiles.get(path));
    if (file === undefined) this.#projectFiles.delete(path);
    else this.#projectFiles.set(path, file);
    return file?.text;
  }

  async #file(path: string): Promise<BibliographyFile | undefined> {
    const format = FORMATS[extname(path).toLowerCase()];
    const loaded = format === undefined ? undefined : await this.#load(path, format);
    if (loaded === undefined) return undefined;
    const { bibliography, file } = loaded;
    const uri = this.#open.get(path)?.uri ?? pathToFileURL(path).href;
    const obstacle = file?.isUtf8 === false ? "not-utf8" : file?.isReadOnly === true ? "read-only" : undefined;
    return { uri, name: basename(path), bibliography, ...(obstacle === undefined ? {} : { obstacle }) };
  }

  /** One after the other for each file, so that each starts from what the one before has read. */
  #load(id: string, format: BibliographyFormat): Promise<Loaded | undefined> {
    const before = this.#loaded.get(id) ?? Promise.resolve(undefined);
    // What went wrong before is the affair of who asked then.
    const loading = before.catch(() => undefined).then((known) => this.#read(id, format, known));
    this.#loaded.set(id, loading);
    return loading;
  }

  async #read(id: string, format: BibliographyFormat, known: Loaded | undefined): Promise<Loaded | undefined> {
    const file = isAbsolute(id) ? await readTextFile(id, known?.file) : undefined;
    // Only now: the document may have changed while the file was read.
    const text = this.#open.get(id)?.getText() ?? file?.text;
    if (text === undefined) return undefined;
    const rest = file === undefined ? {} : { file };
    if (known?.bibliography.text === text) return { bibliography: known.bibliography, ...rest };
    return { bibliography: await this.#updated(known?.bibliography, text, format), ...rest };
  }

  async #updated(old: Bibliography | undefined, text: string, format: BibliographyFormat): Promise<Bibliography> {
    if (old === undefined || format.rescan === undefined) return inSlices(readBibliography(format, text));
    const edit = editBetween(old.text, text);
    const isLarge = Math.max(edit.end, edit.newEnd) - edit.start > LARGEST_EDIT;
    return isLarge ? inSlices(readBibliography(format, text)) : old.updated(text, edit);
  }
}

/** Whether a document is a `.bib`, whatever its editor calls the language. */
export function isBibliography(languageId: string, uri: string): boolean {
  return languageId === "bibtex" || languageId === "bib" || /\.bib$/iu.test(uri);
}

/** By path where there is one: an editor and a document may write one address in two ways. */
function idOf(uri: string): string {
  return pathOf(uri) ?? uri;
}
