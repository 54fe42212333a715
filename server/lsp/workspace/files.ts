import type { Dirent } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";
import picomatch from "picomatch";

/** Documents that Tifa reads, by their names. */
const READ = /\.(?:md|markdown|mdown|qmd|rmd|tex|ltx|rnw|typ|org|adoc|asciidoc|asc|rst|txt|text)$/iu;

/** Left out where the client says nothing: what VS Code leaves out, too. */
const USUAL_EXCLUDES = ["**/.git", "**/.svn", "**/.hg", "**/node_modules", "**/bower_components", "**/*.code-search"];

/** What users leave out of their searches: a glob and whether it holds, as in VS Code's `files.exclude`. */
export type Excludes = Readonly<Record<string, unknown>>;

/** The `.gitignore` of a folder, for paths relative to it. */
interface IgnoreFile {
  readonly folder: string;
  readonly rules: Ignore;
}

/**
 * The documents in a folder and the folders in it, in the order of their paths, without what the globs or a `.gitignore`
 * leave out. Symbolic links are not followed; what cannot be read is passed over.
 *
 * @param excludes undefined where the client has no such setting
 * @param names of the files that are wanted; without it documents
 */
export async function* filesIn(
  root: string,
  excludes: Excludes | undefined,
  names: RegExp = READ,
): AsyncGenerator<string> {
  const isExcluded = excluder(excludes);
  const pending: { folder: string; ignored: readonly IgnoreFile[] }[] = [{ folder: "", ignored: [] }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { folder } = next;
    const ignored = await withIgnoreFile(root, folder, next.ignored);
    const folders: string[] = [];
    for (const entry of await entriesIn(join(root, folder))) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.name === ".git" || isExcluded(path) || isIgnored(path, entry.isDirectory(), ignored)) continue;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile() && names.test(entry.name)) yield join(root, path);
    }
    for (const path of folders.reverse()) pending.push({ folder: path, ignored });
  }
}

/** Whether the globs or a `.gitignore` leave out a file in a folder, or one of the folders that it is in. */
export async function isLeftOut(root: string, path: string, excludes: Excludes | undefined): Promise<boolean> {
  const isExcluded = excluder(excludes);
  const parts = relative(root, path).split(sep);
  let ignored: readonly IgnoreFile[] = [];
  for (let count = 1; count <= parts.length; count++) {
    const part = parts.slice(0, count).join("/");
    ignored = await withIgnoreFile(root, parts.slice(0, count - 1).join("/"), ignored);
    if (isExcluded(part) || isIgnored(part, count < parts.length, ignored)) return true;
  }
  return false;
}

function excluder(excludes: Excludes | undefined): (path: string) => boolean {
  const globs = excludes === undefined ? USUAL_EXCLUDES : activeGlobs(excludes);
  return globs.length === 0 ? () => false : picomatch([...globs], { dot: true });
}

/** A condition on siblings (`{ when }`) is for files that are made of others, which prose is not. */
function activeGlobs(excludes: Excludes): string[] {
  return Object.entries(excludes).flatMap(([glob, holds]) => (holds === true ? [glob.replace(/\/$/u, "")] : []));
}

/** The names in a folder, sorted; none where it cannot be read. */
export async function namesIn(folder: string): Promise<string[]> {
  return (await entriesIn(folder)).map(({ name }) => name);
}

/** What is in a folder, sorted by name; nothing where it cannot be read. */
export async function entriesIn(folder: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    // No permission, or gone meanwhile: a search goes on without it.
    return [];
  }
}

async function withIgnoreFile(
  root: string,
  folder: string,
  ignored: readonly IgnoreFile[],
): Promise<readonly IgnoreFile[]> {
  try {
    const rules = await readFile(join(root, folder, ".gitignore"), "utf8");
    return [...ignored, { folder, rules: ignore({ allowRelativePaths: false }).add(rules) }];
  } catch {
    // Most folders have none.
    return ignored;
  }
}

/** The innermost file that says something of a path decides (gitignore(5)). */
function isIgnored(path: string, isFolder: boolean, files: readonly IgnoreFile[]): boolean {
  for (const { folder, rules } of files.toReversed()) {
    const relative = folder === "" ? path : path.slice(folder.length + 1);
    const { ignored, unignored } = rules.test(isFolder ? `${relative}/` : relative);
    if (ignored || unignored) return ignored;
  }
  return false;
}
