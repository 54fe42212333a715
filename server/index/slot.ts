import { createHash } from "node:crypto";
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

/** A folder for one index that no other process uses. */
export interface Slot {
  /** The index file. */
  readonly file: string;
  release(): void;
}

/** So many windows may have the same workspace open. */
const MOST_SLOTS = 20;
/** An index that nobody has used for so long is thrown away (milliseconds): 90 days. */
const UNUSED = 90 * 24 * 3600 * 1000;

/**
 * Takes the folder of an index: `<folder>/<name>`, or `<name>-2` where another living process has that one. Throws where
 * nothing can be written.
 */
export function takeSlot(folder: string, name: string): Slot {
  mkdirSync(folder, { recursive: true });
  removeUnused(folder);
  for (let number = 1; number <= MOST_SLOTS; number++) {
    const place = join(folder, number === 1 ? name : `${name}-${number}`);
    mkdirSync(place, { recursive: true });
    const lock = join(place, "process");
    if (take(lock)) return { file: join(place, "index.db"), release: () => rmSync(lock, { force: true }) };
  }
  throw new Error(`no free place in ${folder}`);
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  if (isAlive(Number(readFileSync(lock, "utf8")))) return false;
  // Who was killed: the place is free again.
  rmSync(lock, { force: true });
  return take(lock);
}

/** Whether there is such a process, other than this one: a lock of its own number is of one that died before. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function removeUnused(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name, "index.db");
    const used = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (used !== undefined && Date.now() - used > UNUSED && !existsSync(join(folder, name, "process")))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Throws an index away, with all that belongs to it. */
export function removeIndex(file: string): void {
  for (const suffix of ["", "-journal", ".lock", ".sum"]) rmSync(file + suffix, { recursive: true, force: true });
}

/** Whether the file is as {@link seal} saw it; an index that was not sealed is taken as SQLite's journal left it. */
export async function isIntact(file: string): Promise<boolean> {
  if (!existsSync(`${file}.sum`)) return true;
  return readFileSync(`${file}.sum`, "utf8") === (await hashOfFile(file));
}

/** Notes what the file is now, so that damage is seen that SQLite would not see. Call {@link unseal} before the next change. */
export async function seal(file: string): Promise<void> {
  writeWhole(`${file}.sum`, await hashOfFile(file));
}

export function unseal(file: string): void {
  rmSync(`${file}.sum`, { force: true });
}

/** Writes a file so that there is the old one or the new one, whatever happens: a full disk throws here. */
function writeWhole(path: string, data: string | Uint8Array): void {
  const temporary = `${path}.${process.pid}.tmp`;
  const descriptor = openSync(temporary, "w", 0o600);
  try {
    // Not `writeSync`, which writes a part on a full disk and says nothing.
    writeFileSync(descriptor, data);
    fsyncSync(descriptor);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, path);
}

export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(part as Uint8Array);
  return hash.digest("hex");
}
