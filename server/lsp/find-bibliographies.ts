import { readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { declarationKind, declaredIn } from "../core/bibliography/declared.ts";
import { frontMatterEnd } from "../core/prose/front-matter.ts";
import { bibliographyInConfPy, bibliographyInYaml } from "../formats/project-files.ts";
import { isFile, realPath } from "./text-file.ts";

/** A document whose bibliography is looked for. */
export interface Citing {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
}

export interface Surroundings {
  /** Paths of the folders that are open. */
  readonly workspaceFolders: readonly string[];
  /** In a workspace that the user does not trust nothing outside of its folders is read. */
  readonly isTrusted: boolean;
  /** The setting `bibliography.files`. */
  readonly files: readonly string[];
  /** The text of a file of the project; undefined where it cannot be read. */
  readonly read: (path: string) => Promise<string | undefined>;
}

/** Why a file that is named is none that we read. */
export interface Trouble {
  readonly kind: "missing" | "remote" | "outside";
  readonly name: string;
}

export interface Found {
  readonly paths: readonly string[];
  readonly troubles: readonly Trouble[];
  /** Nobody named them, and there are several beside each other. */
  readonly isGuess: boolean;
}

/** A name as written, and the folders that it may be relative to, in order. */
interface Named {
  readonly name: string;
  readonly folders: readonly string[];
}

/** Files of a LaTeX project that are looked into, at most. */
const MOST_PARTS = 100;
/** Folders that are gone up, at most. */
const MOST_FOLDERS = 30;

/**
 * The bibliography files of a document: those that it declares, itself or by its project; else those of the setting; else
 * the nearest `.bib` upwards in the workspace.
 */
export async function findBibliographies(citing: Citing, around: Surroundings): Promise<Found> {
  const surroundings: Surroundings = {
    ...around,
    read: async (path) => ((await isAllowed(path, around)) ? around.read(path) : undefined),
  };
  const path = pathOf(citing.uri);
  const folder = path === undefined ? surroundings.workspaceFolders[0] : dirname(path);
  const declared = await declaredNames(citing, path, folder, surroundings);
  if (declared.length > 0) return { ...(await located(declared, surroundings)), isGuess: false };
  const folders = [...surroundings.workspaceFolders, ...(folder === undefined ? [] : [folder])];
  const set = surroundings.files.map((name) => ({ name, folders }));
  if (set.length > 0) return { ...(await located(set, surroundings)), isGuess: false };
  for (const parent of folder === undefined ? [] : upwards(folder, surroundings)) {
    const names = (await list(parent)).filter((name) => /\.bib$/iu.test(name));
    const { paths } = await located(
      names.map((name) => ({ name, folders: [parent] })),
      surroundings,
    );
    if (paths.length > 0) return { paths, troubles: [], isGuess: paths.length > 1 };
  }
  return { paths: [], troubles: [], isGuess: false };
}

/** The path of a `file:` address; undefined for all others. */
export function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith("file:") ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}

async function declaredNames(
  { languageId, text, uri }: Citing,
  path: string | undefined,
  folder: string | undefined,
  surroundings: Surroundings,
): Promise<Named[]> {
  const kind = declarationKind(languageId, path ?? uri);
  const folders = folder === undefined ? [] : [folder];
  const named = (names: readonly string[]): Named[] => names.map((name) => ({ name, folders }));
  switch (kind) {
    case "latex":
      return path === undefined ? named(declaredIn(text, kind).files) : inLatexProject(text, path, surroundings);
    case "rst":
      return folder === undefined ? [] : inProjectFile(folder, surroundings, ["conf.py"], bibliographyInConfPy);
    case "pandoc":
    case "none": {
      const own = named(bibliographyInYaml(frontMatter(text)));
      if (own.length > 0 || kind === "none" || folder === undefined) return own;
      return inProjectFile(folder, surroundings, ["_metadata.yml", "_quarto.yml"], bibliographyInYaml);
    }
    default:
      return named(declaredIn(text, kind).files);
  }
}

function frontMatter(text: string): string {
  const lines = text.slice(0, frontMatterEnd(text)).split("\n");
  return lines
    .slice(1, -1)
    .filter((line) => !/^(?:---|\.\.\.)\s*$/u.test(line))
    .join("\n");
}

/** The nearest of these files upwards that names a bibliography; names are relative to it. */
async function inProjectFile(
  folder: string,
  surroundings: Surroundings,
  files: readonly string[],
  read: (text: string) => string[],
): Promise<Named[]> {
  for (const parent of upwards(folder, surroundings)) {
    for (const file of files) {
      const names = read((await surroundings.read(join(parent, file))) ?? "");
      if (names.length > 0) return names.map((name) => ({ name, folders: [parent] }));
    }
  }
  return [];
}

/** What the main file and its parts declare. Names are relative to the main file, where TeX runs. */
async function inLatexProject(text: string, path: string, surroundings: Surroundings): Promise<Named[]> {
  const own = declaredIn(text, "latex");
  const root = own.root === undefined ? undefined : resolve(dirname(path), own.root);
  const main = root ?? (own.files.length + own.patterns.length > 0 ? path : await mainOf(path, surroundings));
  const folder = dirname(main);
  const named: Named[] = [];
  const seen = new Set<string>();
  const waiting = [main, path];
  for (let part = waiting.shift(); part !== undefined && seen.size < MOST_PARTS; part = waiting.shift()) {
    if (seen.has(part)) continue;
    seen.add(part);
    const content = part === path ? text : await surroundings.read(part);
    if (content === undefined) continue;
    const { files, patterns, parts } = declaredIn(content, "latex");
    const folders = [folder, dirname(part)];
    named.push(...files.map((name) => ({ name, folders })));
    for (const pattern of patterns) named.push(...(await matching(pattern, folder)).map((name) => ({ name, folders })));
    waiting.push(...parts.map((name) => resolve(folder, name)));
  }
  return named;
}

/** The file beside or above that has this one as a part; itself where none has. */
async function mainOf(path: string, surroundings: Surroundings): Promise<string> {
  for (const folder of upwards(dirname(path), surroundings).slice(0, 3)) {
    const candidates = (await list(folder)).filter((name) => /\.(?:tex|ltx|rnw)$/iu.test(name)).slice(0, MOST_PARTS);
    for (const candidate of candidates.map((name) => join(folder, name))) {
      const text = candidate === path ? undefined : await surroundings.read(candidate);
      if (text === undefined || !text.includes(basename(path, extname(path)))) continue;
      if (declaredIn(text, "latex").parts.some((part) => resolve(folder, part) === path)) return candidate;
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
  return (await list(resolve(folder, place))).filter((name) => wanted.test(name)).map((name) => join(place, name));
}

async function located(named: readonly Named[], surroundings: Surroundings): Promise<Omit<Found, "isGuess">> {
  const paths: string[] = [];
  const troubles: Trouble[] = [];
  for (const { name, folders } of named) {
    const kind = /^(?:https?|ftp):/iu.test(name) ? "remote" : await locate(name, folders, surroundings, paths);
    if (kind !== undefined) troubles.push({ kind, name });
  }
  return { paths: [...new Set(paths)], troubles };
}

/** Adds the file's path; the trouble where it has none. */
async function locate(
  name: string,
  folders: readonly string[],
  surroundings: Surroundings,
  paths: string[],
): Promise<Trouble["kind"] | undefined> {
  // A path on another machine is never opened: that alone tells it who we are.
  if (/^(?:\\\\|\/\/|file:)/u.test(name)) return "outside";
  const home = /^~[/\\]/u.test(name) ? join(homedir(), name.slice(2)) : name;
  // `/refs.bib` is the project's own for Quarto and Typst.
  const bases = isAbsolute(home) ? surroundings.workspaceFolders.map((base) => join(base, home)) : [];
  const candidates = [...folders.map((folder) => resolve(folder, home)), ...bases];
  let isOutside = false;
  for (const candidate of candidates) {
    if (!(await isAllowed(candidate, surroundings))) isOutside = true;
    else if (await isFile(candidate)) {
      paths.push(candidate);
      return undefined;
    }
  }
  return isOutside ? "outside" : "missing";
}

/** Where the workspace is not trusted, only what lies in its folders, links followed. */
async function isAllowed(path: string, { workspaceFolders, isTrusted }: Surroundings): Promise<boolean> {
  if (isTrusted) return true;
  const real = await realPath(path);
  for (const folder of workspaceFolders) if (isInside(real, await realPath(folder))) return true;
  return false;
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** A folder and those above it in the workspace; alone where it is in none. */
function upwards(folder: string, { workspaceFolders }: Surroundings): string[] {
  const root = workspaceFolders.find((base) => isInside(folder, base));
  const folders = [folder];
  if (root === undefined) return folders;
  for (let parent = folder; parent !== root && folders.length < MOST_FOLDERS; folders.push(parent))
    parent = dirname(parent);
  return folders;
}

/** The names in a folder, sorted; none where it cannot be read. */
async function list(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch {
    return [];
  }
}
