import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import * as vscode from "vscode";
import { hoverIn, moveTo, open, rangeOf, revert } from "./editors.ts";
import { onPage } from "./page.ts";

/** Answers an input box that asks for something, then presses Enter. */
const answer = (prompt: string, text: string): string => `
  await page.locator(".quick-input-widget", { hasText: ${JSON.stringify(prompt)} }).waitFor();
  await page.locator(".quick-input-widget input").first().fill(${JSON.stringify(text)});
  await page.keyboard.press("Enter");`;
/** Takes the row that a word leads to. */
const take = (text: string): string =>
  `await user.fillBox(page, ${JSON.stringify(text)}, ${JSON.stringify(text)}); await page.keyboard.press("Enter");`;

describe("own glossaries", () => {
  const folder = (): vscode.Uri => {
    const [first] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(first !== undefined);
    return first.uri;
  };
  const glossary = (): vscode.Uri => vscode.Uri.joinPath(folder(), "terms.glossary.yaml");
  const table = (): vscode.Uri => vscode.Uri.joinPath(folder(), "reading.glossary.csv");
  after(async () => {
    for (const uri of [glossary(), table()]) if (existsSync(uri.fsPath)) await vscode.workspace.fs.delete(uri);
  });

  async function select(text: string): Promise<vscode.TextEditor> {
    const editor = await open("memo.md");
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    await editor.edit((edit) => edit.insert(end, `\n\nReform of the ${text} is next.\n`));
    const range = rangeOf(editor, text);
    editor.selection = new vscode.Selection(range.start, range.end);
    return editor;
  }

  it("take a term from the selection, into a new file, saved, as one undo", async () => {
    const editor = await select("hukou system");
    const done = vscode.commands.executeCommand("tifa.addTerm");
    await onPage(
      answer("in Chinese", "户籍制度") + answer("What it means", "") + take("New glossary for this workspace"),
    );
    await done;
    assert.equal(readFileSync(glossary().fsPath, "utf8"), "- en: hukou system\n  zh: 户籍制度\n");
    await revert(editor);
  });

  it("take a second term behind the first, and leave the rest of the file as it is", async () => {
    const before = "# mine\n- en: hukou system   # keep\n  zh: 户籍制度\n";
    await vscode.workspace.fs.writeFile(glossary(), new TextEncoder().encode(before));
    const editor = await select("danwei");
    const done = vscode.commands.executeCommand("tifa.addTerm");
    await onPage(answer("in Chinese", "单位") + answer("What it means", "Work unit.") + take("terms.glossary.yaml"));
    await done;
    const added = `${before}- en: danwei\n  zh: 单位\n  definition: Work unit.\n`;
    assert.equal(readFileSync(glossary().fsPath, "utf8"), added);
    await vscode.window.showTextDocument(glossary());
    await vscode.commands.executeCommand("undo");
    assert.equal(vscode.window.activeTextEditor?.document.getText(), before);
    await vscode.commands.executeCommand("redo");
    await vscode.window.activeTextEditor?.document.save();
    await revert(editor);
  });

  it("ask what is to be done with a term that a glossary has", async () => {
    const editor = await select("new-style national team");
    const done = vscode.commands.executeCommand("tifa.addTerm");
    const shown = await onPage<string>(`
      const row = user.firstRow(page, "Write your own entry");
      await row.waitFor();
      const text = await row.innerText();
      await page.keyboard.press("Escape");
      return text;`);
    await done;
    assert.match(shown, /new-style national team · 新型举国体制/u);
    await revert(editor);
  });

  it("are told of by the light bulb on a selection", async () => {
    const editor = await select("hukou regime");
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      editor.document.uri,
      editor.selection,
      "refactor",
    );
    const action = actions.find(({ title }) => title === "Add “hukou regime” to a glossary…");
    assert.deepEqual(action?.command?.arguments, [{ term: "hukou regime" }]);
    await revert(editor);
  });

  it("may be a table from a spreadsheet: hovers know it at once", async () => {
    const text = '\ufeff英文,中文,定义\r\npoint system,积分落户,"积分，落户。"\r\n';
    await vscode.workspace.fs.writeFile(table(), new TextEncoder().encode(text));
    const editor = await select("point system");
    const { markdown } = await hoverIn(editor, "point system");
    assert.match(markdown, /积分落户[\s\S]*reading\.glossary\.csv/u);
    await revert(editor);
  });

  it("have a wording deprecated where it stands, and nothing else changed", async () => {
    const before = "# mine\n- en: [hukou system, hukou regime]   # keep\n  zh: 户籍制度\n";
    await vscode.workspace.fs.writeFile(glossary(), new TextEncoder().encode(before));
    const editor = await select("hukou regime");
    await hoverIn(editor, "hukou regime");
    moveTo(editor, "hukou regime");
    const done = vscode.commands.executeCommand("tifa.deprecateTerm");
    await onPage(take("hukou regime"));
    await done;
    assert.equal(
      readFileSync(glossary().fsPath, "utf8"),
      before.replace("hukou regime", "{ text: hukou regime, status: deprecated }"),
    );
    await revert(editor);
  });

  it("open at the entry that is to be edited", async () => {
    const editor = await select("hukou system");
    await hoverIn(editor, "hukou system");
    moveTo(editor, "hukou system");
    await vscode.commands.executeCommand("tifa.editTerm");
    const shown = vscode.window.activeTextEditor;
    assert.equal(shown?.document.uri.toString(), glossary().toString());
    assert.equal(shown?.selection.active.line, 1);
    await revert(editor);
  });
});
