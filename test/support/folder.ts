import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** A folder of the disk for a test. */
export interface Folder {
  readonly path: string;
  readonly uri: string;
  uriOf(name: string): string;
  remove(): void;
}

/** Makes a folder with these files, by their paths in it. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): Folder {
  const path = mkdtempSync(join(tmpdir(), "tifa-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return {
    path,
    uri: pathToFileURL(path).href,
    uriOf: (name) => pathToFileURL(join(path, name)).href,
    remove: () => rmSync(path, { recursive: true }),
  };
}
