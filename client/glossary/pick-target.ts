import * as vscode from "vscode";
import type { GlossaryFiles } from "./glossary-files.ts";

interface TargetItem extends vscode.QuickPickItem {
  readonly uri?: vscode.Uri;
}

/** Asks into which glossary in YAML a file is imported: a new one with its name, or one that is there. */
export async function pickTarget(files: GlossaryFiles, source: string): Promise<vscode.Uri | undefined> {
  const { existing, places } = await files.list();
  const base = source.replace(/(?:\.glossary)?\.[^.]+$/u, "");
  const taken = new Set(existing.map(({ uri }) => uri.toString()));
  const fresh = places
    .map(({ uri, label, path }) => {
      const name = `${base}.glossary.yaml`;
      return { label, uri: vscode.Uri.joinPath(uri, "..", name), path: path.replace(/[^/]*$/u, name) };
    })
    .filter(({ uri }) => !taken.has(uri.toString()));
  const items: TargetItem[] = [
    ...fresh.map(({ uri, label, path }) => ({ label: `$(new-file) ${label}`, description: path, uri })),
    ...existing
      .filter(({ uri }) => /\.ya?ml$/iu.test(uri.path))
      .map(({ uri, name, layer }) => ({ label: `$(book) ${name}`, description: layer, uri })),
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Import {0} into…", source),
    placeHolder: vscode.l10n.t("The entries are written there as YAML, which you can edit"),
  });
  return picked?.uri;
}
