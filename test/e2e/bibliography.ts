import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync } from "node:fs";
import * as vscode from "vscode";
import { open, revert } from "./editors.ts";

/** A document of the workspace, in a folder of its own. */
async function written(name: string, text: string): Promise<vscode.TextEditor> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder !== undefined, "no workspace");
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder.uri, name), new TextEncoder().encode(text));
  return open(name);
}

describe("a bibliography for a document that has none", () => {
  it("is created where the document says, with what it cites", async () => {
    const editor = await written("fresh/one.md", "---\nbibliography: own.bib\n---\n\nSee [@bai2021].\n");
    const file = vscode.Uri.joinPath(editor.document.uri, "../own.bib").fsPath;
    await vscode.commands.executeCommand("tifa.nameBibliography");
    assert.match(readFileSync(file, "utf8"), /^@article\{bai2021,[\s\S]*白春礼[\s\S]*\n\}\n$/u);
    rmSync(file);
  });

  it("is named in the document, which gets the entry there", async () => {
    const text = "See [@tanghao2021].\n";
    const editor = await written("fresh/two.md", text);
    const bibliography = vscode.Uri.joinPath(editor.document.uri, "../../references.bib");
    const before = await vscode.workspace.fs.readFile(bibliography);
    await vscode.commands.executeCommand("tifa.nameBibliography");
    assert.equal(editor.document.getText(), `---\nbibliography: ../references.bib\n---\n\n${text}`);
    assert.match(readFileSync(bibliography.fsPath, "utf8"), /\{tanghao2021,/u);
    await vscode.commands.executeCommand("undo");
    assert.equal(editor.document.getText(), text);
    await vscode.workspace.fs.writeFile(bibliography, before);
    await revert(editor);
    assert.ok(existsSync(bibliography.fsPath));
  });
});
