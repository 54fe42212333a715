import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Added, addEntry, type Target } from "../../client/bibliography/add-entry.ts";
import { afterwards, Journal, type JournalFiles, outcomeOf } from "../../client/bibliography/journal.ts";
import type { AddedEntry } from "../../server/protocol.ts";

const BEFORE = "\ufeff@book{a,\r\n  title = {甲}\r\n}\r\n";
const TEXT = "\r\n@book{new,\r\n  title = {新}\r\n}\r\n";
const URI = "file:///refs.bib";
const plain = BEFORE.slice(1);
const ADDED: AddedEntry = {
  uri: URI,
  key: "new",
  text: TEXT,
  offset: plain.length,
  lengthBefore: plain.replaceAll("\r\n", "\n").length,
  before: plain.replaceAll("\r\n", "\n"),
};

class Killed extends Error {}

/** A disk on which each write of bytes is made in steps; it fails or is killed after as many as `steps`. */
class Disk {
  readonly files = new Map<string, Uint8Array>([[URI, bytes(BEFORE)]]);
  steps = Number.POSITIVE_INFINITY;
  failure: () => Error = () => new Killed();

  write(path: string, content: Uint8Array): void {
    this.files.set(path, new Uint8Array());
    for (const part of [content.length >> 2, content.length >> 1, content.length]) {
      this.#step();
      this.files.set(path, content.subarray(0, part));
    }
  }

  /** The journal's view; a process that is killed does not tidy up. */
  get journal(): JournalFiles {
    return {
      list: (folder) =>
        [...this.files.keys()].filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length + 1)),
      read: (path) => this.read(path),
      write: (path, content) => this.write(path, content),
      rename: (from, to) => {
        this.#step();
        this.files.set(to, this.read(from));
        this.files.delete(from);
      },
      remove: (path) => {
        this.#step();
        if (!this.files.delete(path)) throw new Error("ENOENT");
      },
    };
  }

  read(path: string): Uint8Array {
    const found = this.files.get(path);
    if (found === undefined) throw new Error("ENOENT");
    return found;
  }

  #step(): void {
    if (this.steps <= 0) throw this.failure();
    this.steps -= 1;
  }
}

/** An editor that has the file open, as VS Code does it: it saves in place. */
function editor(disk: Disk, options: { text?: string; dirty?: boolean; save?: () => boolean } = {}): Target {
  let text = options.text ?? plain;
  return {
    text: () => text,
    textBefore: () => text,
    isDirty: () => options.dirty === true,
    apply: async () => {
      text += TEXT;
      return true;
    },
    save: async () => {
      if (options.save !== undefined) return options.save();
      disk.write(URI, bytes(`\ufeff${text}`));
      return true;
    },
    onDisk: async () => disk.read(URI),
  };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const add = (disk: Disk, target: Target): Promise<Added> =>
  addEntry(ADDED, target, new Journal("/journal", disk.journal), "1");
const left = (disk: Disk): ReturnType<Journal["left"]> => new Journal("/journal", disk.journal).left();

describe("adding an entry", () => {
  it("is said to be saved when it is on disk, and leaves no journal", async () => {
    const disk = new Disk();
    assert.deepEqual(await add(disk, editor(disk)), { kind: "saved", isExact: true });
    assert.deepEqual([...disk.files], [[URI, bytes(BEFORE + TEXT)]]);
  });

  it("does not save what the user has not saved", async () => {
    const disk = new Disk();
    assert.deepEqual(await add(disk, editor(disk, { dirty: true })), { kind: "unsaved" });
    assert.deepEqual([...disk.files], [[URI, bytes(BEFORE)]]);
  });

  it("does nothing where the editor has another text than the server read", async () => {
    const disk = new Disk();
    for (const text of [`${plain}x`, plain.replace("甲", "乙")]) {
      assert.deepEqual(await add(disk, editor(disk, { text })), { kind: "changed" });
    }
    assert.deepEqual(await add(disk, editor(disk, { text: plain.replaceAll("\r\n", "\n") })), {
      kind: "saved",
      isExact: false,
    });
  });

  it("says so where saving fails, or another program wins", async () => {
    const disk = new Disk();
    assert.deepEqual(await add(disk, editor(disk, { save: () => false })), { kind: "failed", reason: "" });
    const won = editor(disk, { save: () => disk.files.set(URI, bytes("@book{theirs,}")).size > 0 });
    assert.deepEqual(await add(disk, won), { kind: "lost" });
    assert.deepEqual(
      left(disk).map((pending) => outcomeOf(pending, disk.read(URI))),
      ["other"],
    );
  });

  it("does not save on a disk that is full", async () => {
    for (let steps = 0; steps < 12; steps++) {
      const disk = new Disk();
      disk.failure = () => new Error("ENOSPC");
      disk.steps = steps;
      const outcome = await add(disk, editor(disk));
      disk.steps = Number.POSITIVE_INFINITY;
      assert.ok(outcome.kind === "saved" || outcome.kind === "failed", `${steps}`);
      assertNothingLost(disk, outcome.kind === "saved");
    }
  });

  it("loses nothing when it is killed, at whatever step", async () => {
    let killed = 0;
    for (let steps = 0; steps < 20; steps++) {
      const disk = new Disk();
      disk.steps = steps;
      const outcome = await add(disk, editor(disk)).catch(() => undefined);
      // What is dead does not write.
      disk.steps = Number.POSITIVE_INFINITY;
      if (outcome?.kind !== "saved") killed += 1;
      assertNothingLost(disk, outcome?.kind === "saved");
    }
    assert.ok(killed > 8 && killed < 20, `${killed}`);
  });
});

/** The file is as before, or with the entry, or the journal makes it so. */
function assertNothingLost(disk: Disk, isSaved: boolean): void {
  const now = disk.read(URI);
  const [pending] = left(disk);
  const whole = [bytes(BEFORE), bytes(BEFORE + TEXT)].some((state) => Buffer.compare(state, now) === 0);
  if (isSaved) assert.deepEqual(now, bytes(BEFORE + TEXT));
  if (whole) {
    assert.ok(pending === undefined || ["done", "untouched"].includes(outcomeOf(pending, now)));
    return;
  }
  assert.ok(pending !== undefined);
  assert.equal(outcomeOf(pending, now), "half");
  assert.deepEqual(afterwards(pending), bytes(BEFORE + TEXT));
}

describe("a journal that was left behind", () => {
  it("is removed where it cannot be read", () => {
    const disk = new Disk();
    disk.files.set("/journal/1.bytes", bytes("x"));
    disk.files.set("/journal/2.json", bytes("{"));
    assert.deepEqual(left(disk), []);
    assert.deepEqual([...disk.files.keys()], [URI]);
  });

  it("tells a half file from one that somebody else wrote", () => {
    const pending = { uri: URI, key: "new", text: TEXT, offset: plain.length, id: "1", before: bytes(BEFORE) };
    const cases: readonly (readonly [string | undefined, string])[] = [
      [BEFORE, "untouched"],
      [BEFORE + TEXT, "done"],
      [`${BEFORE}% theirs\n${TEXT}`, "done"],
      ["", "half"],
      [BEFORE.slice(0, 9), "half"],
      [(BEFORE + TEXT).slice(0, -5), "half"],
      [undefined, "half"],
      ["@book{theirs,}", "other"],
    ];
    for (const [now, outcome] of cases)
      assert.equal(outcomeOf(pending, now === undefined ? now : bytes(now)), outcome, now);
  });
});
