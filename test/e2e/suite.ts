import assert from "node:assert/strict";
import * as vscode from "vscode";
import { hoverIn, moveTo, open, revert } from "./editors.ts";
import { onPage } from "./page.ts";
import { taken } from "./picker.ts";

const COMMANDS =
  "searchGlossary insertCitation insertQuotation insertTerm glossAtFirstUse showConcept showConceptAsText findMentions insertReference insertBibliography copyFormatted chooseStyle toggleHighlight restartServer showLog".split(
    " ",
  );

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
    const { markdown, range } = await hoverIn(await open("memo.md"), "new-style national team (新型");
    assert.equal(range, "new-style national team");
    assert.match(markdown, /新型举国体制.*xīn xíng jǔ guó tǐ zhì/u);
    assert.match(markdown, /sec\. 4, n\. 20/u);
  });

  it("explains a Chinese term from its middle, in traditional characters too", async () => {
    const editor = await open("阅读笔记.md");
    assert.equal((await hoverIn(editor, "新型舉國體制")).range, "新型舉國體制");
    assert.match((await hoverIn(editor, "光刻胶")).markdown, /No\. 21/u);
  });

  it("shows the hover to a person with a mouse", async () => {
    await open("阅读笔记.md");
    const text = await onPage<string>(`return user.hoverOver(page, "新型舉國體制", "new-style national team");`);
    assert.match(text, /Insert citation/u);
  });

  it("cites the concept at the cursor in Markdown, as one undo", async () => {
    const editor = await open("memo.md");
    const before = editor.document.getText();
    moveTo(editor, "indigenous innovation");
    await taken("What it means", vscode.commands.executeCommand("tifa.insertCitation"));
    assert.match(editor.document.getText(), /indigenous innovation \[@naughton2023trajectory, sec\. 1\] and/u);
    await vscode.commands.executeCommand("undo");
    assert.equal(editor.document.getText(), before);
    await revert(editor);
  });

  it("cites in LaTeX with the document's own command", async () => {
    const editor = await open("paper.tex");
    moveTo(editor, "new-style national team");
    await taken("What it means", vscode.commands.executeCommand("tifa.insertCitation"));
    assert.match(
      editor.document.getText(),
      /new-style national team \\autocite\[sec\.~4, n\.~20\]\{naughton2023trajectory\},/u,
    );
    await revert(editor);
  });

  it("adds to a citation at the cursor instead of nesting one", async () => {
    const editor = await open("memo.md");
    moveTo(editor, "[@naughton2023trajectory", 5);
    const concept = "new-style-national-team";
    await taken("What it means", vscode.commands.executeCommand("tifa.insertCitation", { concept }));
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
    assert.equal((await hoverIn(editor, "dual circulation")).range, "dual circulation");
  });
});
