import assert from "node:assert/strict";
import * as vscode from "vscode";
import { moveTo, open, revert } from "./editors.ts";
import { onPage } from "./page.ts";
import { taken } from "./picker.ts";

const MAIN = `\\documentclass{book}
\\usepackage[round]{natbib}
\\begin{document}
\\include{chapters/one}
\\bibliography{refs}
\\end{document}
`;
const CHAPTER = `\\chapter{The new system}

The new-style national team was proposed in 2019, and the high ground is to be seized.
`;

/** A thesis with a root, a chapter without preamble, and the entries of half a life. */
async function makeThesis(): Promise<vscode.Uri> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder !== undefined, "no workspace");
  const root = vscode.Uri.joinPath(folder.uri, "thesis");
  const entries = Array.from(
    { length: 15_000 },
    (_, index) =>
      `@article{smith${index},\n  author  = {Smith, John and Doe${index}, Jane},\n  title   = {A Study of Things, No. ${index}},\n` +
      `  journal = {Journal of Studies},\n  year    = {${1990 + (index % 30)}}\n}\n\n`,
  );
  const files = { "main.tex": MAIN, "chapters/one.tex": CHAPTER, "refs.bib": entries.join("") };
  for (const [name, text] of Object.entries(files))
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(root, name), new TextEncoder().encode(text));
  return root;
}

describe("citing for a claim", () => {
  let root: vscode.Uri;
  before(async () => {
    root = await makeThesis();
  });
  after(() => vscode.workspace.fs.delete(root, { recursive: true }));

  const read = async (name: string): Promise<string> =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root, name)));

  it("shows what each choice claims and inserts, and cites with its source, one undo for each file", async () => {
    const editor = await open("memo.md");
    const before = editor.document.getText();
    moveTo(editor, "new-style national team");
    const done = vscode.commands.executeCommand("tifa.insertCitation");
    await onPage(`await user.firstRow(page, "What it means").waitFor();
      await page.locator(".quick-input-widget input").first().fill("tanghao2021; cited");
      await user.firstRow(page, "cited in @naughton2023trajectory, sec. 4").waitFor();
      await page.keyboard.press("Enter");`);
    await done;
    assert.match(editor.document.getText(), /\[@tanghao2021; cited in @naughton2023trajectory, sec\. 4\]/u);
    const bibliography = await vscode.workspace.openTextDocument(
      vscode.Uri.joinPath(editor.document.uri, "../references.bib"),
    );
    assert.match(bibliography.getText(), /\{tanghao2021,/u);
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand("undo");
    assert.equal(editor.document.getText(), before);
    await vscode.window.showTextDocument(bibliography, vscode.ViewColumn.One);
    await vscode.commands.executeCommand("undo");
    assert.doesNotMatch(bibliography.getText(), /tanghao2021/u);
    await bibliography.save();
    await revert(editor);
  });

  it("says what the paper cites and does not list", async () => {
    const editor = await open("memo.md");
    const before = editor.document.getText();
    moveTo(editor, "# Open questions", 0);
    const done = vscode.commands.executeCommand("tifa.insertCitation", { concept: "high-ground" });
    await onPage(`await user.firstRow(page, "What it means").waitFor();
      await page.locator(".quick-input-widget input").first().fill("Jin 2022");
      await user.firstRow(page, "has no entry in the paper").waitFor();
      await page.keyboard.press("Enter");`);
    await done;
    assert.equal(editor.document.getText(), before);
  });

  it("cites from a chapter as its root does, in a project with 15,000 entries", async () => {
    const chapter = vscode.Uri.joinPath(root, "chapters/one.tex");
    const editor = await vscode.window.showTextDocument(chapter, { viewColumn: vscode.ViewColumn.One });
    await vscode.languages.setTextDocumentLanguage(editor.document, "latex").then(
      () => undefined,
      () => undefined,
    );
    const before = await read("refs.bib");
    moveTo(editor, "new-style national team");
    await taken("What it means", vscode.commands.executeCommand("tifa.insertCitation"));
    assert.match(editor.document.getText(), /national team \\citep\[sec\.~4, n\.~20\]\{naughton2023trajectory\} was/u);
    const after = await read("refs.bib");
    assert.ok(after.startsWith(before), "something else was changed");
    assert.match(after.slice(before.length), /^\s*@techreport\{naughton2023trajectory,/u);
  });

  it("offers it in the light bulb of a term", async () => {
    const editor = await open("memo.md");
    const at = moveTo(editor, "new-style national team");
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      editor.document.uri,
      new vscode.Range(at, at),
    );
    const action = actions.find(({ title }) => title === "Cite for this claim…");
    assert.equal(action?.command?.command, "tifa.insertCitation");
  });
});
