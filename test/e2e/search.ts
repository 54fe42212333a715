import assert from "node:assert/strict";
import * as vscode from "vscode";
import { moveTo, open, rangeOf, revert } from "./editors.ts";
import { onPage } from "./page.ts";

describe("Tifa: Search Glossary", () => {
  it("finds a concept by its initials and opens its entry beside the document", async () => {
    const editor = await open("memo.md");
    moveTo(editor, "# Summary", 0);
    const done = vscode.commands.executeCommand("tifa.searchGlossary");
    const first = await onPage<string>(`
      await user.fillBox(page, "xxjgtz", "新型举国体制");
      const text = await user.firstRow(page, "新型举国体制").innerText();
      await page.keyboard.press("Enter");
      return text;`);
    assert.match(first, /new-style national team[\s\S]*新型举国体制/u);
    await done;
    const shown = await onPage<string>(`return user.inWebview(page, "new-style national team");`);
    assert.match(shown, /新型举国体制[\s\S]*xīn xíng jǔ guó tǐ zhì/u);
    const page = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .find(({ input }) => input instanceof vscode.TabInputWebview);
    assert.match(page?.label ?? "no page is open", /^new-style national team/u);
    assert.equal(page?.group.viewColumn, vscode.ViewColumn.Two);
  });

  it("shows the entry as a text too", async () => {
    moveTo(await open("memo.md"), "new-style national team");
    await vscode.commands.executeCommand("tifa.showConceptAsText");
    const entry = vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === "tifa-entry");
    assert.match(entry?.document.getText() ?? "no entry is open", /^# new-style national team · 新型举国体制/u);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      "vscode.executeLinkProvider",
      entry?.document.uri,
    );
    assert.ok(links.some(({ target }) => target?.toString().startsWith("command:tifa.showConcept")));
  });

  it("begins with the selected text", async () => {
    const editor = await open("阅读笔记.md");
    const range = rangeOf(editor, "颠覆性技术");
    editor.selection = new vscode.Selection(range.start, range.end);
    const done = vscode.commands.executeCommand("tifa.searchGlossary");
    const value = await onPage<string>(`
      await user.firstRow(page, "disruptive technologies").waitFor();
      const value = await page.locator(".quick-input-widget input").first().inputValue();
      await page.keyboard.press("Escape");
      return value;`);
    assert.equal(value, "颠覆性技术");
    await done;
    assert.equal(editor.document.getText(range), "颠覆性技术");
  });

  it("writes the term with its gloss by the button of a row", async () => {
    const editor = await open("memo.md");
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(end, end);
    const done = vscode.commands.executeCommand("tifa.searchGlossary");
    await onPage(`
      await user.fillBox(page, "shuang xunhuan", "双循环");
      const row = user.firstRow(page, "双循环");
      await row.hover();
      await row.getByRole("button", { name: "Insert the term with its gloss" }).click();`);
    await done;
    assert.match(editor.document.getText(), /dual circulation \(双循环\)$/u);
    await revert(editor);
  });
});
