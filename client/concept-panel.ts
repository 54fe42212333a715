import * as vscode from "vscode";
import { PagePanel } from "./page.ts";
import type { ServerClient } from "./server-client.ts";

/** What the links of an entry may run. */
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

/** The page of an entry: one panel beside the editor, which the next entry takes over. */
export class ConceptPanel implements vscode.Disposable {
  readonly #server: ServerClient;
  readonly #panel: PagePanel;
  #counting = new vscode.CancellationTokenSource();

  constructor(server: ServerClient, extension: vscode.Uri) {
    this.#server = server;
    const closed = (): void => this.#counting.cancel();
    this.#panel = new PagePanel({ id: "tifa.concept", extension, linked: LINKED_COMMANDS, closed });
  }

  /** Shows an entry at once, and where the workspace mentions it as soon as that is known. */
  async show(id: string): Promise<void> {
    this.#counting.cancel();
    this.#counting = new vscode.CancellationTokenSource();
    const { token } = this.#counting;
    const entry = await this.#server.request("tifa/entryPage", { id, mentions: false });
    if (token.isCancellationRequested) return;
    this.#panel.show(entry);
    try {
      const counted = await this.#server.request("tifa/entryPage", { id, mentions: true }, token);
      if (!token.isCancellationRequested) this.#panel.put(counted);
    } catch (error) {
      // Another entry was opened, or the panel closed: nobody waits for this one.
      if (!token.isCancellationRequested) throw error;
    }
  }

  dispose(): void {
    this.#counting.cancel();
    this.#panel.dispose();
  }
}
