import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, describe, it } from "mocha";
import { type Session, startSession } from "../support/session.ts";

const TEXT = "The new-style national team and the new-style national team (新型举国体制).\n\nOn 新型举\n";
const URI = "file:///notes/draft.md";

interface Item {
  readonly label: string;
  readonly filterText: string;
  readonly sortText: string;
  readonly textEdit: { readonly range: object; readonly newText: string };
  readonly documentation?: { readonly value: string };
}
interface Action {
  readonly title: string;
  readonly kind: string;
  readonly edit?: { readonly changes?: Readonly<Record<string, readonly { readonly newText: string }[]>> };
}

function range(line: number, start: number, end = start): object {
  return { start: { line, character: start }, end: { line, character: end } };
}

describe("writing, over the wire", () => {
  let session: Session;
  before(async () => {
    session = await startSession({
      capabilities: { textDocument: { codeAction: { resolveSupport: { properties: ["edit"] } } } },
    });
    await session.open(URI, "markdown", TEXT);
  });
  after(() => session.close());

  const complete = (line: number, character: number): Promise<{ isIncomplete: boolean; items: Item[] } | null> =>
    session.connection.sendRequest("textDocument/completion", {
      textDocument: { uri: URI },
      position: { line, character },
    });
  const actions = (character: number, only?: readonly string[]): Promise<Action[]> =>
    session.connection.sendRequest("textDocument/codeAction", {
      textDocument: { uri: URI },
      range: range(0, character),
      context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
    });
  const resolve = (action: Action): Promise<Action> => session.connection.sendRequest("codeAction/resolve", action);

  it("completes a run of ideographs over its exact range", async () => {
    const result = await complete(2, 6);
    assert.equal(result?.isIncomplete, true);
    assert.deepEqual(
      result?.items.map(({ label }) => label),
      ["新型举国体制", "新型举国体制 (new-style national team)"],
    );
    for (const { filterText, textEdit } of result?.items ?? []) {
      assert.equal(filterText, "新型举");
      assert.deepEqual(textEdit.range, range(2, 3, 6));
    }
    const order = result?.items.map(({ sortText }) => sortText) ?? [];
    assert.deepEqual([...order].sort(), order);
  });

  it("says whether a list is worth opening unasked", async () => {
    const suggests = (line: number, character: number): Promise<boolean> =>
      session.ask("tifa/suggests", { textDocument: { uri: URI }, position: { line, character } });
    assert.equal(await suggests(2, 6), true);
    assert.equal(await suggests(2, 3), false);
    assert.equal(await suggests(0, 27), false);
  });

  it("documents an item only when asked", async () => {
    const item = (await complete(2, 6))?.items[0];
    assert.equal(item?.documentation, undefined);
    const resolved: Item = await session.connection.sendRequest("completionItem/resolve", item);
    assert.match(resolved.documentation?.value ?? "", /key core technologies/u);
    assert.doesNotMatch(resolved.documentation?.value ?? "", /command:/u);
  });

  it("offers nothing to complete outside of a word", async () => assert.deepEqual((await complete(1, 0))?.items, []));

  it("offers what can be done with a term’s gloss, and its edit when it is chosen", async () => {
    const offered = await actions(6, ["refactor.rewrite.tifa.gloss"]);
    assert.deepEqual(
      offered.map(({ title, edit }) => `${title} ${edit}`),
      [
        "Gloss this term here undefined",
        "Move the gloss to the first use undefined",
        "Gloss all first uses in this document undefined",
      ],
    );
    const moved = await resolve(offered[1] as Action);
    const at = { line: 0, character: 27 };
    assert.deepEqual(moved.edit?.changes?.[URI], [
      { range: { start: at, end: at }, newText: " (新型举国体制)" },
      { range: range(0, 59, 68), newText: "" },
    ]);
  });

  it("offers no action beside a term, but the document’s when asked for it", async () => {
    assert.deepEqual(await actions(1), []);
    const offered = await actions(1, ["source"]);
    assert.deepEqual(
      offered.map(({ kind }) => kind),
      ["source.tifa.gloss"],
    );
  });

  it("does not write into a document that changed since", async () => {
    const uri = "file:///notes/changed.md";
    await session.open(uri, "markdown", TEXT);
    const [action]: Action[] = await session.connection.sendRequest("textDocument/codeAction", {
      textDocument: { uri },
      range: range(0, 6),
      context: { diagnostics: [] },
    });
    await session.change(uri, 2, [{ range: range(0, 0), text: "New. " }]);
    await assert.rejects(resolve(action as Action), /changed meanwhile/u);
  });

  it("glosses a document at once", async () => {
    const result = await session.ask("tifa/glossAtFirstUse", { textDocument: { uri: URI } });
    assert.deepEqual(
      result?.documents.map(({ uri, version, edits }) => [uri, version, edits.map(({ label }) => label)]),
      [[URI, 1, ["Move the gloss to the first use", "Move the gloss to the first use"]]],
    );
    assert.deepEqual(result?.notes, []);
  });

  it("warns of LaTeX that cannot print Chinese, and of the gloss of another concept", async () => {
    const uri = "file:///notes/paper.tex";
    const text =
      "\\documentclass{article}\n\\begin{document}\nKey core technologies (新型举国体制) are few.\n\\end{document}\n";
    await session.open(uri, "latex", text);
    const result = await session.ask("tifa/glossAtFirstUse", { textDocument: { uri } });
    assert.deepEqual(result?.documents, []);
    const [action]: Action[] = await session.connection.sendRequest("textDocument/codeAction", {
      textDocument: { uri },
      range: range(2, 5),
      context: { diagnostics: [], only: ["refactor.rewrite.tifa.gloss"] },
    });
    assert.equal(action, undefined);
    assert.match(result?.notes.join(" ") ?? "", /Line 3: .*key core technologies.*new-style national team.*xeCJK/u);
  });
});

describe("writing, with a client that resolves nothing", () => {
  it("gives actions their edits at once, and warns in their titles", async () => {
    const session = await startSession();
    const uri = "file:///notes/plain.tex";
    const text = "\\documentclass{article}\n\\begin{document}\nKey core technologies are few.\n\\end{document}\n";
    await session.open(uri, "latex", text);
    const actions: Action[] = await session.connection.sendRequest("textDocument/codeAction", {
      textDocument: { uri },
      range: range(2, 5),
      context: { diagnostics: [] },
    });
    assert.equal(actions[0]?.title, "Gloss this term here (this LaTeX document cannot print Chinese yet)");
    assert.equal(actions[0]?.edit?.changes?.[uri]?.[0]?.newText, " (关键核心技术)");
    await session.close();
  });
});

describe("writing a book, over the wire", () => {
  it("counts first uses through the chapters", async () => {
    const folder = mkdtempSync(join(tmpdir(), "tifa-book-"));
    mkdirSync(join(folder, "parts"));
    writeFileSync(
      join(folder, "_quarto.yml"),
      "book:\n  chapters:\n    - index.qmd\n    - part: One\n      chapters:\n        - parts/two.qmd\n",
    );
    writeFileSync(join(folder, "index.qmd"), "The new-style national team.\n");
    const text = "The new-style national team (新型举国体制) and dual circulation.\n";
    const session = await startSession();
    const uri = pathToFileURL(join(folder, "parts", "two.qmd")).href;
    writeFileSync(join(folder, "parts", "two.qmd"), text);
    await session.open(uri, "quarto", text);
    const result = await session.ask("tifa/glossAtFirstUse", { textDocument: { uri } });
    assert.deepEqual(
      result?.documents.map((document) => [
        document.uri === uri,
        document.version,
        document.edits.map(({ newText }) => newText),
      ]),
      [
        [false, null, [" (新型举国体制)"]],
        [true, 1, ["", " (双循环)"]],
      ],
    );
    assert.match(result?.notes.join(" ") ?? "", /2 files/u);
    await session.close();
    rmSync(folder, { recursive: true });
  });
});
