import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, describe, it } from "mocha";
import type {
  CodeAction,
  CompletionList,
  DocumentDiagnosticReport,
  Hover,
  Location,
  WorkspaceEdit,
} from "vscode-languageserver";
import { type Session, startSession } from "../support/session.ts";

const BIB = `@article{chen2020,
  author = {陈凯华},
  title = {新型举国体制的运行机制},
  year = {2020}
}
@book{Smith_1999, author = {Smith, Ann}, title = {A Nation}, year = 1999}
`;
const MEMO = `---
bibliography: refs.bib
---

Chen says so [@chen2020, sec. 2], but see [@chen202O; @bai2021].

The key \`@nobody\` and me@example.org are none. Here: [@陈
`;
const CHAPTER = "\\addbibresource{refs.bib} Smith \\autocite[12]{chen2020,Smith_1999}. % \\cite{nobody}\n";

describe("citation keys over the wire", () => {
  let session: Session;
  let folder: string;
  const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
  const at = (text: string, needle: string, by = 0) => {
    const before = text.slice(0, text.indexOf(needle) + by).split("\n");
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  };
  const ask = <T>(method: string, text: string, needle: string, by = 0, more: object = {}): Promise<T> =>
    session.connection.sendRequest(method, {
      textDocument: { uri: uriOf("memo.md") },
      position: at(text, needle, by),
      ...more,
    });

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "tifa-keys-"));
    writeFileSync(join(folder, "refs.bib"), BIB);
    writeFileSync(join(folder, "memo.md"), MEMO);
    writeFileSync(join(folder, "chapter.tex"), CHAPTER);
    session = await startSession({
      root: pathToFileURL(folder).href,
      capabilities: { textDocument: { diagnostic: {}, codeAction: { resolveSupport: { properties: ["edit"] } } } },
    });
    await session.open(uriOf("memo.md"), "markdown", MEMO);
  });
  after(async () => {
    await session.close();
    rmSync(folder, { recursive: true });
  });

  it("completes by author in characters, with the whole key", async () => {
    const { items } = await ask<CompletionList>("textDocument/completion", MEMO, "[@陈", 3);
    assert.equal(items[0]?.label, "chen2020");
    const range = { start: at(MEMO, "[@陈", 2), end: at(MEMO, "[@陈", 3) };
    assert.deepEqual(items[0]?.textEdit, { range, newText: "chen2020" });
  });

  it("completes by how a name in characters is typed, once the readings are there", async () => {
    const text = "---\nbibliography: refs.bib\n---\n\nSee [@chenkaihua\n";
    const uri = uriOf("typed.md");
    await session.open(uri, "markdown", text);
    const complete = (): Promise<CompletionList> =>
      session.connection.sendRequest("textDocument/completion", {
        textDocument: { uri },
        position: at(text, "[@chenkaihua", 12),
      });
    let list = await complete();
    for (let tries = 0; list.items.length === 0 && tries < 100; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      list = await complete();
    }
    assert.equal(list.items[0]?.label, "chen2020");
    assert.doesNotMatch(JSON.stringify(list), /kaihua(?!")/iu);
  });

  it("does not complete in code", async () => {
    const { items } = await ask<CompletionList>("textDocument/completion", MEMO, "@nobody", 3);
    assert.ok(items.every(({ label }) => label !== "chen2020"));
  });

  it("shows the reference of a key, and what rests on it", async () => {
    const own = await ask<Hover>("textDocument/hover", MEMO, "chen2020", 2);
    assert.match((own.contents as { value: string }).value, /新型举国体制的运行机制[\s\S]*refs\.bib/u);
    const tifas = await ask<Hover>("textDocument/hover", MEMO, "bai2021", 2);
    assert.match((tifas.contents as { value: string }).value, /Cited for: /u);
    assert.equal(await ask("textDocument/hover", MEMO, "@nobody", 3), null);
  });

  it("goes to the entry", async () => {
    const { uri, range } = await ask<Location>("textDocument/definition", MEMO, "chen2020", 2);
    assert.deepEqual([uri, range.start], [uriOf("refs.bib"), { line: 0, character: 9 }]);
  });

  it("tells unknown keys, and mends them", async () => {
    const report = await ask<DocumentDiagnosticReport>("textDocument/diagnostic", MEMO, "chen");
    assert.ok(report.kind === "full");
    const unknown = report.items.filter(({ code }) => code === "unknown-key");
    assert.deepEqual(
      unknown.map(({ range }) => range.start),
      [at(MEMO, "chen202O"), at(MEMO, "bai2021"), at(MEMO, "陈")],
    );
    const actions = await session.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: uriOf("memo.md") },
      range: unknown[0]?.range,
      context: { diagnostics: unknown.slice(0, 2) },
    });
    assert.ok(actions.some(({ title }) => title === "Change to “chen2020”"));
    const add = actions.find(({ title }) => title === "Add “bai2021” to the bibliography");
    const { edit } = await session.connection.sendRequest<CodeAction>("codeAction/resolve", add ?? {});
    assert.match(edit?.changes?.[uriOf("refs.bib")]?.[0]?.newText ?? "", /\{bai2021,/u);
  });

  it("finds the citations of a work in all documents, and its entry", async () => {
    const found = await ask<Location[]>("textDocument/references", MEMO, "chen2020", 2, {
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      found.map(({ uri, range }) => [uri, range.start]),
      [
        [uriOf("refs.bib"), { line: 0, character: 9 }],
        [uriOf("memo.md"), at(MEMO, "chen2020")],
        [uriOf("chapter.tex"), at(CHAPTER, "chen2020")],
      ],
    );
  });

  it("gives a work another key everywhere", async () => {
    const { changes = {} } = await ask<WorkspaceEdit>("textDocument/rename", MEMO, "chen2020", 2, {
      newName: "chen2020juguo",
    });
    assert.deepEqual(Object.keys(changes).sort(), [uriOf("chapter.tex"), uriOf("memo.md"), uriOf("refs.bib")].sort());
    await assert.rejects(ask("textDocument/rename", MEMO, "chen2020", 2, { newName: "Smith_1999" }), /already/u);
    await assert.rejects(ask("textDocument/rename", MEMO, "chen2020", 2, { newName: "a b" }), /cannot be/u);
  });
});
