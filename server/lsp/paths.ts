import { homedir } from "node:os";
import { isAbsolute, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { realPath } from "./text-file.ts";

/** How far paths may lead. */
export interface Bounds {
  readonly workspaceFolders: readonly string[];
  /** Where the user does not trust the workspace, nothing outside of its folders is read. */
  readonly isTrusted: boolean;
}

/** The path of a file's URI; undefined for what is not on this disk. */
export function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith("file:") ? fileURLToPath(uri) : undefined;
  } catch {
    // A URI of another computer, or none at all.
    return undefined;
  }
}

/** A path as people write it: `~` is their own folder. */
export function expanded(name: string): string {
  return /^~(?:[/\\]|$)/u.test(name) ? join(homedir(), name.slice(1)) : name;
}

/** Whether a name may lead to another machine. Such a path is never opened: that alone tells it who we are. */
export function isRemote(name: string): boolean {
  return /^(?:\\\\|\/\/|file:|[a-z][a-z\d+.-]+:\/\/)/iu.test(name);
}

/** Whether a path lies in a folder, or is the folder. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Where the workspace is not trusted, only what lies in its folders, links followed. */
export async function isAllowed(path: string, { workspaceFolders, isTrusted }: Bounds): Promise<boolean> {
  if (isTrusted) return true;
  const real = await realPath(path);
  for (const folder of workspaceFolders) if (isInside(real, await realPath(folder))) return true;
  return false;
}
