import { dirname, isAbsolute, join, resolve } from "node:path";
import type { ProjectFile } from "../core/citation/choose-dialect.ts";
import { type Citing, type Named, projectOf, type Reach, upwards } from "./document-project.ts";
import { expanded, isAllowed, isRemote, pathOf } from "./paths.ts";
import { isFile } from "./text-file.ts";
import { namesIn } from "./workspace/files.ts";

export interface Surroundings extends Reach {
  /** The setting `bibliography.files`. */
  readonly files: readonly string[];
}

/** Why a file that is named is none that we read. */
export interface Trouble {
  readonly kind: "missing" | "remote" | "outside";
  readonly name: string;
  /** Where it would be, if it is only missing. */
  readonly path?: string;
}

export interface Found {
  readonly paths: readonly string[];
  readonly troubles: readonly Trouble[];
  /** Nobody named them, and there are several beside each other. */
  readonly isGuess: boolean;
  /** Nobody named them: they lie beside or above the document. */
  readonly isNear: boolean;
  /** The other files of the document's project that were read on the way. */
  readonly project: readonly ProjectFile[];
}

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
  const { bibliographies: declared, files: project } = await projectOf(citing, path, folder, surroundings);
  if (declared.length > 0)
    return { ...(await located(declared, surroundings)), isGuess: false, isNear: false, project };
  const folders = [...surroundings.workspaceFolders, ...(folder === undefined ? [] : [folder])];
  const set = surroundings.files.map((name) => ({ name, folders }));
  if (set.length > 0) return { ...(await located(set, surroundings)), isGuess: false, isNear: false, project };
  for (const parent of folder === undefined ? [] : upwards(folder, surroundings)) {
    const names = (await namesIn(parent)).filter((name) => /\.bib$/iu.test(name));
    const { paths } = await located(
      names.map((name) => ({ name, folders: [parent] })),
      surroundings,
    );
    if (paths.length > 0) return { paths, troubles: [], isGuess: paths.length > 1, isNear: true, project };
  }
  return { paths: [], troubles: [], isGuess: false, isNear: false, project };
}

async function located(
  named: readonly Named[],
  surroundings: Surroundings,
): Promise<Pick<Found, "paths" | "troubles">> {
  const paths: string[] = [];
  const troubles: Trouble[] = [];
  for (const { name, folders } of named) {
    const trouble = /^(?:https?|ftp):/iu.test(name)
      ? { kind: "remote" as const }
      : await locate(name, folders, surroundings, paths);
    if (trouble !== undefined) troubles.push({ ...trouble, name });
  }
  return { paths: [...new Set(paths)], troubles };
}

/** Adds the file's path; the trouble where it has none. */
async function locate(
  name: string,
  folders: readonly string[],
  surroundings: Surroundings,
  paths: string[],
): Promise<Omit<Trouble, "name"> | undefined> {
  if (isRemote(name)) return { kind: "outside" };
  const home = expanded(name);
  // `/refs.bib` is the project's own for Quarto and Typst.
  const bases = isAbsolute(home) ? surroundings.workspaceFolders.map((base) => join(base, home)) : [];
  const candidates = [...folders.map((folder) => resolve(folder, home)), ...bases];
  const allowed: string[] = [];
  for (const candidate of candidates) {
    if (!(await isAllowed(candidate, surroundings))) continue;
    if (await isFile(candidate)) {
      paths.push(candidate);
      return undefined;
    }
    allowed.push(candidate);
  }
  const [path] = allowed;
  if (allowed.length < candidates.length || path === undefined) return { kind: "outside" };
  return { kind: "missing", path };
}
