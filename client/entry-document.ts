import * as vscode from "vscode";
import { ENTRY_SCHEME } from "./schemes.ts";
import type { ServerClient } from "./server-client.ts";

/** Entries are read-only documents of their own, shown beside the editor; the concepts that they name are links. */
export function registerEntries(context: vscode.ExtensionContext, server: ServerClient): void {
  const provider: vscode.TextDocumentContentProvider = {
    async provideTextDocumentContent(uri) {
      const id = uri.query;
      const entry = await server.request("tifa/entry", { id });
      return entry?.text ?? vscode.l10n.t("The glossary has no concept “{0}”.", id);
    },
  };
  const links: vscode.DocumentLinkProvider = {
    async provideDocumentLinks(document) {
      const entry = await server.request("tifa/entry", { id: document.uri.query });
      return entry?.links.map(({ start, end, concept }) => toLink(document, start, end, concept));
    },
  };
  context.subscriptions.push(vscode.languages.registerDocumentLinkProvider({ scheme: ENTRY_SCHEME }, links));
  context.subscriptions.push(vscode.workspace.registerTextDocumentContentProvider(ENTRY_SCHEME, provider));
}

function toLink(document: vscode.TextDocument, start: number, end: number, concept: string): vscode.DocumentLink {
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const argument = encodeURIComponent(JSON.stringify([{ concept }]));
  const link = new vscode.DocumentLink(range, vscode.Uri.parse(`command:tifa.showConcept?${argument}`));
  link.tooltip = vscode.l10n.t("Open the entry");
  return link;
}

/** Opens the document of an entry beside the editor, without taking the keyboard from it. */
export async function openEntry(uri: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
    preview: true,
  });
}
