import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { CancellationTokenSource } from "vscode-jsonrpc/node";
import { type Folder, makeFolder } from "../support/folder.ts";
import { type Session, startSession } from "../support/session.ts";

const MEMO = "The new-style national team (新型举国体制) and industrial policy.\n\nNew-style national teams.\n";
const ID = "new-style-national-team";

interface Location {
  readonly uri: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

describe("find and go", () => {
  let folder: Folder;
  let session: Session;
  before(async () => {
    folder = makeFolder({
      "memo.md": "stale text on the disk",
      "notes/中文.txt": "关于新型举国体制。\n再谈新型舉國體制。",
      "notes/gbk.txt": Buffer.from("d0c2d0cdbed9b9facce5d6c6", "hex"),
      "paper.tex": "\\emph{new-style} national team % new-style national team\n",
      ".gitignore": "drafts/\n*.log.md\n!kept.log.md\n",
      "drafts/old.md": "new-style national team",
      "x.log.md": "new-style national team",
      "kept.log.md": "new-style national team",
      "node_modules/a.md": "new-style national team",
      "data.json": "new-style national team",
    });
    session = await startSession({ root: folder.uri });
    await session.open(folder.uriOf("memo.md"), "markdown", MEMO);
  });
  after(async () => {
    await session.close();
    folder.remove();
  });

  const at = (line: number, character: number): object => ({
    textDocument: { uri: folder.uriOf("memo.md") },
    position: { line, character },
  });
  const names = (locations: readonly Location[]): string[] =>
    locations.map(
      ({ uri, range: { start } }) => `${decodeURI(uri.slice(folder.uri.length + 1))}:${start.line}:${start.character}`,
    );

  it("finds references in closed files of any encoding, and not in what is ignored", async () => {
    const found: Location[] = await session.connection.sendRequest("textDocument/references", {
      ...at(0, 6),
      context: { includeDeclaration: true },
    });
    assert.deepEqual(names(found).sort(), [
      "kept.log.md:0:0",
      "memo.md:0:29",
      "memo.md:0:4",
      "memo.md:2:0",
      "notes/gbk.txt:0:0",
      "notes/中文.txt:0:2",
      "notes/中文.txt:1:2",
      "paper.tex:0:6",
    ]);
  });

  it("sends references as partial results, with progress", async () => {
    const values: { token: string; value: { kind?: string; length?: number } }[] = [];
    session.connection.onNotification("$/progress", (progress) => void values.push(progress));
    const found = await session.connection.sendRequest("textDocument/references", {
      ...at(0, 6),
      context: { includeDeclaration: true },
      workDoneToken: "work",
      partialResultToken: "part",
    });
    assert.deepEqual(found, []);
    const parts = values.filter(({ token }) => token === "part").map(({ value }) => value.length ?? 0);
    assert.deepEqual(parts, [1, 3, 1, 1, 2]);
    const work = values.filter(({ token }) => token === "work").map(({ value }) => value.kind);
    // Reports between them come where the computer is slow.
    assert.deepEqual([work[0], work.at(-1)], ["begin", "end"]);
  });

  it("lists mentions with their lines", async () => {
    const { mentions, searched, limited } = await session.ask("tifa/findMentions", { concept: ID });
    assert.equal(mentions.length, 8);
    assert.equal(searched, 5);
    assert.equal(limited, false);
    const chinese = mentions.find(({ rendering, language }) => rendering === "新型举国体制" && language === "zh-Hans");
    assert.ok(chinese !== undefined);
    const last = mentions.find(({ line }) => line[1] === "New-style national teams");
    assert.deepEqual(last?.line, ["", "New-style national teams", "."]);
  });

  it("counts by year, with the documents that mention nothing", async () => {
    const { body, csv } = await session.ask("tifa/trends", { concepts: [ID] });
    assert.match(body, /says its year[\s\S]*undated<\/th><td class="number">\d/u);
    assert.match(csv, /^\ufeffyear,year_documents,/u);
    assert.ok(csv.includes(`,${ID},`));
    await assert.rejects(session.ask("tifa/trends", { concepts: ["no-such"] }), /no concept/u);
  });

  it("counts", async () => {
    const { rows } = await session.ask("tifa/count", { concepts: [ID], by: "concept" });
    assert.deepEqual(rows, [{ key: ID, concept: ID, occurrences: 8, documents: 5 }]);
    const files = await session.ask("tifa/count", { by: "file", files: [folder.uriOf("memo.md")] });
    assert.deepEqual(
      files.rows.map(({ concept, occurrences }) => [concept, occurrences]),
      [
        ["industrial-policy", 1],
        [ID, 3],
      ],
    );
  });

  it("highlights all mentions of the concept at the cursor", async () => {
    const found: readonly object[] = await session.connection.sendRequest("textDocument/documentHighlight", at(0, 30));
    assert.equal(found.length, 3);
  });

  it("goes nowhere for a client that shows no entries", async () => {
    assert.equal(await session.connection.sendRequest("textDocument/definition", at(0, 6)), null);
  });

  it("names the concepts of a document and of the workspace", async () => {
    const symbols: readonly { name: string }[] = await session.connection.sendRequest("textDocument/documentSymbol", {
      textDocument: { uri: folder.uriOf("memo.md") },
    });
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ["new-style national team · 新型举国体制", "industrial policy · 产业政策"],
    );
    const [first]: readonly { location: Location }[] = await session.connection.sendRequest("workspace/symbol", {
      query: "xxjgtz",
    });
    assert.equal(first?.location.uri, folder.uriOf("memo.md"));
  });

  it("renames a rendering in all documents, in the shape of each", async () => {
    const prepared: { placeholder: string } = await session.connection.sendRequest(
      "textDocument/prepareRename",
      at(2, 2),
    );
    assert.equal(prepared.placeholder, "new-style national team");
    const { changes }: { changes: Record<string, { newText: string }[]> } = await session.connection.sendRequest(
      "textDocument/rename",
      { ...at(2, 2), newName: "new whole-nation system" },
    );
    assert.deepEqual(
      Object.entries(changes).map(([uri, edits]) => [
        uri.slice(folder.uri.length + 1),
        ...edits.map(({ newText }) => newText),
      ]),
      [
        ["kept.log.md", "new whole-nation system"],
        ["memo.md", "new whole-nation system", "New whole-nation systems"],
      ],
    );
    await assert.rejects(
      session.connection.sendRequest("textDocument/rename", { ...at(0, 1), newName: "x" }),
      /No term/u,
    );
  });

  it("renames nothing in a closed file that is not in UTF-8, and says so", async () => {
    const said: string[] = [];
    session.connection.onNotification("window/showMessage", ({ message }) => void said.push(message));
    const { changes }: { changes: Record<string, object[]> } = await session.connection.sendRequest(
      "textDocument/rename",
      { ...at(0, 31), newName: "举国新体制" },
    );
    assert.deepEqual(Object.keys(changes), [folder.uriOf("memo.md"), folder.uriOf("notes/中文.txt")]);
    assert.match(said.join(), /1 documents are not in UTF-8/u);
  });
});

describe("marking terms", () => {
  const URI = "file:///tokens.md";
  const TEXT = "The national team.\n举国体制 and a whole-\nnation system 举国体制\n";
  interface Tokens {
    readonly resultId: string;
    readonly data: readonly number[];
  }
  interface Edit {
    readonly start: number;
    readonly deleteCount: number;
    readonly data?: readonly number[];
  }

  it("gives semantic tokens, differences and ranges, and hints", async () => {
    const session = await startSession({
      initializationOptions: { settings: { highlight: "all", inlayHints: "both" } },
    });
    const textDocument = { uri: URI };
    await session.open(URI, "markdown", TEXT);
    const full: Tokens = await session.connection.sendRequest("textDocument/semanticTokens/full", { textDocument });
    assert.ok(full.data.length >= 15 && full.data.length % 5 === 0);
    const end = { line: 2, character: 0 };
    await session.change(URI, 2, [{ range: { start: end, end }, text: "新型" }]);
    const delta: { edits: readonly object[] } = await session.connection.sendRequest(
      "textDocument/semanticTokens/full/delta",
      { textDocument, previousResultId: full.resultId },
    );
    assert.ok(Array.isArray(delta.edits));
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 6 } };
    const part: Tokens = await session.connection.sendRequest("textDocument/semanticTokens/range", {
      textDocument,
      range,
    });
    assert.deepEqual(part.data, [1, 0, 4, 0, 0]);
    const hints: readonly { label: string }[] = await session.connection.sendRequest("textDocument/inlayHint", {
      textDocument,
      range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
    });
    assert.match(hints[0]?.label ?? "", /National Team|举国体制/u);
    await session.close();
  });

  it("keeps differences and the whole alike over many edits", async () => {
    const session = await startSession({ initializationOptions: { settings: { highlight: "all" } } });
    const textDocument = { uri: URI };
    await session.open(URI, "markdown", TEXT.repeat(40));
    const ask = (method: string, params: object): Promise<Tokens & { edits?: readonly Edit[] }> =>
      session.connection.sendRequest(`textDocument/semanticTokens/${method}`, { textDocument, ...params });
    let { resultId, data } = await ask("full", {});
    for (let index = 0; index < 40; index++) {
      const at = { line: (index * 37) % 120, character: index % 4 };
      const end = { line: at.line, character: at.character + (index % 3) };
      const text = ["举国体制", "\n", "", "national team "][index % 4];
      await session.change(URI, index + 2, [{ range: { start: at, end }, text }]);
      const delta = await ask("full/delta", { previousResultId: resultId });
      const changed = [...data];
      for (const edit of (delta.edits ?? []).toReversed()) {
        changed.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
      }
      const all = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
      assert.deepEqual(changed, (await ask("range", { range: all })).data);
      resultId = delta.resultId;
      data = changed;
    }
    await session.close();
  });

  it("follows the settings at once, and has the client ask again", async () => {
    const section = { highlight: "off" };
    const session = await startSession({
      capabilities: {
        workspace: {
          configuration: true,
          didChangeConfiguration: { dynamicRegistration: true },
          semanticTokens: { refreshSupport: true },
          inlayHint: { refreshSupport: true },
        },
      },
    });
    const asked: string[] = [];
    session.connection.onRequest("workspace/configuration", () => [section]);
    session.connection.onRequest("client/registerCapability", ({ registrations: [registration] }) => {
      asked.push(registration.method);
      return null;
    });
    const refreshed = new Promise<void>((resolve) => {
      session.connection.onRequest("workspace/inlayHint/refresh", () => null);
      session.connection.onRequest("workspace/semanticTokens/refresh", () => {
        resolve();
        return null;
      });
    });
    await session.open(URI, "markdown", TEXT);
    section.highlight = "all";
    await session.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    await refreshed;
    const { data }: Tokens = await session.connection.sendRequest("textDocument/semanticTokens/full", {
      textDocument: { uri: URI },
    });
    assert.ok(data.length > 5);
    assert.deepEqual(asked, ["workspace/didChangeConfiguration"]);
    await session.close();
  });

  it("leaves tokens and document symbols to a client with views of its own", async () => {
    const session = await startSession({ initializationOptions: { ownViews: true, entryScheme: "tifa-entry" } });
    await session.open(URI, "markdown", TEXT);
    const marked = await session.ask("tifa/highlights", {
      textDocument: { uri: URI },
      ranges: [{ start: { line: 0, character: 0 }, end: { line: 3, character: 0 } }],
    });
    assert.equal(marked?.highlights.filter(({ firstUse }) => firstUse).length, marked?.highlights.length);
    const overview = await session.ask("tifa/documentConcepts", { textDocument: { uri: URI } });
    assert.ok((overview?.concepts.length ?? 0) > 0);
    const { groups } = await session.ask("tifa/glossary", {});
    assert.ok(groups.some(({ kind }) => kind === "phase") && groups.some(({ kind }) => kind === "theme"));
    const place = { textDocument: { uri: URI }, position: { line: 0, character: 10 } };
    const target: { uri: string } = await session.connection.sendRequest("textDocument/definition", place);
    assert.match(target.uri, /^tifa-entry:\/.*\?national-team$/u);
    await session.close();
  });
});

describe("a search of a large workspace", () => {
  it("ends at the user's limit and says so; asks for its own progress; is cancelled at once", async () => {
    const text = "Industrial policy. ".repeat(500);
    const folder = makeFolder(Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`${index}.md`, text])));
    const session = await startSession({
      root: folder.uri,
      capabilities: { window: { workDoneProgress: true } },
      initializationOptions: { settings: { find: { limit: 700 } } },
    });
    const begun: unknown[] = [];
    session.connection.onRequest("window/workDoneProgress/create", () => null);
    session.connection.onNotification("$/progress", ({ value }) => void begun.push(value));

    const found = await session.ask("tifa/findMentions", { concept: "industrial-policy" });
    assert.equal(found.mentions.length, 700);
    assert.equal(found.limited, true);

    const all = await session.ask("tifa/count", { by: "concept" });
    assert.equal(all.rows[0]?.occurrences, 1_000_000);
    // A fast computer is done before there is anything to show.
    for (const value of begun.slice(0, 1)) assert.equal((value as { cancellable: boolean }).cancellable, true);

    const source = new CancellationTokenSource();
    const pending = session.connection.sendRequest("tifa/count", { by: "concept" }, source.token);
    await new Promise((resolve) => setTimeout(resolve, 20));
    source.cancel();
    await assert.rejects(pending, /cancelled/u);
    await session.close();
    folder.remove();
  });
});
