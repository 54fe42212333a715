import * as vscode from "vscode";

const NEXT: Readonly<Record<string, string>> = { off: "firstUse", firstUse: "all", all: "off" };

/** *Tifa: Toggle Highlight*: none, first uses, all; kept where the user keeps the setting. */
export async function toggleHighlight(): Promise<void> {
  const settings = vscode.workspace.getConfiguration("tifa");
  const next = NEXT[settings.get("highlight", "firstUse")] ?? "firstUse";
  const inWorkspace = settings.inspect("highlight")?.workspaceValue !== undefined;
  await settings.update("highlight", next, inWorkspace ? undefined : vscode.ConfigurationTarget.Global);
  const labels: Readonly<Record<string, string>> = {
    off: vscode.l10n.t("Terms are not marked."),
    firstUse: vscode.l10n.t("The first use of each term is marked."),
    all: vscode.l10n.t("All terms are marked."),
  };
  vscode.window.setStatusBarMessage(labels[next] ?? "", 4000);
}
