import { constants } from "node:fs";
import { access, readFile, realpath, stat } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";

/** A text file as it is on disk. */
export interface TextFile {
  /** Without the byte order mark, as editors have it. */
  readonly text: string;
  /** Another stamp is another text. */
  readonly stamp: string;
  readonly isReadOnly: boolean;
  /** Bytes that are no UTF-8: an editor would write others in their place. */
  readonly isUtf8: boolean;
}

/** Files that are larger are not read: no bibliography is. */
const MOST_BYTES = 200_000_000;
/** As much is decoded at a time. */
const PART = 2_000_000;

/**
 * Reads a file, in parts, unless it still has the stamp of `known`. Undefined where there is no such file that can be read:
 * it is missing, a folder, a device, too large or not ours to read.
 */
export async function readTextFile(path: string, known?: TextFile): Promise<TextFile | undefined> {
  try {
    const before = await stat(path);
    if (!before.isFile() || before.size > MOST_BYTES) return undefined;
    const isReadOnly = (before.mode & 0o222) === 0 || !(await isWritable(path));
    const stamp = `${before.mtimeMs} ${before.size} ${before.ino}`;
    if (known?.stamp === stamp) return known.isReadOnly === isReadOnly ? known : { ...known, isReadOnly };
    const bytes = await readFile(path);
    const utf8 = await decode(bytes, "utf-8");
    return { text: utf8 ?? (await decode(bytes, "windows-1252")) ?? "", stamp, isReadOnly, isUtf8: utf8 !== undefined };
  } catch {
    // Missing, locked, a path that is none: to the caller the file is not there.
    return undefined;
  }
}

/** Whether a file, and no folder or device, is there. */
export async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** Where a path leads to, links followed; itself where nothing is there. */
export async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return path;
  }
}

async function isWritable(path: string): Promise<boolean> {
  try {
    await access(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Undefined where the bytes are not in this encoding. */
async function decode(bytes: Uint8Array, encoding: string): Promise<string | undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let text = "";
  try {
    for (let from = 0; from < bytes.length; from += PART) {
      text += decoder.decode(bytes.subarray(from, from + PART), { stream: true });
      await setImmediate();
    }
    return text + decoder.decode();
  } catch {
    return undefined;
  }
}
