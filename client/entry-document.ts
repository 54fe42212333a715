import * as vscode from "vscode";
import type { ServerClient } from "./server-client.ts";

const SCHEME = "tifa-entry";

/** Entries are read-only documents of their own, shown as Markdown previews beside the editor. */
export function registerEntries(context: vscode.ExtensionContext, server: ServerClient): void {
  const provider: vscode.TextDocumentContentProvider = {
    async provideTextDocumentContent(uri) {
      const id = decodeURIComponent(uri.query);
      const entry = await server.request("tifa/entry", { id });
      return entry?.markdown ?? vscode.l10n.t("The glossary has no concept “{0}”.", id);
    },
  };
  context.subscriptions.push(vscode.workspace.registerTextDocumentContentProvider(SCHEME, provider));
}

/** Opens a concept's entry beside the editor, without taking the keyboard from it. */
export async function openEntry(concept: string, title: string): Promise<void> {
  const name = title.replace(/[\\/:*?"<>|#%]/gu, " ").trim();
  const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}.md`, query: encodeURIComponent(concept) });
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
    preview: true,
  });
}
