import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { CodeAction, Diagnostic, DocumentDiagnosticReport, TextDocumentEdit } from "vscode-languageserver";
import { type Folder, makeFolder } from "../support/folder.ts";
import { type Session, startSession } from "../support/session.ts";

const MEMO = [
  "The new-style national team is a new-style national team.",
  "A new national team is the same. “A new national team.”",
  "The national team (新型举国体制) has another gloss.",
  "新型举国体质。",
  "",
].join("\n");

const PULLS = {
  textDocument: { diagnostic: {}, codeAction: { resolveSupport: { properties: ["edit"] } } },
  workspace: { workspaceEdit: { documentChanges: true } },
};

describe("consistency, where the client asks", () => {
  let folder: Folder;
  let session: Session;
  let uri: string;
  before(async () => {
    folder = makeFolder({
      "memo.md": "",
      "other.md": "A new national team, “a new national team”, often translated so.\n\nNew national teams.\n",
    });
    uri = folder.uriOf("memo.md");
    session = await startSession({
      root: folder.uri,
      capabilities: PULLS,
      initializationOptions: { commandLinks: true },
    });
    await session.open(uri, "markdown", MEMO);
  });
  after(async () => {
    await session.close();
    folder.remove();
  });

  const pull = async (of = uri): Promise<readonly Diagnostic[]> => {
    const report: DocumentDiagnosticReport = await session.connection.sendRequest("textDocument/diagnostic", {
      textDocument: { uri: of },
    });
    return report.kind === "full" ? report.items : assert.fail(report.kind);
  };
  const actions = async (line: number, character: number): Promise<readonly CodeAction[]> => {
    const position = { line, character };
    const all: CodeAction[] = await session.connection.sendRequest("textDocument/codeAction", {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [], only: ["quickfix"] },
    });
    return all;
  };
  const find = (all: readonly CodeAction[], title: string): CodeAction =>
    all.find((action) => action.title === title) ?? assert.fail(all.map((action) => action.title).join("; "));
  const editsOf = ({ edit }: CodeAction): Record<string, string[]> =>
    Object.fromEntries(
      (edit?.documentChanges ?? []).map((change) => {
        const { textDocument, edits } = change as TextDocumentEdit;
        return [
          textDocument.uri.slice(folder.uri.length + 1),
          edits.map((each) => ("newText" in each ? `${each.range.start.line} ${each.newText}` : "")),
        ];
      }),
    );

  it("gives hints with rule, source and the other place", async () => {
    const diagnostics = await pull();
    assert.deepEqual(
      diagnostics.map(({ code, range: { start }, severity, source }) => [code, start.line, severity, source]),
      [
        ["two-renderings", 1, 4, "Tifa"],
        ["wrong-gloss", 2, 4, "Tifa"],
        ["near-miss", 3, 4, "Tifa"],
      ],
    );
    assert.match(
      String(diagnostics[0]?.message),
      /“new national team” .*1×.*“new-style national team” .*2×.*新型举国体制/u,
    );
    assert.equal(diagnostics[0]?.relatedInformation?.[0]?.location.range.start.line, 0);
  });

  it("offers to change it, and to be quiet, saying where that is written", async () => {
    const all = await actions(1, 4);
    assert.deepEqual(editsOf(find(all, "Change to “new-style national team”")), {
      "memo.md": ["1 new-style national team"],
    });
    const silences = all.filter(({ title }) => title.startsWith("Ignore"));
    assert.deepEqual(silences.map(editsOf), [
      { "memo.md": ["1  <!-- tifa-ignore two-renderings new-style-national-team -->"] },
      { "memo.md": ["0 <!-- tifa-ignore-document two-renderings new-style-national-team -->\n"] },
      {},
    ]);
    assert.deepEqual(silences[2]?.command?.arguments, [{ ignore: "two-renderings new-style-national-team" }]);
  });

  it("changes the whole workspace, but neither quotations nor sentences about wordings", async () => {
    const chosen = find(await actions(1, 4), "Change to “new-style national team” in the whole workspace");
    assert.equal(chosen.edit, undefined);
    const resolved: CodeAction = await session.connection.sendRequest("codeAction/resolve", chosen);
    assert.deepEqual(editsOf(resolved), {
      "memo.md": ["1 new-style national team"],
      "other.md": ["2 New-style national teams"],
    });
  });

  it("follows edits", async () => {
    await session.change(uri, 2, [
      { range: { start: { line: 3, character: 5 }, end: { line: 3, character: 6 } }, text: "制" },
    ]);
    assert.deepEqual(
      (await pull()).map(({ code }) => code),
      ["two-renderings", "wrong-gloss"],
    );
  });

  it("shows two hundred at most, and says how many more there are", async () => {
    const many = folder.uriOf("many.md");
    const text = `${"A new-style national team.\n\n".repeat(400)}${"A new national team.\n\n".repeat(300)}`;
    await session.open(many, "markdown", text);
    const diagnostics = await pull(many);
    assert.equal(diagnostics.length, 200);
    assert.match(String(diagnostics.at(-1)?.message), /^101 more/u);
  });
});

describe("consistency, where it is sent", () => {
  const diagnosticsWith = async (settings: object, text = MEMO): Promise<readonly Diagnostic[]> => {
    const session = await startSession({ initializationOptions: { settings } });
    const told = new Promise<readonly Diagnostic[]>((resolve) => {
      session.connection.onNotification("textDocument/publishDiagnostics", ({ diagnostics }) => resolve(diagnostics));
    });
    await session.open("untitled:memo", "markdown", text);
    const diagnostics = await told;
    await session.close();
    return diagnostics;
  };

  it("is sent without being asked for", async () => assert.equal((await diagnosticsWith({})).length, 3));

  it("is as loud as the user wants", async () => {
    const loud = await diagnosticsWith({ diagnostics: { level: "information" } });
    assert.deepEqual(
      loud.map(({ severity }) => severity),
      [3, 3, 3],
    );
    assert.deepEqual(await diagnosticsWith({ diagnostics: { level: "off" } }), []);
  });

  it("leaves out rules, concepts, or a rule for a concept", async () => {
    const left = async (diagnostics: object): Promise<unknown[]> =>
      (await diagnosticsWith({ diagnostics })).map(({ code }) => code);
    assert.deepEqual(await left({ rules: { "two-renderings": false } }), ["wrong-gloss", "near-miss"]);
    assert.deepEqual(await left({ ignore: ["two-renderings new-style-national-team", "near-miss"] }), ["wrong-gloss"]);
    assert.deepEqual(await left({ ignore: ["new-style-national-team"] }), []);
    assert.deepEqual(await left({ ignore: ["", 7], rules: [] }), ["two-renderings", "wrong-gloss", "near-miss"]);
  });
});
