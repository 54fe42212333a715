import { join } from "node:path";

/** What the journal needs of a file system; each may throw. `test/client` has one that fails and dies on purpose. */
export interface JournalFiles {
  list(folder: string): readonly string[];
  read(path: string): Uint8Array;
  /** Writes all of it or throws: `writeSync` would write a part on a full disk, and say nothing. */
  write(path: string, bytes: Uint8Array): void;
  rename(from: string, to: string): void;
  remove(path: string): void;
}

/** An entry on its way into a file. */
interface Pending {
  readonly uri: string;
  readonly key: string;
  /** The entry with the line ends around it. */
  readonly text: string;
  /** Where it goes: an offset of the file's text, without byte order mark. */
  readonly offset: number;
}

/** The same with all that is needed to begin again. */
export interface Left extends Pending {
  /** Names it in the journal. */
  readonly id: string;
  /** The file's bytes before. */
  readonly before: Uint8Array;
}

/**
 * Keeps a file's bytes and the entry that is about to be saved into it, until what is on disk has been read again. An
 * editor writes in place: whoever kills it then leaves half a file.
 */
export class Journal {
  readonly #folder: string;
  readonly #files: JournalFiles;

  constructor(folder: string, files: JournalFiles) {
    this.#folder = folder;
    this.#files = files;
  }

  /** Notes what is about to happen; throws where that cannot be kept, and nothing is left of it then. */
  begin({ id, before, ...pending }: Left): void {
    const note = this.#path(id, "json");
    try {
      this.#files.write(this.#path(id, "bytes"), before);
      // The note comes last, in one step: a journal without it is none.
      this.#files.write(`${note}.tmp`, new TextEncoder().encode(JSON.stringify(pending)));
      this.#files.rename(`${note}.tmp`, note);
    } catch (error) {
      this.end(id);
      throw error;
    }
  }

  /** It has happened, or never will. */
  end(id: string): void {
    for (const path of [this.#path(id, "json"), `${this.#path(id, "json")}.tmp`, this.#path(id, "bytes")]) {
      try {
        this.#files.remove(path);
      } catch {
        // It is not there: that is what was wanted.
      }
    }
  }

  /** What has begun and not ended, as far as it can be read; the rest is removed. */
  left(): Left[] {
    const ids = new Set(this.#names().map((name) => name.slice(0, name.indexOf("."))));
    return [...ids].flatMap((id) => {
      try {
        const note: unknown = JSON.parse(new TextDecoder().decode(this.#files.read(this.#path(id, "json"))));
        return [{ ...(note as Pending), id, before: this.#files.read(this.#path(id, "bytes")) }];
      } catch {
        // Killed before the note was there: then the file was not touched yet.
        this.end(id);
        return [];
      }
    });
  }

  #names(): readonly string[] {
    try {
      return this.#files.list(this.#folder).filter((name) => name.includes("."));
    } catch {
      // No folder yet: nothing has ever begun.
      return [];
    }
  }

  #path(id: string, extension: string): string {
    return join(this.#folder, `${id}.${extension}`);
  }
}

/** How a file stands to what was to happen to it. */
export type Outcome = "done" | "untouched" | "half" | "other";

/** What became of a pending entry, by the bytes that are on disk now; undefined where the file is gone. */
export function outcomeOf(left: Left, now: Uint8Array | undefined): Outcome {
  if (now === undefined) return "half";
  if (equal(now, left.before)) return "untouched";
  const after = afterwards(left);
  if (equal(now, after)) return "done";
  if (now.length < after.length && equal(now, after.subarray(0, now.length))) return "half";
  return decode(now).includes(left.text.trim()) ? "done" : "other";
}

/** The file's bytes as they were to be: those before, with the entry. */
export function afterwards({ before, text, offset }: Left): Uint8Array {
  const head = new TextEncoder().encode(decode(before).slice(0, offset)).length + (hasMark(before) ? 3 : 0);
  const entry = new TextEncoder().encode(text);
  const after = new Uint8Array(before.length + entry.length);
  after.set(before.subarray(0, head));
  after.set(entry, head);
  after.set(before.subarray(head), head + entry.length);
  return after;
}

/** Without byte order mark, as editors have it. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder("utf-8").decode(bytes);
}

function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Whether both are the same bytes. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
