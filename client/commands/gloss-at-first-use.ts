import * as vscode from "vscode";
import { toRange } from "../range.ts";
import { activeEditor } from "../selector.ts";
import type { ServerClient } from "../server-client.ts";

/**
 * *Tifa: Gloss Terms at First Use…*: shows in the refactoring preview what would be glossed, moved and removed, and
 * writes what the user keeps, as one undo.
 */
export async function glossAtFirstUse(server: ServerClient): Promise<void> {
  const editor = activeEditor();
  if (editor === undefined) throw new Error(vscode.l10n.t("Open a Markdown, LaTeX or text document first."));
  const textDocument = { uri: editor.document.uri.toString() };
  const { documents, notes } = (await server.request("tifa/glossAtFirstUse", { textDocument })) ?? {
    documents: [],
    notes: [],
  };
  if (documents.length === 0) {
    const message = [vscode.l10n.t("Every term has its gloss at its first use."), ...notes].join(" ");
    void vscode.window.showInformationMessage(message);
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, version, edits } of documents) {
    const target = vscode.Uri.parse(uri);
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === target.toString());
    if (open !== undefined && version !== null && open.version !== version)
      throw new Error(vscode.l10n.t("The document changed meanwhile. Try again."));
    for (const { range, newText, label } of edits)
      edit.replace(target, toRange(range), newText, { needsConfirmation: true, label });
  }
  if (notes.length > 0) void vscode.window.showInformationMessage(notes.join(" "));
  await vscode.workspace.applyEdit(edit, { isRefactoring: true });
}
