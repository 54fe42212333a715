import * as vscode from "vscode";
import { createPagePanel, type Page, showPage } from "./page.ts";
import type { ServerClient } from "./server-client.ts";

/** What the links of an entry may run; their arguments are ids and places. */
const LINKED_COMMANDS = [
  "tifa.showConcept",
  "tifa.showConceptAsText",
  "tifa.findMentions",
  "tifa.insertCitation",
  "tifa.openMention",
  "tifa.openPassage",
  "tifa.insertQuotation",
  "tifa.concordance",
  "tifa.showTrends",
];

/** The page of an entry: one panel beside the editor, which the next entry takes over. Nothing in it is a script. */
export class ConceptPanel implements vscode.Disposable {
  readonly #server: ServerClient;
  readonly #media: vscode.Uri;
  #panel: vscode.WebviewPanel | undefined;
  #counting = new vscode.CancellationTokenSource();

  constructor(server: ServerClient, extension: vscode.Uri) {
    this.#server = server;
    this.#media = vscode.Uri.joinPath(extension, "media");
  }

  /** Shows an entry at once, and where the workspace mentions it as soon as that is known. */
  async show(id: string): Promise<void> {
    this.#counting.cancel();
    this.#counting = new vscode.CancellationTokenSource();
    const { token } = this.#counting;
    const entry = await this.#server.request("tifa/entryPage", { id, mentions: false });
    if (token.isCancellationRequested) return;
    this.#render(entry);
    this.#panel?.reveal(undefined, true);
    try {
      const counted = await this.#server.request("tifa/entryPage", { id, mentions: true }, token);
      if (!token.isCancellationRequested) this.#render(counted);
    } catch (error) {
      // Another entry was opened, or the panel closed: nobody waits for this one.
      if (!token.isCancellationRequested) throw error;
    }
  }

  dispose(): void {
    this.#counting.cancel();
    this.#panel?.dispose();
  }

  #render(page: Page): void {
    showPage(this.#panel ?? this.#open(), this.#media, page);
  }

  #open(): vscode.WebviewPanel {
    const panel = createPagePanel("tifa.concept", this.#media, LINKED_COMMANDS);
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#counting.cancel();
    });
    this.#panel = panel;
    return panel;
  }
}
