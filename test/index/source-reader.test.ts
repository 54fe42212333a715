import assert from "node:assert/strict";
import { closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";
import { after, before, describe, it } from "mocha";
import type { CancellationToken } from "vscode-languageserver";
import type { SourceProblem, SourceText } from "../../server/core/source/passage.ts";
import { makeSourceReader, type SourceReader } from "../../server/index/source-reader.ts";
import { type Folder, makeFolder } from "../support/folder.ts";
import { makePdf } from "../support/pdf.ts";

const PROGRAM = fileURLToPath(new URL("../../dist/read-source.js", import.meta.url));
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const LINE = { x: 72, y: 700, size: 10, text: "The harbour was measured twice in that year." };
const goodPdf = (): Uint8Array => makePdf([[LINE]]);
const body = (content: string): string => `<w:document xmlns:w="x"><w:body>${content}</w:body></w:document>`;
const docx = (document: string): Uint8Array => zipSync({ "word/document.xml": text(document) });

/** How many damaged files are tried; 200 take half a minute. */
const ROUNDS = Number(process.env.TIFA_ROUNDS ?? 50);

describe("the reader of sources", function () {
  this.timeout(120_000);
  let folder: Folder;
  let reader: SourceReader;
  before(() => {
    folder = makeFolder({});
    reader = makeSourceReader(PROGRAM);
  });
  after(() => {
    reader.close();
    folder.remove();
  });

  /** Reads a file and checks that this process did not grow by what the other took. */
  async function read(name: string, bytes: Uint8Array): Promise<SourceText> {
    writeFileSync(join(folder.path, name), bytes);
    const rss = process.memoryUsage.rss();
    const source = await reader.read(join(folder.path, name));
    // What is read has to go somewhere: a file of very many passages may take a multiple of its size.
    assert.ok(
      process.memoryUsage.rss() - rss < 150_000_000 + 30 * Math.min(bytes.length, 10_000_000),
      "the server grew",
    );
    return source as SourceText;
  }
  async function problemsOf(name: string, bytes: Uint8Array): Promise<SourceProblem["kind"][]> {
    return (await read(name, bytes)).problems.map(({ kind }) => kind);
  }
  /** The reader is as good as new after whatever it met. */
  async function stillReads(): Promise<void> {
    const { passages } = await read("good.pdf", goodPdf());
    assert.deepEqual(
      passages.map((passage) => passage.text),
      [LINE.text],
    );
  }

  it("reads files one after the other", async () => {
    writeFileSync(join(folder.path, "a.txt"), "One line of the first file.");
    writeFileSync(join(folder.path, "b.pdf"), goodPdf());
    const [a, b] = await Promise.all(["a.txt", "b.pdf"].map((name) => reader.read(join(folder.path, name))));
    assert.equal(a?.passages[0]?.text, "One line of the first file.");
    assert.equal(b?.passages[0]?.text, LINE.text);
    assert.equal(b?.pages, 1);
  });

  it("says what cannot be opened", async () => {
    mkdirSync(join(folder.path, "folder.pdf"), { recursive: true });
    assert.deepEqual((await reader.read(join(folder.path, "folder.pdf")))?.problems, [
      { kind: "unreadable", detail: "EISDIR" },
    ]);
    assert.deepEqual((await reader.read(join(folder.path, "none.pdf")))?.problems, [
      { kind: "unreadable", detail: "ENOENT" },
    ]);
    assert.deepEqual(await problemsOf("a.xyz", text("?")), ["unknown-kind"]);
    assert.deepEqual(await problemsOf("a.txt", text("")), ["empty"]);
  });

  it("is cancelled, and goes on with the next file", async () => {
    writeFileSync(join(folder.path, "big.html"), "<p>A line.".repeat(1_000_000));
    let cancel: () => void = () => undefined;
    const token = {
      isCancellationRequested: false,
      onCancellationRequested: (listener: () => void) => {
        cancel = listener;
        return { dispose: () => undefined };
      },
    } as unknown as CancellationToken;
    const reading = reader.read(join(folder.path, "big.html"), token);
    setTimeout(() => cancel(), 300);
    const begun = performance.now();
    assert.equal(await reading, undefined);
    assert.ok(performance.now() - begun < 3000);
    await stillReads();
  });

  it("gives up a file that takes too long", async () => {
    const impatient = makeSourceReader(PROGRAM, -8000);
    const slow = join(folder.path, "slow.html");
    writeFileSync(slow, "<p>A line.".repeat(1_000_000));
    const source = await impatient.read(slow);
    impatient.close();
    assert.equal(source?.problems[0]?.kind, "slow");
  });

  it("survives damaged PDFs", async () => {
    const whole = makePdf(
      Array.from({ length: 3 }, (_, page) => [{ ...LINE, text: `${LINE.text} ${page}` }]),
      { title: "x" },
    );
    let seed = 7;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
      return seed % below;
    };
    let readable = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const damaged = Uint8Array.from(whole);
      for (let flips = 0; flips < 1 + (round % 20); flips++) {
        const at = random(damaged.length);
        damaged[at] = (damaged[at] ?? 0) ^ (1 << random(8));
      }
      const { passages, problems } = await read(
        "damaged.pdf",
        round % 10 === 9 ? damaged.subarray(0, random(whole.length)) : damaged,
      );
      assert.ok(passages.length > 0 || problems.length > 0, `round ${round}: neither text nor a reason`);
      if (passages.length > 0) readable += 1;
    }
    assert.ok(readable > ROUNDS / 4, `only ${readable} could be read`);
    await stillReads();
  });

  it("survives a page tree that bites its tail", async () => {
    const loop = Buffer.from(goodPdf())
      .toString("latin1")
      .replace(/\/Kids\[\d+ 0 R\]/u, "/Kids[2 0 R]");
    assert.ok((await problemsOf("loop.pdf", Buffer.from(loop, "latin1"))).length > 0);
    await stillReads();
  });

  it("says that a PDF is encrypted", async () => {
    const key = "00".repeat(32);
    const encrypted = makePdf([[LINE]], {
      objects: [`<</Filter/Standard/V 1/R 2/O<${key}>/U<${key}>/P -4>>`],
      trailer: "/Encrypt 5 0 R/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]",
    });
    assert.deepEqual(await problemsOf("secret.pdf", encrypted), ["encrypted"]);
  });

  it("says that a PDF is a scan, or which pages are", async () => {
    assert.deepEqual((await read("scan.pdf", makePdf([[], []]))).problems, [{ kind: "scan" }]);
    const some = await read("some.pdf", makePdf([[LINE], [], [], [LINE], []]));
    assert.deepEqual(some.problems, [{ kind: "scan", detail: "2–3, 5" }]);
  });

  it("reads a PDF of 200 MB, and no larger one than it says", async () => {
    const write = (name: string, size: number): string => {
      const path = join(folder.path, name);
      const file = openSync(path, "w");
      writeSync(file, goodPdf());
      // A file with a hole: padding before its end is what other programs leave too.
      ftruncateSync(file, size);
      closeSync(file);
      return path;
    };
    const begun = performance.now();
    const large = await reader.read(write("large.pdf", 200_000_000));
    assert.equal(large?.passages[0]?.text, LINE.text, JSON.stringify(large?.problems));
    assert.ok(performance.now() - begun < 60_000);
    assert.deepEqual((await reader.read(write("huge.pdf", 300_000_000)))?.problems, [
      { kind: "too-large", detail: "256 MB" },
    ]);
    await stillReads();
  });

  it("refuses zip bombs, whatever their directories say", async () => {
    const bomb = docx(body(`<w:p><w:r><w:t>${"a".repeat(60_000_000)}</w:t></w:r></w:p>`));
    assert.ok(bomb.length < 200_000);
    assert.deepEqual(await problemsOf("bomb.docx", bomb), ["grows"]);
    const lying = Uint8Array.from(bomb);
    const view = new DataView(lying.buffer);
    for (let at = lying.length - 46; at > 0; at--)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true);
    assert.deepEqual(await problemsOf("lying.docx", lying), ["grows"]);
    await stillReads();
  });

  it("refuses zip files with very many, encrypted or missing parts", async () => {
    const many = zipSync(Object.fromEntries(Array.from({ length: 30_000 }, (_, n) => [`n${n}`, new Uint8Array(0)])), {
      level: 0,
    });
    assert.deepEqual(await problemsOf("many.docx", many), ["too-many"]);
    const secret = docx(body(""));
    const view = new DataView(secret.buffer, secret.byteOffset);
    for (let at = 0; at < secret.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true);
    assert.deepEqual(await problemsOf("secret.docx", secret), ["encrypted"]);
    assert.deepEqual(await problemsOf("other.docx", zipSync({ "../../word/document.xml": text(body("")) })), [
      "damaged",
    ]);
    assert.deepEqual(await problemsOf("cut.docx", docx(body("")).subarray(0, 90)), ["damaged"]);
    await stillReads();
  });

  it("reads what comes before tags too deep, and expands no entities", async () => {
    const deep = body(`<w:p><w:r><w:t>Before.</w:t></w:r></w:p>${"<w:x>".repeat(20_000)}${"</w:x>".repeat(20_000)}`);
    const source = await read("deep.docx", docx(deep));
    assert.deepEqual(
      source.passages.map((passage) => passage.text),
      ["Before."],
    );
    assert.deepEqual(source.problems, [{ kind: "part-damaged", detail: "word/document.xml" }]);
    const entities = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>${body("<w:p><w:r><w:t>&b;&f;</w:t></w:r></w:p>")}`;
    const { passages } = await read("entities.docx", docx(entities));
    assert.deepEqual(passages, []);
  });

  it("reads 10 MB of HTML without end tags", async () => {
    const { passages, problems } = await read(
      "open.html",
      text("<p>A line of a page that is never closed.<li>An item".repeat(200_000)),
    );
    assert.deepEqual(problems, []);
    assert.ok(passages.length > 100_000, String(passages.length));
    const bold = await read("bold.html", text("<b>word ".repeat(200_000)));
    assert.ok(bold.passages.length > 0 || bold.problems.length > 0);
    await stillReads();
  });

  it("survives 100 files of broken encoding", async () => {
    for (let round = 0; round < 100; round++) {
      const bytes = Uint8Array.from(
        { length: 400 },
        (_, at) => (Math.imul(at + 1, 2654435761 + round * 977) >>> 13) & 0xff,
      );
      const source = await read(round % 2 === 0 ? "noise.txt" : "noise.html", bytes);
      assert.doesNotThrow(() => JSON.stringify(source));
    }
    await stillReads();
  });
});
