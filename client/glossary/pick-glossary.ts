import * as vscode from "vscode";
import type { GlossaryFiles } from "./glossary-files.ts";

interface GlossaryItem extends vscode.QuickPickItem {
  readonly uri?: vscode.Uri;
}

/** Asks to which glossary a term goes: the last one first, then the others, then new ones. Undefined where the user left. */
export async function pickGlossary(files: GlossaryFiles, title: string): Promise<vscode.Uri | undefined> {
  const { existing, places } = await files.list();
  const fresh = places.filter(({ isTaken }) => !isTaken);
  const items: GlossaryItem[] = [
    ...existing.map(({ uri, name, layer }) => ({ label: `$(book) ${name}`, description: layer, uri })),
    ...(existing.length === 0 ? [] : [{ label: "", kind: vscode.QuickPickItemKind.Separator }]),
    ...fresh.map(({ uri, label, path }) => ({ label: `$(new-file) ${label}`, description: path, uri })),
  ];
  if (items.length === 0) throw new Error(vscode.l10n.t("Open a folder first: a glossary is a file in it."));
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t("Where the term goes") });
  if (picked?.uri !== undefined) await files.remember(picked.uri);
  return picked?.uri;
}
