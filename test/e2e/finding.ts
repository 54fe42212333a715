import assert from "node:assert/strict";
import * as vscode from "vscode";
import { hoverIn, moveTo, open } from "./editors.ts";
import { onPage } from "./page.ts";

const TERM = "new-style national team (新型";

describe("Tifa: find and go, and seeing it", () => {
  it("finds a concept in every wording, in files that are not open", async () => {
    const { document, position } = await atTerm();
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      "vscode.executeReferenceProvider",
      document.uri,
      position,
    );
    const texts = await Promise.all(
      found.map(async ({ uri, range }) => (await vscode.workspace.openTextDocument(uri)).getText(range)),
    );
    assert.ok(texts.includes("new-style national team"));
    assert.ok(texts.includes("新型举国体制"));
    assert.ok(found.some(({ uri }) => decodeURIComponent(uri.path).endsWith("阅读笔记.md")));
  });

  it("highlights the concept in both languages", async () => {
    const { document, position } = await atTerm();
    const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      "vscode.executeDocumentHighlights",
      document.uri,
      position,
    );
    assert.ok(highlights.some(({ range }) => document.getText(range) === "新型举国体制"));
  });

  it("goes to the entry as to a definition", async () => {
    const { document, position } = await atTerm();
    const [target] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      "vscode.executeDefinitionProvider",
      document.uri,
      position,
    );
    assert.ok(target !== undefined);
    const uri = "uri" in target ? target.uri : target.targetUri;
    assert.equal(uri.scheme, "tifa-entry");
    assert.match(
      (await vscode.workspace.openTextDocument(uri)).getText(),
      /^# new-style national team · 新型举国体制/u,
    );
  });

  it("renames a rendering in the workspace", async () => {
    const { document, position } = await atTerm();
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      document.uri,
      position,
      "new whole-nation system",
    );
    assert.ok(edit.size >= 1);
    for (const [, edits] of edit.entries())
      for (const { newText } of edits) assert.match(newText, /whole-nation system/iu);
  });

  it("lists the concepts of the document, and goes to the first use by a click", async () => {
    const { document } = await atTerm();
    await vscode.commands.executeCommand("tifa.documentConcepts.focus");
    await onPage(`await page.getByRole("treeitem", { name: /key core technologies/i }).first().click();`);
    // The click opens the document a moment later.
    const selected = (): string => document.getText(vscode.window.activeTextEditor?.selection);
    for (let tries = 0; tries < 50 && !/^key core technologies$/iu.test(selected()); tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    assert.match(selected(), /^key core technologies$/iu);
    const count = await onPage<string>(`return page.locator("[id='tifa.tifa.tifa.concepts']").innerText();`);
    assert.match(count, /\d/u);
  });

  it("lists mentions in the References view", async () => {
    await atTerm();
    await vscode.commands.executeCommand("tifa.findMentions");
    const text = await onPage<string>(
      `const row = page.getByRole("treeitem", { name: /新型举国体制/ }).first(); await row.waitFor(); return row.innerText();`,
    );
    assert.match(text, /新型举国体制/u);
  });

  it("shows the trend of the concept at the cursor", async () => {
    await atTerm();
    await vscode.commands.executeCommand("tifa.showTrends");
    const text = await onPage<string>(`return user.inWebview(page, "How this was counted");`);
    assert.match(text, /undated/u);
    await vscode.commands.executeCommand("workbench.action.closeEditorsInOtherGroups");
  });

  it("marks the first use of terms", async () => {
    await atTerm();
    await onPage(`await page.locator(".view-overlays [class*='ced-']").first().waitFor();`);
  });

  it("goes round the three ways to mark terms", async () => {
    const mode = (): unknown => vscode.workspace.getConfiguration("tifa").get("highlight");
    assert.equal(mode(), "firstUse");
    for (const next of ["all", "off", "firstUse"]) {
      await vscode.commands.executeCommand("tifa.toggleHighlight");
      assert.equal(mode(), next);
    }
  });
});

/** The sample memo with the cursor in a term, once the server answers. */
async function atTerm(): Promise<{ document: vscode.TextDocument; position: vscode.Position }> {
  const editor = await open("memo.md");
  await hoverIn(editor, TERM);
  return { document: editor.document, position: moveTo(editor, TERM) };
}
