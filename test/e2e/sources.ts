import assert from "node:assert/strict";
import * as vscode from "vscode";
import { moveTo, open, revert } from "./editors.ts";
import { onPage } from "./page.ts";

const TEXT =
  "Report on innovation\n\nPlanners speak of the new-style national team here. Nothing else stands in it.\n\nAnother paragraph on lithography.\n";

/** Fills the box and waits for the first row. */
const find = (query: string, row: string): string =>
  `await user.fillBox(page, ${JSON.stringify(query)}, ${JSON.stringify(row)});`;

describe("Tifa: the user's own sources", () => {
  before(async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder !== undefined);
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(folder.uri, "texts/report.txt"),
      new TextEncoder().encode(TEXT),
    );
    await vscode.workspace.getConfiguration("tifa").update("sources", ["texts"], vscode.ConfigurationTarget.Workspace);
  });
  after(() =>
    vscode.workspace.getConfiguration("tifa").update("sources", undefined, vscode.ConfigurationTarget.Workspace),
  );

  it("are searched by a concept in any language, and opened at the passage", async () => {
    await open("memo.md");
    const searching = vscode.commands.executeCommand("tifa.searchSources");
    await onPage(
      `await page.waitForTimeout(3000); ${find("新型举国体制", "new-style national team")} await page.keyboard.press("Enter");`,
    );
    await searching;
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor !== undefined);
    assert.ok(editor.document.uri.path.endsWith("texts/report.txt"));
    assert.equal(editor.selection.active.line, 2);
  });

  it("are quoted with a citation by a button of the row", async () => {
    const editor = await open("memo.md");
    moveTo(editor, "# Open questions", 0);
    const searching = vscode.commands.executeCommand("tifa.searchSources");
    await onPage(`${find("new-style national team", "new-style national team")}
const row = page.locator(".quick-input-list .monaco-list-row").first();
await row.hover();
await row.locator(".action-label").first().click();`);
    await searching;
    const text = editor.document.getText();
    assert.match(text, /“Planners speak of the new-style national team here\.” \[@\w+, para\. \d\]/u);
    assert.doesNotMatch(text, /Nothing else stands in it/u);
    await revert(editor);
    const bibliography = vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith("references.bib"));
    if (bibliography?.isDirty === true) await bibliography.save();
  });

  it("are listed use by use", async () => {
    await vscode.commands.executeCommand("tifa.concordance", { concept: "new-style-national-team" });
    const text = await onPage<string>(`return user.inWebview(page, "Planners speak of the");`);
    assert.match(text, /Export as CSV/u);
  });
});
