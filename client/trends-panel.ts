import * as vscode from "vscode";
import { createPagePanel, showPage } from "./page.ts";
import type { ServerClient } from "./server-client.ts";

/** What the links of the page may run; their arguments are ids. */
const LINKED_COMMANDS = ["tifa.showTrends", "tifa.exportTrends", "tifa.showConcept"];

/** The page of trends: one panel, which the next count takes over. */
export class TrendsPanel implements vscode.Disposable {
  readonly #server: ServerClient;
  readonly #media: vscode.Uri;
  #panel: vscode.WebviewPanel | undefined;

  constructor(server: ServerClient, extension: vscode.Uri) {
    this.#server = server;
    this.#media = vscode.Uri.joinPath(extension, "media");
  }

  /** Counts and shows; nothing where the user cancelled. */
  async show(concepts: readonly string[]): Promise<void> {
    const page = await this.#count(concepts);
    if (page === undefined) return;
    const panel = this.#panel ?? this.#open();
    showPage(panel, this.#media, page);
    panel.reveal(undefined, true);
  }

  /** Counts and writes the table to a file that the user names. */
  async export(concepts: readonly string[]): Promise<void> {
    const counted = await this.#count(concepts);
    if (counted === undefined) return;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const uri = await vscode.window.showSaveDialog({
      filters: { CSV: ["csv"] },
      ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, "trends.csv") }),
    });
    if (uri !== undefined) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(counted.csv));
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #count(concepts: readonly string[]) {
    return this.#server.requestWithProgress("tifa/trends", { concepts }, vscode.l10n.t("Counting terms"));
  }

  #open(): vscode.WebviewPanel {
    const panel = createPagePanel("tifa.trends", this.#media, LINKED_COMMANDS);
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    this.#panel = panel;
    return panel;
  }
}
