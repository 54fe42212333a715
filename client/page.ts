import * as vscode from "vscode";

/** A page that the server made: a title and the body. Its links run commands, and nothing else in it is active. */
export interface Page {
  readonly title: string;
  readonly body: string;
}

/** Opens an empty panel for pages, beside the editor. */
export function createPagePanel(id: string, media: vscode.Uri, linked: readonly string[]): vscode.WebviewPanel {
  const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
  return vscode.window.createWebviewPanel(id, "Tifa", place, {
    enableScripts: false,
    enableCommandUris: linked,
    enableFindWidget: true,
    localResourceRoots: [media],
  });
}

/** Puts a page into a panel: no script runs, and one style sheet is loaded. */
export function showPage(panel: vscode.WebviewPanel, media: vscode.Uri, { title, body }: Page): void {
  const style = panel.webview.asWebviewUri(vscode.Uri.joinPath(media, "entry.css"));
  const policy = `default-src 'none'; style-src ${panel.webview.cspSource}`;
  panel.title = title;
  panel.webview.html = `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${style.toString()}">
</head>
<body>${body}</body>
</html>`;
}
