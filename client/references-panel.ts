import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { References } from "../server/protocol.ts";

/**
 * References as they look, beside the editor, with buttons that copy them. VS Code’s clipboard takes plain text only: with
 * looks a page of the browser has to copy, and only where the user presses a button. Its one script is ours, by its number.
 */
export class ReferencesPanel implements vscode.Disposable {
  readonly #media: vscode.Uri;
  #panel: vscode.WebviewPanel | undefined;
  #shown: References | undefined;

  constructor(extension: vscode.Uri) {
    this.#media = vscode.Uri.joinPath(extension, "media");
  }

  show(references: References): void {
    this.#shown = references;
    const panel = this.#panel ?? this.#open();
    panel.webview.html = this.#page(panel.webview, references);
    panel.reveal(undefined, false);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #open(): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(
      "tifa.references",
      vscode.l10n.t("References"),
      vscode.ViewColumn.Beside,
      { enableScripts: true, localResourceRoots: [this.#media] },
    );
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    panel.webview.onDidReceiveMessage((wanted: unknown) => this.#copy(wanted));
    this.#panel = panel;
    return panel;
  }

  async #copy(wanted: unknown): Promise<void> {
    const references = this.#shown;
    if (references === undefined) return;
    if (wanted === "text") await vscode.env.clipboard.writeText(references.plain);
    else if (wanted === "html") await vscode.env.clipboard.writeText(references.html);
  }

  #page(webview: vscode.Webview, { html, style, notes, count }: References): string {
    const nonce = randomBytes(16).toString("hex");
    const sheet = webview.asWebviewUri(vscode.Uri.joinPath(this.#media, "references.css"));
    const script = webview.asWebviewUri(vscode.Uri.joinPath(this.#media, "references.js"));
    const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
    const copied = vscode.l10n.t("Copied.");
    return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${sheet.toString()}">
</head>
<body>
<p id="done" role="status" data-copied="${escaped(copied)}">${escaped(vscode.l10n.t("Copied as plain text; references: {0}.", count))}</p>
<p>
<button id="rich" autofocus>${escaped(vscode.l10n.t("Copy with Formatting"))}</button>
<button id="text" class="secondary">${escaped(vscode.l10n.t("Copy as Plain Text"))}</button>
<button id="html" class="secondary">${escaped(vscode.l10n.t("Copy as HTML Source"))}</button>
</p>
${notes.map((note) => `<p class="note">${escaped(note)}</p>`).join("\n")}
<div id="list">
${html.replace(/<p style="[^"]*">/gu, "<p>")}
</div>
<p class="style">${escaped(style)}</p>
<script nonce="${nonce}" src="${script.toString()}"></script>
</body>
</html>`;
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}
