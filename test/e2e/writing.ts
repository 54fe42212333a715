import assert from "node:assert/strict";
import * as vscode from "vscode";
import { moveTo, open, revert } from "./editors.ts";
import { onPage } from "./page.ts";

describe("writing with Tifa", () => {
  it("completes a Chinese term within a run of ideographs", async () => {
    const editor = await open("阅读笔记.md");
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    await editor.edit((edit) => edit.insert(end, "加快构建新型举"));
    const caret = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      editor.document.uri,
      caret,
    );
    const item = list.items.find(({ label }) => (typeof label === "string" ? label : label.label) === "新型举国体制");
    assert.ok(item !== undefined, "新型举国体制 is not offered");
    assert.equal(item.filterText, "新型举");
    await revert(editor);
  });

  it("offers to gloss the term at the cursor, and does it as one undo", async () => {
    const editor = await open("memo.md");
    const before = editor.document.getText();
    const at = moveTo(editor, "indigenous innovation");
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      editor.document.uri,
      new vscode.Range(at, at),
      "refactor.rewrite.tifa.gloss",
      5,
    );
    const action = actions.find(({ title }) => title === "Gloss this term here");
    assert.ok(action?.edit !== undefined, "the action has no edit");
    await vscode.workspace.applyEdit(action.edit);
    assert.match(editor.document.getText(), /indigenous innovation \(自主创新\) and/u);
    await vscode.commands.executeCommand("undo");
    assert.equal(editor.document.getText(), before);
    await revert(editor);
  });

  it("lists what would be glossed, all of it ticked, and writes it as one undo", async () => {
    const editor = await open("memo.md");
    const before = editor.document.getText();
    const done = vscode.commands.executeCommand("tifa.glossAtFirstUse");
    const rows = await onPage<string[]>(`
      const list = page.locator(".quick-input-widget .monaco-list-row");
      await list.first().waitFor();
      const rows = await list.evaluateAll((all) => all.map((row) => row.textContent));
      await page.keyboard.press("Enter");
      return rows;`);
    await done;
    assert.ok(rows.some((row) => row.includes("strategic emerging industries (战略性新兴产业)")));
    const after = editor.document.getText();
    assert.match(after, /strategic emerging industries \(战略性新兴产业\)\. The/u);
    await vscode.commands.executeCommand("undo");
    assert.equal(editor.document.getText(), before);
    await revert(editor);
  });
});
