import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as vscode from "vscode";
import { hoverIn, moveTo, open, revert } from "./editors.ts";
import { onPage } from "./page.ts";

describe("citing with Tifa", () => {
  it("explains a citation key", async () => {
    const { markdown, range } = await hoverIn(await open("memo.md"), "naughton2023trajectory");
    assert.equal(range, "naughton2023trajectory");
    assert.match(markdown, /Trajectory of China[\s\S]*references\.bib/u);
  });

  it("completes a key by an author in characters", async () => {
    const editor = await open("memo.md");
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    await editor.edit((edit) => edit.insert(end, "See [@白春"));
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      editor.document.uri,
      editor.document.lineAt(editor.document.lineCount - 1).range.end,
    );
    assert.ok(items.some(({ label }) => (typeof label === "string" ? label : label.label) === "bai2021"));
    await revert(editor);
  });

  it("adds the entry of a work to the bibliography, saves it, and cites", async () => {
    const editor = await open("memo.md");
    const bibliography = vscode.Uri.joinPath(editor.document.uri, "../references.bib");
    const before = readFileSync(bibliography.fsPath, "utf8");
    moveTo(editor, "# Open questions", 0);
    const done = vscode.commands.executeCommand("tifa.insertCitation");
    await onPage(`await user.fillBox(page, "Bai 2021", "Bai 2021"); await page.keyboard.press("Enter");`);
    await done;
    assert.match(editor.document.getText(), /\[@bai2021\]/u);
    const after = readFileSync(bibliography.fsPath, "utf8");
    assert.match(after, /\{bai2021,/u);
    assert.ok(after.startsWith(before.trimEnd()), "something else was changed");
    await vscode.workspace.fs.writeFile(bibliography, new TextEncoder().encode(before));
    await revert(editor);
  });

  it("goes from a key to its entry", async () => {
    const editor = await open("memo.md");
    const at = moveTo(editor, "naughton2023trajectory");
    const [found] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      "vscode.executeDefinitionProvider",
      editor.document.uri,
      at,
    );
    const uri = found === undefined ? undefined : "uri" in found ? found.uri : found.targetUri;
    assert.match(uri?.path ?? "", /references\.bib$/u);
  });

  it("marks an unknown key, a second wording and a wrong character", async () => {
    const editor = await open("memo.md");
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    await editor.edit((edit) => edit.insert(end, "\n\nThe new national team, 新型举国体质 [@xi20221].\n"));
    const codes = (): unknown[] => vscode.languages.getDiagnostics(editor.document.uri).map(({ code }) => code);
    for (let tries = 0; tries < 50 && codes().length < 3; tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(codes().sort(), ["near-miss", "two-renderings", "unknown-key"]);
    await revert(editor);
  });
});
