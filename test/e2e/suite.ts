import assert from "node:assert/strict";
import * as vscode from "vscode";
import { onPage } from "./page.ts";

const COMMANDS =
  "searchGlossary insertCitation insertQuotation insertTerm showConcept findMentions restartServer showLog".split(" ");

/** Opens a document of the sample workspace in the first column, as it is on disk. */
async function open(name: string): Promise<vscode.TextEditor> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder !== undefined, "no workspace");
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
  return vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
}

/** Puts the cursor into the first occurrence of a text. */
function moveTo(editor: vscode.TextEditor, text: string, into = 2): vscode.Position {
  const offset = editor.document.getText().indexOf(text);
  assert.notEqual(offset, -1, `${text} is not in the document`);
  const position = editor.document.positionAt(offset + into);
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.InCenter);
  return position;
}

/** The hover texts at a place, once the server answers. */
async function hoverAt(editor: vscode.TextEditor, text: string): Promise<{ markdown: string; range: string }> {
  const position = moveTo(editor, text);
  const { uri } = editor.document;
  for (let tries = 0; tries < 50; tries++) {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", uri, position);
    const [hover] = hovers;
    const [content] = hover?.contents ?? [];
    if (hover?.range !== undefined && content instanceof vscode.MarkdownString) {
      return { markdown: content.value, range: editor.document.getText(hover.range) };
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`no hover on ${text}`);
}

async function revert(editor: vscode.TextEditor): Promise<void> {
  await vscode.window.showTextDocument(editor.document, { viewColumn: vscode.ViewColumn.One });
  await vscode.commands.executeCommand("workbench.action.files.revert");
}

describe("Tifa in VS Code", () => {
  it("is there, and activates with a Markdown document", async () => {
    await open("memo.md");
    const extension = vscode.extensions.getExtension("tifa.tifa");
    assert.ok(extension !== undefined, "tifa.tifa is not installed");
    await extension.activate();
    assert.ok(extension.isActive);
  });

  it("has its commands", async () => {
    const commands = await vscode.commands.getCommands(true);
    for (const name of COMMANDS) assert.ok(commands.includes(`tifa.${name}`), name);
  });

  it("explains an English term, over its whole range", async () => {
    const { markdown, range } = await hoverAt(await open("memo.md"), "new-style national team (新型");
    assert.equal(range, "new-style national team");
    assert.match(markdown, /新型举国体制.*xīn xíng jǔ guó tǐ zhì/u);
    assert.match(markdown, /sec\. 4, n\. 20/u);
  });

  it("explains a Chinese term from its middle, in traditional characters too", async () => {
    const editor = await open("阅读笔记.md");
    assert.equal((await hoverAt(editor, "新型舉國體制")).range, "新型舉國體制");
    assert.match((await hoverAt(editor, "光刻胶")).markdown, /No\. 21/u);
  });

  it("shows the hover to a person with a mouse", async () => {
    await hoverAt(await open("阅读笔记.md"), "新型舉國體制");
    const text = await onPage<string>(`
      const word = page.locator(".view-line", { hasText: "新型舉國體制" }).first();
      const box = await word.boundingBox();
      await page.mouse.move(box.x + 300, box.y + 200);
      await page.waitForTimeout(600);
      await page.mouse.move(box.x + 200, box.y + 9);
      const hover = page.locator(".monaco-hover:not(.hidden)", { hasText: "new-style national team" });
      await hover.waitFor({ timeout: 15000 });
      await page.screenshot({ path: shots + "/hover-zh.png" });
      return hover.innerText();`);
    assert.match(text, /Insert citation/u);
  });

  it("finds a concept by its initials and opens its entry beside the document", async () => {
    const editor = await open("memo.md");
    moveTo(editor, "# Summary", 0);
    await vscode.extensions.getExtension("tifa.tifa")?.activate();
    const done = vscode.commands.executeCommand("tifa.searchGlossary");
    const first = await onPage<string>(`
      const box = page.locator(".quick-input-widget input").first();
      await box.waitFor();
      await box.fill("xxjgtz");
      const row = page.locator(".quick-input-list .monaco-list-row", { hasText: "新型举国体制" }).first();
      await row.waitFor({ timeout: 15000 });
      await page.waitForTimeout(300);
      await page.screenshot({ path: shots + "/search-pinyin.png" });
      const text = await page.locator(".quick-input-list .monaco-list-row").first().innerText();
      await page.keyboard.press("Enter");
      return text;`);
    assert.match(first, /new-style national team[\s\S]*新型举国体制/u);
    await done;
    const entry = vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === "tifa-entry");
    assert.ok(entry !== undefined, "no entry is open");
    assert.equal(entry.viewColumn, vscode.ViewColumn.Two);
    assert.match(entry.document.getText(), /^# new-style national team · 新型举国体制/u);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      "vscode.executeLinkProvider",
      entry.document.uri,
    );
    assert.ok(links.some(({ target }) => target?.toString().startsWith("command:tifa.showConcept")));
    await onPage(`await page.waitForTimeout(500); await page.screenshot({ path: shots + "/entry.png" });`);
  });

  it("cites the concept at the cursor in Markdown, as one undo", async () => {
    const editor = await open("memo.md");
    const before = editor.document.getText();
    moveTo(editor, "indigenous innovation");
    await vscode.commands.executeCommand("tifa.insertCitation");
    assert.match(editor.document.getText(), /indigenous innovation \[@naughton2023trajectory, sec\. 1\] and/u);
    await onPage(`await page.waitForTimeout(400); await page.screenshot({ path: shots + "/cite-markdown.png" });`);
    await vscode.commands.executeCommand("undo");
    assert.equal(editor.document.getText(), before);
    await revert(editor);
  });

  it("cites in LaTeX with the document's own command", async () => {
    const editor = await open("paper.tex");
    moveTo(editor, "new-style national team");
    await vscode.commands.executeCommand("tifa.insertCitation");
    assert.match(
      editor.document.getText(),
      /new-style national team \\autocite\[sec\.~4, n\.~20\]\{naughton2023trajectory\},/u,
    );
    await onPage(`await page.waitForTimeout(400); await page.screenshot({ path: shots + "/cite-latex.png" });`);
    await revert(editor);
  });

  it("adds to a citation at the cursor instead of nesting one", async () => {
    const editor = await open("memo.md");
    moveTo(editor, "[@naughton2023trajectory", 5);
    await vscode.commands.executeCommand("tifa.insertCitation", { concept: "new-style-national-team" });
    assert.match(editor.document.getText(), /\[@naughton2023trajectory, sec\. 4, n\. 20\]/u);
    await revert(editor);
  });

  it("quotes a set phrase with its citation", async () => {
    const editor = await open("memo.md");
    moveTo(editor, "# Open questions", 0);
    await vscode.commands.executeCommand("tifa.insertQuotation", { concept: "centralizing-power" });
    assert.match(
      editor.document.getText(),
      /“centralizing power to do great things” \(集中力量办大事\) \[@naughton2023trajectory, sec\. 4\]/u,
    );
    await revert(editor);
  });

  it("goes on after the server was restarted", async () => {
    const editor = await open("memo.md");
    await vscode.commands.executeCommand("tifa.restartServer");
    assert.equal((await hoverAt(editor, "dual circulation")).range, "dual circulation");
  });

  it("shows no notification", async () => {
    assert.equal(await onPage<number>(`return page.locator(".notification-toast").count();`), 0);
  });
});
