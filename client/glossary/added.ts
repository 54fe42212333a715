import * as vscode from "vscode";
import type { AddedTerm } from "../../server/protocol.ts";
import type { Changed } from "./change-file.ts";

/** The change that adds an entry; throws where the file cannot be added to. */
export function changeOf(added: AddedTerm | null, name: string): AddedTerm["change"] {
  if (added !== null) return added.change;
  throw new Error(
    vscode.l10n.t(
      "{0} cannot be added to: it is damaged at its end, or is no list of entries. Open it and mend it first.",
      name,
    ),
  );
}

/** Says where the term is now, and what its file had no place for. */
export function report(text: string, { uri, name, at, isSaved }: Changed, lost: readonly string[]): void {
  const show = vscode.l10n.t("Show");
  const said = isSaved
    ? vscode.l10n.t("“{0}” is saved in {1}.", text, name)
    : vscode.l10n.t("“{0}” is in {1}, which has unsaved changes: save it.", text, name);
  const more = lost.length === 0 ? "" : ` ${vscode.l10n.t("It has no column for: {0}.", lost.join(", "))}`;
  // Not awaited: the command has ended, whether the message is read or not.
  void vscode.window.showInformationMessage(`${said}${more}`, show).then(async (pressed) => {
    if (pressed === show) await vscode.window.showTextDocument(uri, { selection: new vscode.Range(at, at) });
  });
}
