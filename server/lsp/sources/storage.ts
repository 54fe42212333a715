import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** Where indexes go: the folder that the client gives, else the one that the system has for what can be made again. */
export function storageFolder(given: string | undefined): string {
  if (given !== undefined && isAbsolute(given)) return join(given, "sources");
  return join(cacheFolder(), "tifa", "sources");
}

function cacheFolder(): string {
  const { XDG_CACHE_HOME: xdg = "", LOCALAPPDATA: local = "" } = process.env;
  if (isAbsolute(xdg)) return xdg;
  if (process.platform === "win32" && isAbsolute(local)) return local;
  return process.platform === "darwin" ? join(homedir(), "Library", "Caches") : join(homedir(), ".cache");
}

/** The name of the index for these folders. */
export function indexName(folders: readonly string[]): string {
  return createHash("sha256")
    .update([...folders].sort().join("\n"))
    .digest("hex")
    .slice(0, 20);
}
