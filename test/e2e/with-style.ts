import * as vscode from "vscode";

/** Does some work while `tifa.citation.style` is set in the workspace. */
export async function withStyle(style: string | undefined, work: () => Promise<void>): Promise<void> {
  const settings = vscode.workspace.getConfiguration("tifa");
  await settings.update("citation.style", style, vscode.ConfigurationTarget.Workspace);
  try {
    await work();
  } finally {
    await settings.update("citation.style", undefined, vscode.ConfigurationTarget.Workspace);
  }
}
