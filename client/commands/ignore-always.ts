import * as vscode from "vscode";

/** Adds an entry to the user's setting of what is never to be mentioned, and shows that setting on request. */
export async function ignoreAlways(entry: unknown): Promise<void> {
  if (typeof entry !== "string") return;
  const settings = vscode.workspace.getConfiguration("tifa");
  const known = settings.inspect<readonly string[]>("diagnostics.ignore")?.globalValue ?? [];
  if (!known.includes(entry)) {
    await settings.update("diagnostics.ignore", [...known, entry], vscode.ConfigurationTarget.Global);
  }
  const show = vscode.l10n.t("Show setting");
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t("“{0}” is now in the user setting tifa.diagnostics.ignore.", entry),
    show,
  );
  if (chosen === show) await vscode.commands.executeCommand("workbench.action.openSettings", "tifa.diagnostics.ignore");
}
