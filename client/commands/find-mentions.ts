import * as vscode from "vscode";
import type { ServerClient } from "../server-client.ts";
import { showMentions } from "../views/mentions.ts";
import { conceptAtCursor } from "./concept-at-cursor.ts";

/** *Tifa: Find Mentions*: every mention of the concept in the workspace, in every wording and language. */
export async function findMentions(server: ServerClient, concept: string | undefined): Promise<void> {
  const id = concept ?? (await conceptAtCursor(server));
  if (id === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t("No term of the glossary stands at the cursor."));
    return;
  }
  const title = vscode.l10n.t("Finding mentions");
  const found = await server.requestWithProgress("tifa/findMentions", { concept: id }, title);
  if (found === undefined) return;
  const { mentions, searched, limited, skipped } = found;
  if (mentions.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t("None of {0} documents mentions the concept.", searched));
    return;
  }
  const notes = [
    vscode.l10n.t("{0} mentions in {1} documents.", mentions.length, searched),
    ...(limited ? [vscode.l10n.t("There are more: the setting tifa.find.limit ends the list here.")] : []),
    ...(skipped.length > 0 ? [vscode.l10n.t("{0} files could not be read.", skipped.length)] : []),
  ];
  const name = mentions.find(({ language }) => language === "en") ?? mentions[0];
  await showMentions(vscode.l10n.t("Mentions: {0}", name?.rendering ?? id), notes.join(" "), mentions);
}
