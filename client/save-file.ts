import * as vscode from "vscode";

/** Asks where a file goes, at first in the workspace, and writes it there. Undefined where the user left. */
export async function saveFile(
  name: string,
  text: string,
  options: Pick<vscode.SaveDialogOptions, "title" | "filters"> = {},
): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = await vscode.window.showSaveDialog({
    ...options,
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (uri !== undefined) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Saves a table and says where it is. */
export async function saveCsv(name: string, csv: string): Promise<void> {
  const uri = await saveFile(name, csv, { filters: { CSV: ["csv"] } });
  if (uri === undefined) return;
  const said = vscode.l10n.t("Written: {0}", vscode.workspace.asRelativePath(uri));
  vscode.window.setStatusBarMessage(`$(check) ${said}`, 8000);
}
