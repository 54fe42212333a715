import assert from "node:assert/strict";
import * as vscode from "vscode";

/** Opens a document of the sample workspace in the first column, as it is on disk. */
export async function open(name: string): Promise<vscode.TextEditor> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder !== undefined, "no workspace");
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
  return vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
}

/** The first occurrence of a text. */
export function rangeOf(editor: vscode.TextEditor, text: string): vscode.Range {
  const offset = editor.document.getText().indexOf(text);
  assert.notEqual(offset, -1, `${text} is not in the document`);
  return new vscode.Range(editor.document.positionAt(offset), editor.document.positionAt(offset + text.length));
}

/** Puts the cursor `into` characters behind the start of the first occurrence of a text. */
export function moveTo(editor: vscode.TextEditor, text: string, into = 2): vscode.Position {
  const position = rangeOf(editor, text).start.translate(0, into);
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.InCenter);
  return position;
}

/** The hover in a text, once the server answers. */
export async function hoverIn(editor: vscode.TextEditor, text: string): Promise<{ markdown: string; range: string }> {
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

/** Gives a document back as it is on disk. */
export async function revert(editor: vscode.TextEditor): Promise<void> {
  await vscode.window.showTextDocument(editor.document, { viewColumn: vscode.ViewColumn.One });
  await vscode.commands.executeCommand("workbench.action.files.revert");
}
