import * as vscode from "vscode";
import { toRange } from "../range.ts";
import { activeEditor } from "../selector.ts";
import type { ServerClient } from "../server-client.ts";

/** *Tifa: Find Mentions*: every mention of the concept in the document, in every wording and language. */
export async function findMentions(server: ServerClient, concept: string | undefined): Promise<void> {
  const editor = activeEditor();
  if (editor === undefined) throw new Error(vscode.l10n.t("Open a Markdown, LaTeX or text document first."));
  const uri = editor.document.uri;
  const result = await server.request("tifa/mentions", { textDocument: { uri: uri.toString() } });
  const mentions = result?.mentions ?? [];
  const position = editor.selection.active;
  const id = concept ?? mentions.find(({ range }) => toRange(range).contains(position))?.concept;
  if (id === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t("No term of the glossary stands at the cursor."));
    return;
  }
  const locations = mentions
    .filter((mention) => mention.concept === id)
    .map(({ range }) => new vscode.Location(uri, toRange(range)));
  const [first] = locations;
  if (first === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t("This document does not mention the concept."));
    return;
  }
  const from = locations.find(({ range }) => range.contains(position)) ?? first;
  await vscode.commands.executeCommand("editor.action.peekLocations", uri, from.range.start, locations, "peek");
}
