import * as vscode from "vscode";
import { activeEditor, selectedText } from "../selector.ts";
import type { ServerClient } from "../server-client.ts";
import { pickConcept } from "./pick-concept.ts";

/** *Tifa: Insert Term*: picks a concept and writes it in the language of the text around the cursor. */
export async function insertTerm(server: ServerClient): Promise<void> {
  const editor = activeEditor();
  if (editor === undefined) throw new Error(vscode.l10n.t("Open a Markdown, LaTeX or text document first."));
  const picked = await pickConcept(server, {
    title: vscode.l10n.t("Insert a term"),
    value: selectedText(editor),
    actions: ["gloss"],
  });
  if (picked !== undefined) await writeTerm(server, editor, picked.item.hit.concept, picked.action === "gloss");
}

/** Writes a term in place of the selection, as one undo. */
export async function writeTerm(
  server: ServerClient,
  editor: vscode.TextEditor,
  concept: string,
  gloss: boolean,
): Promise<void> {
  const textDocument = { uri: editor.document.uri.toString() };
  const result = await server.request("tifa/term", { concept, textDocument, position: editor.selection.active, gloss });
  if (result === null) return;
  const done = await editor.edit((edit) => edit.replace(editor.selection, result.text));
  if (!done) throw new Error(vscode.l10n.t("The document could not be changed."));
}
