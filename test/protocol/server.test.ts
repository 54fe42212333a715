import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, it } from "mocha";
import { type Session, startSession } from "../support/session.ts";

const URI = "file:///notes/memo.md";
const TEXT = "The new-style national team (新型举国体制) and the MLP.\n";

interface Hover {
  readonly contents: { readonly value: string };
  readonly range: object;
}

describe("the built server over stdio", () => {
  let session: Session;
  before(async () => {
    session = await startSession();
    await session.open(URI, "markdown", TEXT);
  });
  after(() => session.close());

  const hover = (uri: string, line: number, character: number): Promise<Hover | null> =>
    session.connection.sendRequest("textDocument/hover", { textDocument: { uri }, position: { line, character } });

  it("hovers with the range of the whole term", async () => {
    const result = await hover(URI, 0, 12);
    assert.deepEqual(result?.range, { start: { line: 0, character: 4 }, end: { line: 0, character: 27 } });
    assert.match(result?.contents.value ?? "", /新型举国体制/u);
    assert.doesNotMatch(result?.contents.value ?? "", /command:/u);
  });

  it("has no hover beside a term", async () => assert.equal(await hover(URI, 0, 1), null));

  it("lists mentions, a weak one without support uncounted", async () => {
    const result = await session.ask("tifa/mentions", { textDocument: { uri: URI } });
    const mentions = result?.mentions.map(({ text, concept, counted }) => `${text} ${concept} ${counted}`);
    assert.deepEqual(mentions, [
      "new-style national team new-style-national-team true",
      "新型举国体制 new-style-national-team true",
      "MLP mlp false",
    ]);
  });

  it("follows edits", async () => {
    const uri = "file:///edited.md";
    await session.open(uri, "markdown", "new-style\n");
    const end = { line: 0, character: 9 };
    await session.change(uri, 2, [{ range: { start: end, end }, text: " national team" }]);
    const result = await session.ask("tifa/mentions", { textDocument: { uri } });
    assert.equal(result?.version, 2);
    assert.deepEqual(
      result?.mentions.map(({ text }) => text),
      ["new-style national team"],
    );
  });

  it("searches", async () => {
    const { hits } = await session.ask("tifa/search", { query: "xxjgtz", limit: 3 });
    assert.equal(hits[0]?.concept, "new-style-national-team");
    assert.equal(hits[0]?.locator, "sec. 4, n. 20");
    const all = await session.ask("tifa/search", { query: "" });
    assert.ok(all.hits.length > 300);
  });

  it("gives a concept and its entry, and says when there is none", async () => {
    assert.equal(
      (await session.ask("tifa/entry", { id: "nsstf" }))?.title,
      "National Strategic S&T Force · 国家战略科技力量",
    );
    await assert.rejects(session.ask("tifa/concept", { id: "nothing" }), /no concept “nothing”/u);
  });

  it("cites, with the edit", async () => {
    const position = { line: 0, character: 12 };
    const result = await session.ask("tifa/cite", { textDocument: { uri: URI }, position });
    assert.equal(result?.text, "[@naughton2023trajectory, sec. 4, n. 20]");
    const at = { line: 0, character: 27 };
    assert.deepEqual(result?.edit?.changes[URI], [{ range: { start: at, end: at }, newText: ` ${result?.text}` }]);
  });

  it("says why it cannot cite", async () => {
    await assert.rejects(
      session.ask("tifa/cite", { textDocument: { uri: URI }, position: { line: 0, character: 0 } }),
      /No term/u,
    );
    await assert.rejects(
      session.ask("tifa/cite", { textDocument: { uri: URI }, work: "nobody1900" }),
      /no work “nobody1900”/u,
    );
  });

  for (const [name, text] of Object.entries({
    "an empty document": "",
    "a document of lone surrogates": "\ud842\udc00\ud842 新型举国体制 \udfb7\ud842",
    "a document of control characters": "\u0000\u0001\ufffd新型举国体制\u0000",
    "one line of 5 MB": `${"a新 ".repeat(1_700_000)}新型举国体制`,
  })) {
    it(`survives ${name}`, async () => {
      const uri = `file:///odd/${encodeURIComponent(name)}.md`;
      await session.open(uri, "markdown", text);
      const result = await session.ask("tifa/mentions", { textDocument: { uri } });
      assert.equal(result?.mentions.length, text.includes("新型") ? 1 : 0);
      await session.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    });
  }

  it("answers at positions outside of the document", async () => {
    for (const [line, character] of [
      [99, 0],
      [0, 9999],
      [-1, -5],
      [1e9, 1e9],
    ] as const) {
      assert.equal(
        await hover(URI, line, character).then(
          (result) => result?.contents,
          () => undefined,
        ),
        undefined,
      );
    }
    assert.ok((await hover(URI, 0, 12)) !== null);
  });

  it("answers for a document that was closed meanwhile", async () => {
    const uri = "file:///closed.md";
    await session.open(uri, "markdown", TEXT.repeat(10_000));
    const pending = session.ask("tifa/mentions", { textDocument: { uri } });
    await session.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    const result = await pending;
    assert.ok(result === null || result.mentions.length === 30_000);
  });

  it("answers malformed requests with an error and lives on", async () => {
    for (const params of [undefined, null, [], "x", 7, {}, { textDocument: null }, { textDocument: { uri: 5 } }]) {
      for (const method of [
        "tifa/mentions",
        "tifa/search",
        "tifa/cite",
        "tifa/concept",
        "tifa/term",
        "textDocument/hover",
      ]) {
        await session.connection.sendRequest(method, params).catch(() => undefined);
      }
    }
    assert.ok((await hover(URI, 0, 12)) !== null);
  });
});

describe("the server in Chinese", () => {
  it("explains in Chinese", async () => {
    const session = await startSession({ locale: "zh-cn", initializationOptions: { commandLinks: true } });
    await session.open(URI, "markdown", TEXT);
    const hover: Hover = await session.connection.sendRequest("textDocument/hover", {
      textDocument: { uri: URI },
      position: { line: 0, character: 12 },
    });
    assert.match(hover.contents.value, /关键核心技术/u);
    assert.match(hover.contents.value, /\[插入引文标注\]\(command:tifa\.insertCitation\?/u);
    await session.close();
  });
});

describe("the server with damaged data", () => {
  it("says which file is damaged, and serves what does not need it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "tifa-damaged-"));
    cpSync(fileURLToPath(new URL("../../dist", import.meta.url)), folder, { recursive: true });
    writeFileSync(join(folder, "data", "bibliography.json"), '[{"id": "x", ');
    const session = await startSession({ server: join(folder, "server.js") });
    await session.open(URI, "markdown", TEXT);
    await assert.rejects(session.ask("tifa/works", {}), /bibliography\.json/u);
    assert.equal((await session.ask("tifa/mentions", { textDocument: { uri: URI } }))?.mentions.length, 3);
    assert.ok(session.log.some((line) => line.includes("bibliography.json")));
    await session.close();
    rmSync(folder, { recursive: true });
  });
});
