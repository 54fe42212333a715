import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import picomatch from "picomatch";
import type { GlossaryFile, Layer } from "../../core/concept/concept.ts";
import { GLOSSARY_ENDINGS } from "../../formats/glossary/read.ts";
import { type Bounds, expanded, isAllowed, isInside, isRemote } from "../paths.ts";
import { isFile } from "../text-file.ts";
import { type Excludes, filesIn, isLeftOut, namesIn } from "../workspace/files.ts";

/** What decides which glossaries a document has. */
export interface Places extends Bounds {
  /** Folders of the user's, for all workspaces. */
  readonly userFolders: readonly string[];
  /** The setting `glossaries`: paths and globs. */
  readonly setting: readonly string[];
  readonly excludes: (workspaceFolder: string) => Promise<Excludes | undefined>;
}

/** A glossary file on disk. */
export interface FoundFile {
  readonly path: string;
  readonly file: GlossaryFile;
}

/** Why what the setting names is not read. */
export interface SettingTrouble {
  readonly kind: "missing" | "outside" | "many";
  readonly name: string;
}

export interface FoundGlossaries {
  /** The nearest first. */
  readonly files: readonly FoundFile[];
  readonly troubles: readonly SettingTrouble[];
}

/** The names by which glossaries are found. */
export const GLOSSARY_NAME = new RegExp(`\\.glossary\\.(?:${GLOSSARY_ENDINGS.join("|")})$`, "iu");
export const GLOSSARY_PATTERN = `*.glossary.{${GLOSSARY_ENDINGS.join(",")}}`;
/** Every name that a glossary may have where the setting names it. */
const READABLE = new RegExp(`\\.(?:${GLOSSARY_ENDINGS.join("|")})$`, "iu");
/** Folders that are gone up, at most. */
const MOST_FOLDERS = 50;
/** Files that one entry of the setting may name. */
export const MOST_FILES = 200;

/**
 * The glossaries of the documents in a folder: those in it and in the folders above it, up to the workspace's; those that
 * the setting names; the user's own.
 *
 * @param folder undefined for a document that is nowhere on disk
 */
export async function findGlossaries(folder: string | undefined, places: Places): Promise<FoundGlossaries> {
  const near = await Promise.all(upwards(folder, places).map((parent) => namedIn(parent, places)));
  const { paths, troubles } = await fromSetting(places);
  const users = await Promise.all(places.userFolders.map((user) => glossariesIn(user)));
  const all = new Set([...near.flat(), ...paths, ...users.flat()]);
  const set = new Set(paths);
  const files = [...all].map((path) => ({ path, file: describe(path, set.has(path), places) }));
  const order: readonly Layer[] = ["folder", "workspace", "user"];
  return { files: files.sort((a, b) => order.indexOf(a.file.layer) - order.indexOf(b.file.layer)), troubles };
}

/** A folder and those above it in its workspace folder, nearest first; a document that is nowhere has the workspace's. */
function upwards(folder: string | undefined, { workspaceFolders, isTrusted }: Places): string[] {
  const root = folder === undefined ? undefined : rootOf(folder, workspaceFolders);
  if (folder === undefined) return [...workspaceFolders];
  if (root === undefined) return isTrusted ? [folder] : [];
  const folders = [folder];
  for (let parent = folder; parent !== root && folders.length < MOST_FOLDERS; folders.push(parent))
    parent = dirname(parent);
  return folders;
}

/** The innermost workspace folder that holds a path. */
function rootOf(path: string, workspaceFolders: readonly string[]): string | undefined {
  const holding = workspaceFolders.filter((base) => isInside(path, base));
  return holding.sort((a, b) => b.length - a.length)[0];
}

async function namedIn(folder: string, places: Places): Promise<string[]> {
  const paths = await glossariesIn(folder);
  const root = rootOf(folder, places.workspaceFolders);
  if (root === undefined || paths.length === 0) return paths;
  const excludes = await places.excludes(root);
  const kept: string[] = [];
  for (const path of paths)
    if ((await isAllowed(path, places)) && !(await isLeftOut(root, path, excludes))) kept.push(path);
  return kept;
}

async function glossariesIn(folder: string): Promise<string[]> {
  const names = (await namesIn(folder)).filter((name) => GLOSSARY_NAME.test(name));
  const paths = names.map((name) => join(folder, name));
  const areFiles = await Promise.all(paths.map(isFile));
  return paths.filter((_, index) => areFiles[index]);
}

async function fromSetting(places: Places): Promise<{ paths: string[]; troubles: SettingTrouble[] }> {
  const paths: string[] = [];
  const troubles: SettingTrouble[] = [];
  for (const name of places.setting) {
    const found = await named(name, places);
    if (typeof found === "string") troubles.push({ kind: found, name });
    else {
      paths.push(...found.slice(0, MOST_FILES));
      if (found.length > MOST_FILES) troubles.push({ kind: "many", name });
    }
  }
  return { paths, troubles };
}

/** The files of one entry of the setting: a path, a folder, or a glob; relative to each workspace folder. */
async function named(name: string, places: Places): Promise<readonly string[] | "missing" | "outside"> {
  if (isRemote(name)) return "outside";
  const home = expanded(name);
  const bases = isAbsolute(home) ? [""] : places.workspaceFolders;
  const found: string[] = [];
  let isOutside = false;
  for (const base of bases) {
    for await (const path of candidates(base, home, places)) {
      if (found.length > MOST_FILES) break;
      if (await isAllowed(path, places)) found.push(path);
      else isOutside = true;
    }
  }
  if (found.length > 0) return found;
  return isOutside ? "outside" : "missing";
}

async function* candidates(base: string, name: string, places: Places): AsyncGenerator<string> {
  const { base: start, glob } = picomatch.scan(name.replaceAll("\\", "/"));
  const place = resolve(base, glob === "" ? name : start);
  if (!(await isAllowed(place, places))) {
    yield place;
    return;
  }
  if (glob === "") {
    if (await isFile(place)) {
      if (READABLE.test(place)) yield place;
    } else yield* await glossariesIn(place);
    return;
  }
  const matches = picomatch(glob, { dot: true });
  const root = rootOf(place, places.workspaceFolders);
  const excludes = root === undefined ? undefined : await places.excludes(root);
  for await (const path of filesIn(place, excludes, READABLE))
    if (matches(relative(place, path).split(sep).join("/"))) yield path;
}

/** A file as people are told of it. */
function describe(path: string, isSet: boolean, { workspaceFolders }: Places): GlossaryFile {
  const root = rootOf(path, workspaceFolders);
  const uri = pathToFileURL(path).href;
  if (root === undefined)
    return { layer: workspaceFolders.length === 0 ? "folder" : "user", name: basename(path), uri };
  const layer = isSet || dirname(path) === root ? "workspace" : "folder";
  return { layer, name: relative(root, path).split(sep).join("/"), uri };
}
