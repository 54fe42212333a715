import * as vscode from "vscode";

/** Opens a document at a place, which a link of an entry names; what is no place is not opened. */
export async function openMention({ uri, line, character }: Readonly<Record<string, unknown>>): Promise<void> {
  if (typeof uri !== "string" || typeof line !== "number" || typeof character !== "number") return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  const place = new vscode.Position(Math.max(0, line), Math.max(0, character));
  await vscode.window.showTextDocument(document, {
    selection: new vscode.Range(place, place),
    viewColumn: vscode.ViewColumn.One,
  });
}
