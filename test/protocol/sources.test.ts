import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, it } from "mocha";
import type { PublishDiagnosticsParams } from "vscode-languageserver";
import type { SourceHit } from "../../server/protocol.ts";
import { type Folder, makeFolder } from "../support/folder.ts";
import { type Session, startSession } from "../support/session.ts";

const ID = "new-style-national-team";
const REPORT = `Report on innovation

坚持发挥新型举国体制优势，打好关键核心技术攻坚战。

=cmd stands before the new-style national team, as a test of tables.
`;
const LONG = `The national team returns

${"The new-style national team is a way to organise research in the paper of our dreams, and it goes on. ".repeat(5)}

A short passage on photoresists.
`;
const BIB = `@article{zhang2021,
  author = {Zhang, San},
  title = {Report on Innovation},
  year = {2021},
  file = {Full Text:texts/report.txt:text/plain}
}
@book{other2020, author={Other, A}, title={Elsewhere}, year={2020}, file={:missing.pdf:PDF}}
`;
const DRAFT = `---
bibliography: refs.bib
---

# Draft

As has been said:

And so on.
`;

interface Opened {
  readonly session: Session;
  readonly folder: Folder;
  readonly storage: string;
}

async function open(names: readonly string[], more: object = {}, files: Record<string, string> = {}): Promise<Opened> {
  const folder = makeFolder({
    "texts/report.txt": REPORT,
    "texts/long.md": LONG,
    "refs.bib": BIB,
    "draft.qmd": DRAFT,
    ...files,
  });
  const storage = mkdtempSync(join(tmpdir(), "tifa-storage-"));
  const session = await startSession({
    root: folder.uri,
    initializationOptions: { settings: { sources: names }, storage, sourceScheme: "tifa-source", ...more },
  });
  return { session, folder, storage };
}

async function close({ session, folder, storage }: Opened): Promise<void> {
  await session.close();
  folder.remove();
  rmSync(storage, { recursive: true, force: true });
}

/** Waits until everything is read. */
async function settled(session: Session): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const { state } = await session.ask("tifa/sources", {});
    if (!state.isWorking) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the sources are not read");
}

async function search(session: Session, query: string): Promise<readonly SourceHit[]> {
  return (await session.ask("tifa/searchSources", { query })).hits;
}

describe("sources over the wire", () => {
  let opened: Opened;
  before(async function () {
    this.timeout(60_000);
    opened = await open(["texts", "refs.bib", "nothing.pdf"]);
    await opened.session.open(opened.folder.uriOf("draft.qmd"), "quarto", DRAFT);
    await settled(opened.session);
  });
  after(() => close(opened));

  it("lists the files of folders and bibliographies, and what is missing", async () => {
    const { sources, missing } = await opened.session.ask("tifa/sources", {});
    assert.deepEqual(sources.map(({ name }) => name).sort(), ["long.md", "report.txt"]);
    assert.deepEqual(
      missing.map((name) => name.split("/").at(-1)),
      ["missing.pdf", "nothing.pdf"],
    );
  });

  it("finds by a concept in any language and in pinyin, and names the source by its entry", async () => {
    const { session, folder } = opened;
    for (const query of ["新型举国体制", "new-style national team", "xxjgtz", "新型舉國體制"]) {
      const { hits, concepts } = await session.ask("tifa/searchSources", {
        query,
        textDocument: { uri: folder.uriOf("draft.qmd") },
      });
      assert.deepEqual(concepts, ["new-style national team · 新型举国体制"], query);
      assert.equal(hits.length, 3, query);
      const chinese = hits.find(({ line }) => line[1] === "新型举国体制");
      assert.equal(chinese?.source, "Zhang 2021");
      assert.equal(chinese?.year, "2021");
    }
  });

  it("finds words, and says why it finds nothing", async () => {
    const [hit] = await search(opened.session, "photoresist");
    assert.deepEqual(hit?.line, ["A short passage on ", "photoresists", "."]);
    assert.match((await opened.session.ask("tifa/searchSources", { query: "国" })).note ?? "", /one more character/u);
    assert.match((await opened.session.ask("tifa/searchSources", { query: "zzzz" })).note ?? "", /Nothing found/u);
  });

  it("opens a text file at the passage", async () => {
    const [hit] = await search(opened.session, "photoresist");
    const place = await opened.session.ask("tifa/sourcePlace", { passage: hit?.passage ?? 0 });
    assert.equal(place?.uri, opened.folder.uriOf("texts/long.md"));
    assert.equal(place?.range.start.line, 4);
    await assert.rejects(opened.session.ask("tifa/sourcePlace", { passage: 1e9 }), /changed/u);
    await assert.rejects(
      opened.session.ask("tifa/sourcePlace", { locator: { section: "4" } }),
      /None of your sources is the paper/u,
    );
  });

  const position = { line: 7, character: 0 };
  const quote = (passage: number) =>
    opened.session.ask("tifa/quote", { textDocument: { uri: opened.folder.uriOf("draft.qmd") }, position, passage });

  it("quotes a short passage in marks, with the key of the entry", async () => {
    const hits = await search(opened.session, "优势");
    const result = await quote(hits[0]?.passage ?? 0);
    assert.match(result?.text ?? "", /^“坚持发挥新型举国体制优势，打好关键核心技术攻坚战。”\[@zhang2021.*\]$/u);
    assert.equal(result?.added, undefined);
  });

  it("quotes a long one as a block, and adds the entry that is not there", async () => {
    const hits = await search(opened.session, "dreams");
    const result = await quote(hits[0]?.passage ?? 0);
    assert.match(result?.text ?? "", /^> The new-style national team is .* \[@\w+.*\]$/u);
    assert.equal(result?.added?.uri, opened.folder.uriOf("refs.bib"));
    assert.match(result?.notes.join(" ") ?? "", /No bibliography entry was found/u);
  });

  it("quotes what is selected in a source", async () => {
    const uri = opened.folder.uriOf("texts/report.txt");
    const range = { start: { line: 2, character: 4 }, end: { line: 2, character: 10 } };
    const textDocument = { uri: opened.folder.uriOf("draft.qmd") };
    const result = await opened.session.ask("tifa/quote", { textDocument, position, selection: { uri, range } });
    assert.match(result?.text ?? "", /^“新型举国体制”\[@zhang2021/u);
    const strange = { uri: opened.folder.uriOf("draft.qmd"), range };
    await assert.rejects(
      opened.session.ask("tifa/quote", { textDocument, position, selection: strange }),
      /none of your sources/u,
    );
  });

  it("makes a concordance, and a table without formulas", async () => {
    const { body } = await opened.session.ask("tifa/concordance", { concept: ID, order: "year" });
    assert.match(body, /<table class="concordance">/u);
    assert.doesNotMatch(body, /<script|javascript:/u);
    const { csv, name } = await opened.session.ask("tifa/concordanceCsv", { concept: ID, order: "source" });
    assert.equal(name, "new-style-national-team-concordance.csv");
    assert.ok(csv.startsWith("\ufeffBefore,Wording,After,Year,Source,"));
    assert.match(csv, /\r\n"'=cmd stands before the ",new-style national team,/u);
  });

  it("follows a file that changes, is added, and goes", async () => {
    const { session, folder } = opened;
    const path = (name: string): string => fileURLToPath(folder.uriOf(name));
    writeFileSync(path("texts/new.txt"), "A passage on gallium arsenide.");
    await settled(session);
    assert.equal((await search(session, "gallium")).length, 1);
    writeFileSync(path("texts/new.txt"), "A passage on germanium instead.");
    await settled(session);
    assert.deepEqual([(await search(session, "gallium")).length, (await search(session, "germanium")).length], [0, 1]);
    rmSync(path("texts/new.txt"));
    await settled(session);
    assert.equal((await search(session, "germanium")).length, 0);
  });
});

describe("sources, when things go wrong", () => {
  it("reads nothing outside of a workspace that is not trusted", async function () {
    this.timeout(60_000);
    const outside = mkdtempSync(join(tmpdir(), "tifa-outside-"));
    writeFileSync(join(outside, "secret.txt"), "A secret on tungsten.");
    const bib = `@book{a, title={A}, file={${join(outside, "secret.txt")}}}`;
    const names = [
      outside,
      join(outside, "*.txt"),
      `../${outside.split("/").at(-1)}/secret.txt`,
      "~",
      "\\\\host\\share",
      "//host/share",
      "file:///etc",
      "all.bib",
      "texts",
    ];
    const opened = await open(names, { isTrusted: false }, { "all.bib": bib });
    await settled(opened.session);
    const { sources } = await opened.session.ask("tifa/sources", {});
    assert.deepEqual(sources.map(({ name }) => name).sort(), ["long.md", "report.txt"]);
    assert.equal((await search(opened.session, "tungsten")).length, 0);
    await close(opened);
    rmSync(outside, { recursive: true });
  });

  it("goes on where it was killed, with a second server beside it meanwhile", async function () {
    this.timeout(60_000);
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, number) => [
        `many/${number}.txt`,
        `Text ${number} on tungsten carbide.\n\n`.repeat(25),
      ]),
    );
    const first = await open(["many"], {}, files);
    const again = {
      initializationOptions: { settings: { sources: ["many"] }, storage: first.storage },
      root: first.folder.uri,
    };
    await new Promise((resolve) => setTimeout(resolve, 250));
    for (const wait of [120, 200, 350]) {
      const killed = await startSession(again);
      await new Promise((resolve) => setTimeout(resolve, wait));
      killed.process.kill("SIGKILL");
    }
    first.session.process.kill("SIGKILL");
    await new Promise((resolve) => setTimeout(resolve, 200));
    const session = await startSession(again);
    await settled(session);
    const { sources } = await session.ask("tifa/sources", {});
    assert.equal(sources.length, 60);
    assert.equal(
      sources.reduce((sum, { passages }) => sum + passages, 0),
      1500,
    );
    // How many a slow machine looks at is its own affair.
    assert.ok((await session.ask("tifa/searchSources", { query: "tungsten", limit: 1000 })).hits.length >= 60);
    await session.close();
    first.folder.remove();
    rmSync(first.storage, { recursive: true });
  });

  it("makes an index anew that is no index, and says nothing", async function () {
    this.timeout(60_000);
    const first = await open(["texts"]);
    await settled(first.session);
    await first.session.close();
    const place = join(first.storage, "sources", readdirSync(join(first.storage, "sources"))[0] ?? "");
    writeFileSync(join(place, "index.db"), readFileSync(join(place, "index.db")).subarray(0, 3000));
    const session = await startSession({
      root: first.folder.uri,
      initializationOptions: { settings: { sources: ["texts"] }, storage: first.storage },
    });
    await settled(session);
    assert.equal((await search(session, "photoresist")).length, 1);
    await session.close();
    first.folder.remove();
    rmSync(first.storage, { recursive: true });
  });

  it("tells in the list of problems which files are no sources, until they are", async function () {
    this.timeout(60_000);
    const opened = await open(["texts"], {}, { "texts/broken.pdf": "%PDF-1.7\nno more" });
    const { session, folder } = opened;
    const uri = folder.uriOf("texts/broken.pdf");
    const told: string[] = [];
    session.connection.onNotification("textDocument/publishDiagnostics", (sent: PublishDiagnosticsParams) => {
      if (sent.uri === uri) told.push(sent.diagnostics.map(({ severity, message }) => `${severity} ${message}`).join());
    });
    const until = async (count: number): Promise<void> => {
      for (let tries = 0; told.length < count && tries < 200; tries++) {
        await settled(session);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    await until(1);
    rmSync(fileURLToPath(uri));
    await until(2);
    assert.deepEqual(told, ["2 The file is damaged and cannot be read. Fetch or export it again.", ""]);
    await close(opened);
  });

  it("says that there are no sources", async function () {
    this.timeout(60_000);
    const opened = await open([]);
    const { note, state } = await opened.session.ask("tifa/searchSources", { query: "x" });
    assert.match(note ?? "", /no sources yet/u);
    assert.equal(state.of, 0);
    await close(opened);
  });
});

const PAPER = new URL("../../../shared/paper/naughton-xiao-xu-2023.txt", import.meta.url);

describe("the user's copy of the paper", () => {
  it("is known, and the places of the glossary lead to it", async function () {
    if (!existsSync(PAPER)) this.skip();
    this.timeout(60_000);
    const memo = "The new-style national team.";
    const more = { commandLinks: true, entryScheme: "tifa-entry" };
    const opened = await open(["copy.txt", "texts"], more, {
      "copy.txt": readFileSync(PAPER, "utf8"),
      "memo.md": memo,
    });
    const { session, folder } = opened;
    const uri = folder.uriOf("memo.md");
    await session.open(uri, "markdown", memo);
    await settled(session);
    const place = await session.ask("tifa/sourcePlace", { locator: { section: "4", note: 20 } });
    assert.equal(place?.uri, folder.uriOf("copy.txt"));
    const line = readFileSync(PAPER, "utf8").split(/\r?\n/u)[place?.range.start.line ?? 0] ?? "";
    assert.match(line, /literal translation/u);
    const at = { textDocument: { uri }, position: { line: 0, character: 10 } };
    const hover: { contents: { value: string } } = await session.connection.sendRequest("textDocument/hover", at);
    assert.match(hover.contents.value, /\[sec\. 4, n\. 20\]\(command:tifa\.openPassage\?/u);
    assert.match(hover.contents.value, /In your sources:\n- “.*\*\*.*\(command:tifa\.openPassage/u);
    const targets: readonly { uri: string }[] | { uri: string } = await session.connection.sendRequest(
      "textDocument/definition",
      at,
    );
    assert.ok(!Array.isArray(targets), "a client without links has one place");
    const { body } = await session.ask("tifa/entryPage", { id: ID, mentions: false });
    assert.match(body, /In your sources<\/h2><figure><blockquote>.*<mark>/su);
    assert.match(body, /Naughton, Xiao and Xu 2023, <a href="command:tifa\.openPassage/u);
    await close(opened);
  });
});
