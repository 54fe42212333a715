import * as vscode from "vscode";
import { PagePanel } from "./page.ts";
import { saveCsv } from "./save-file.ts";
import type { ServerClient } from "./server-client.ts";

/** The page of trends: one panel, which the next count takes over. */
export class TrendsPanel implements vscode.Disposable {
  readonly #server: ServerClient;
  readonly #panel: PagePanel;

  constructor(server: ServerClient, extension: vscode.Uri) {
    this.#server = server;
    const linked = ["tifa.showTrends", "tifa.exportTrends", "tifa.showConcept"];
    this.#panel = new PagePanel({ id: "tifa.trends", extension, linked });
  }

  /** Counts and shows; nothing where the user cancelled. */
  async show(concepts: readonly string[]): Promise<void> {
    const page = await this.#count(concepts);
    if (page !== undefined) this.#panel.show(page);
  }

  /** Counts and writes the table to a file that the user names. */
  async export(concepts: readonly string[]): Promise<void> {
    const counted = await this.#count(concepts);
    if (counted !== undefined) await saveCsv("trends.csv", counted.csv);
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #count(concepts: readonly string[]) {
    return this.#server.requestWithProgress("tifa/trends", { concepts }, vscode.l10n.t("Counting terms"));
  }
}
