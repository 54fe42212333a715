import { stat } from "node:fs/promises";
import { extname, isAbsolute, join, resolve, sep } from "node:path";
import picomatch from "picomatch";
import { isSourceName } from "../../formats/sources/kind.ts";
import { type Bounds, expanded, isAllowed, isRemote } from "../paths.ts";
import { entriesIn } from "../workspace/files.ts";

/** What a user has named as sources, and relative to which folder. */
export interface NamedSources {
  /** Paths, folders, globs, and `.bib` files for the files that they name. */
  readonly names: readonly string[];
  readonly folder: string | undefined;
}

export interface SourceSurroundings extends Bounds {
  /** The paths that a `.bib` file names. */
  readonly attached: (bibliography: string) => Promise<readonly string[]>;
}

export interface SourceFiles {
  readonly paths: readonly string[];
  /** Names that lead to nothing, as written. */
  readonly missing: readonly string[];
  /** Names outside of a workspace that is not trusted. */
  readonly outside: readonly string[];
  /** There are more files than are read. */
  readonly limited: boolean;
}

/** More are no library of sources but a disk. */
const MOST_FILES = 20_000;
const MOST_FOLDERS = 5_000;

/** The files that are meant, each once, in the order of their paths. What cannot be read is passed over. */
export async function sourceFiles(named: readonly NamedSources[], around: SourceSurroundings): Promise<SourceFiles> {
  const finder = new Finder(around);
  for (const { names, folder } of named) for (const name of names) await finder.add(name, folder);
  return finder.result();
}

class Finder {
  readonly #around: SourceSurroundings;
  readonly #paths = new Set<string>();
  readonly #missing: string[] = [];
  readonly #outside: string[] = [];
  #limited = false;

  constructor(around: SourceSurroundings) {
    this.#around = around;
  }

  result(): SourceFiles {
    return { paths: [...this.#paths].sort(), missing: this.#missing, outside: this.#outside, limited: this.#limited };
  }

  async add(name: string, folder: string | undefined): Promise<void> {
    const path = absolute(name.trim(), folder);
    if (path === undefined) this.#missing.push(name);
    else if (isGlob(name)) await this.#addMatching(path, name);
    else if (!(await isAllowed(path, this.#around))) this.#outside.push(name);
    else await this.#addPath(path, name);
  }

  async #addPath(path: string, name: string): Promise<void> {
    const kind = await kindOf(path);
    if (kind === undefined) this.#missing.push(name);
    else if (kind === "folder") await this.#addFolder(path, () => true);
    else if (extname(path).toLowerCase() === ".bib") await this.#addAttached(path);
    else this.#put(path);
  }

  async #addAttached(bibliography: string): Promise<void> {
    for (const path of await this.#around.attached(bibliography)) {
      if (!isSourceName(path)) continue;
      if (!(await isAllowed(path, this.#around))) this.#outside.push(path);
      else if ((await kindOf(path)) === "file") this.#put(path);
      else this.#missing.push(path);
    }
  }

  /** Everything below the part of the pattern that is no pattern. */
  async #addMatching(pattern: string, name: string): Promise<void> {
    const slashed = pattern.split(sep).join("/");
    const { base } = picomatch.scan(slashed);
    const matches = picomatch(slashed, { dot: false });
    if (!(await isAllowed(base, this.#around))) {
      this.#outside.push(name);
      return;
    }
    const before = this.#paths.size;
    await this.#addFolder(base, (path) => matches(path.split(sep).join("/")));
    if (this.#paths.size === before) this.#missing.push(name);
  }

  /** Readable files in a folder and those in it; links to folders are not followed, hidden ones not looked into. */
  async #addFolder(folder: string, isWanted: (path: string) => boolean): Promise<void> {
    const pending = [folder];
    for (let next = pending.pop(), count = 0; next !== undefined && !this.#limited; next = pending.pop(), count++) {
      if (count > MOST_FOLDERS) this.#limited = true;
      for (const entry of await entriesIn(next)) {
        if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
        const path = join(next, entry.name);
        if (entry.isDirectory()) pending.push(path);
        else if (entry.isFile() && isSourceName(entry.name) && isWanted(path)) this.#put(path);
      }
    }
  }

  #put(path: string): void {
    if (this.#paths.size >= MOST_FILES && !this.#paths.has(path)) this.#limited = true;
    else this.#paths.add(path);
  }
}

function absolute(name: string, folder: string | undefined): string | undefined {
  if (name === "" || isRemote(name)) return undefined;
  const home = expanded(name);
  if (isAbsolute(home)) return home;
  return folder === undefined ? undefined : resolve(folder, home);
}

function isGlob(name: string): boolean {
  return picomatch.scan(name.split(sep).join("/")).isGlob;
}

async function kindOf(path: string): Promise<"file" | "folder" | undefined> {
  try {
    const found = await stat(path);
    return found.isDirectory() ? "folder" : found.isFile() ? "file" : undefined;
  } catch {
    return undefined;
  }
}
