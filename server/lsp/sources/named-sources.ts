import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { attachedFiles } from "../../core/bibliography/attached-files.ts";
import type { Server } from "../feature.ts";
import { inSlices } from "../slices.ts";
import { isFile } from "../text-file.ts";
import type { NamedSources } from "./source-files.ts";

/** The setting of each folder, for each may have its own. */
export async function namedSources(
  { connection, initial, settings }: Server,
  folders: readonly string[],
): Promise<NamedSources[]> {
  if (initial().capabilities.workspace?.configuration !== true || folders.length === 0) {
    const places = folders.length === 0 ? [undefined] : folders;
    return places.map((folder) => ({ names: settings().sources, folder }));
  }
  const items = folders.map((folder) => ({ scopeUri: pathToFileURL(folder).href, section: "tifa.sources" }));
  const sections: unknown[] = await connection.workspace.getConfiguration(items);
  return folders.map((folder, index) => ({ names: textsOf(sections[index]), folder }));
}

/** The files that a bibliography names: relative to it, absolute, or absolute without the first slash, as Mendeley has it. */
export async function attachedTo({ bibliographies }: Server, path: string): Promise<readonly string[]> {
  const file = await bibliographies.at(path);
  if (file === undefined) return [];
  const attached = await inSlices(attachedFiles(file.bibliography));
  return Promise.all(attached.map(({ path: name }) => locateAttached(name, path)));
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

async function locateAttached(name: string, bibliography: string): Promise<string> {
  const written = process.platform === "win32" ? name : name.replaceAll("\\", "/");
  const path = resolve(dirname(bibliography), written);
  if (process.platform === "win32" || (await isFile(path))) return path;
  const rooted = resolve("/", written);
  return (await isFile(rooted)) ? rooted : path;
}
