import { basename, dirname, extname, isAbsolute, join, resolve } from "node:path";
import { type DeclarationKind, declarationKind, declaredIn } from "../core/bibliography/declared.ts";
import type { ProjectFile } from "../core/citation/choose-dialect.ts";
import { frontMatterEnd } from "../core/prose/front-matter.ts";
import {
  bibliographyInConfPy,
  bibliographyInJupyterBook,
  bibliographyInMystYaml,
  bibliographyInYaml,
} from "../formats/project-files.ts";
import { type Bounds, isInside } from "./paths.ts";
import { namesIn } from "./workspace/files.ts";

/** A document whose project is looked for. */
export interface Citing {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
}

/** What may be read. */
export interface Reach extends Bounds {
  /** The text of a file of the project; undefined where it cannot be read. */
  readonly read: (path: string) => Promise<string | undefined>;
}

/** A name as written, and the folders that it may be relative to, in order. */
export interface Named {
  readonly name: string;
  readonly folders: readonly string[];
}

/** What a document belongs to: for its bibliography, and for how it cites. */
export interface Project {
  /** The bibliography files that it names, itself or in another of its files. */
  readonly bibliographies: readonly Named[];
  /** Its other files that were read: the main file and its parts, or the files that set it up, nearest first. */
  readonly files: readonly ProjectFile[];
}

/** Files of a project that are looked into, at most. */
const MOST_PARTS = 100;
/** Folders that are gone up, at most. */
const MOST_FOLDERS = 30;

/** A file that sets a project up, and how it names the bibliography. */
type SetUp = Readonly<Record<string, (text: string) => string[]>>;

const MARKDOWN_PROJECT: SetUp = {
  "_metadata.yml": bibliographyInYaml,
  "_quarto.yml": bibliographyInYaml,
  "myst.yml": bibliographyInMystYaml,
  "_config.yml": bibliographyInJupyterBook,
  "conf.py": bibliographyInConfPy,
};
const SPHINX_PROJECT: SetUp = { "conf.py": bibliographyInConfPy };

/** Of which files a project of parts can consist. */
const EXTENSIONS: Readonly<Partial<Record<DeclarationKind, RegExp>>> = {
  latex: /\.(?:tex|ltx|rnw)$/iu,
  typst: /\.typ$/iu,
  org: /\.org$/iu,
  asciidoc: /\.(?:adoc|asciidoc|asc)$/iu,
};

/**
 * The project of a document: the LaTeX, Typst, Org or AsciiDoc files that it is read together with, or the files above it
 * that set up a Quarto, MyST, Jupyter Book or Sphinx project.
 *
 * @param path where the document lies; undefined where it is in no file
 * @param folder what its names are relative to
 */
export async function projectOf(
  { languageId, text, uri }: Citing,
  path: string | undefined,
  folder: string | undefined,
  reach: Reach,
): Promise<Project> {
  const kind = declarationKind(languageId, path ?? uri);
  const own =
    kind === "pandoc" || kind === "none" ? bibliographyInYaml(frontMatter(text)) : declaredIn(text, kind).files;
  const named = own.map((name) => ({ name, folders: folder === undefined ? [] : [folder] }));
  const alone: Project = { bibliographies: named, files: [] };
  if (kind === "none" || folder === undefined) return alone;
  if (kind !== "pandoc" && kind !== "rst") return path === undefined ? alone : ofParts(text, kind, path, reach);
  const { bibliographies, files } = await setUpBy(folder, kind === "rst" ? SPHINX_PROJECT : MARKDOWN_PROJECT, reach);
  return { bibliographies: named.length > 0 ? named : bibliographies, files };
}

function frontMatter(text: string): string {
  const lines = text.slice(0, frontMatterEnd(text)).split("\n");
  return lines
    .slice(1, -1)
    .filter((line) => !/^(?:---|\.\.\.)\s*$/u.test(line))
    .join("\n");
}

/** The files upwards that set a project up; the nearest that names a bibliography has it, and names are relative to it. */
async function setUpBy(folder: string, setUp: SetUp, reach: Reach): Promise<Project> {
  const files: ProjectFile[] = [];
  let bibliographies: readonly Named[] = [];
  for (const parent of upwards(folder, reach)) {
    for (const [name, read] of Object.entries(setUp)) {
      const text = await reach.read(join(parent, name));
      if (text === undefined) continue;
      files.push({ name, text });
      if (bibliographies.length === 0) bibliographies = read(text).map((file) => ({ name: file, folders: [parent] }));
    }
  }
  return { bibliographies, files };
}

/**
 * The main file and its parts. LaTeX's names are relative to the main file, where TeX runs; those of others to the file that
 * has them.
 */
async function ofParts(text: string, kind: DeclarationKind, path: string, reach: Reach): Promise<Project> {
  const own = declaredIn(text, kind);
  const root = own.root === undefined ? undefined : resolve(dirname(path), own.root);
  const isMain = own.files.length + own.patterns.length > 0;
  const main = root ?? (isMain ? path : await mainAbove(path, kind, reach));
  const bibliographies: Named[] = [];
  const files: ProjectFile[] = [];
  const seen = new Set<string>();
  const waiting = [main, path];
  for (let part = waiting.shift(); part !== undefined && seen.size < MOST_PARTS; part = waiting.shift()) {
    if (seen.has(part)) continue;
    seen.add(part);
    const content = part === path ? text : await reach.read(part);
    if (content === undefined) continue;
    if (part !== path) files.push({ name: basename(part), text: content });
    const base = kind === "latex" ? dirname(main) : dirname(part);
    const declared = declaredIn(content, kind);
    const folders = [base, dirname(part)];
    bibliographies.push(...declared.files.map((name) => ({ name, folders })));
    for (const pattern of declared.patterns)
      bibliographies.push(...(await matching(pattern, base)).map((name) => ({ name, folders })));
    waiting.push(...declared.parts.map((name) => partAt(name, base, reach)));
  }
  return { bibliographies, files };
}

/** Typst's `/chapter.typ` is the project's own. */
function partAt(name: string, base: string, { workspaceFolders }: Reach): string {
  const root = isAbsolute(name) ? workspaceFolders.find((folder) => isInside(base, folder)) : undefined;
  return root === undefined ? resolve(base, name) : join(root, name);
}

/** Parts of parts are few. */
const MOST_LEVELS = 4;

async function mainAbove(path: string, kind: DeclarationKind, reach: Reach): Promise<string> {
  let main = path;
  for (let level = 0; level < MOST_LEVELS; level++) {
    const above = await mainOf(main, kind, reach);
    if (above === main) break;
    main = above;
  }
  return main;
}

/** The file beside or above that has this one as a part; itself where none has. */
async function mainOf(path: string, kind: DeclarationKind, reach: Reach): Promise<string> {
  const extension = EXTENSIONS[kind];
  if (extension === undefined) return path;
  for (const folder of upwards(dirname(path), reach).slice(0, 3)) {
    const candidates = (await namesIn(folder)).filter((name) => extension.test(name)).slice(0, MOST_PARTS);
    for (const candidate of candidates.map((name) => join(folder, name))) {
      const text = candidate === path ? undefined : await reach.read(candidate);
      if (text === undefined || !text.includes(basename(path, extname(path)))) continue;
      // A part of a LaTeX file names its own parts as its main file would.
      const bases = kind === "latex" ? upwards(folder, reach) : [folder];
      const { parts } = declaredIn(text, kind);
      if (parts.some((part) => bases.some((base) => partAt(part, base, reach) === path))) return candidate;
    }
  }
  return path;
}

/** The files that a pattern with `*` and `?` in its last part names. */
async function matching(pattern: string, folder: string): Promise<string[]> {
  const place = dirname(pattern);
  const source = basename(pattern)
    .replace(/[.+^${}()|[\]\\]/gu, "\\$&")
    .replace(/\*+/gu, "[^/]*")
    .replace(/\?/gu, "[^/]");
  const wanted = new RegExp(`^${source}$`, "u");
  return (await namesIn(resolve(folder, place))).filter((name) => wanted.test(name)).map((name) => join(place, name));
}

/** A folder and those above it in the workspace; alone where it is in none. */
export function upwards(folder: string, { workspaceFolders }: Bounds): string[] {
  const root = workspaceFolders.find((base) => isInside(folder, base));
  const folders = [folder];
  if (root === undefined) return folders;
  for (let parent = folder; parent !== root && folders.length < MOST_FOLDERS; folders.push(parent))
    parent = dirname(parent);
  return folders;
}
