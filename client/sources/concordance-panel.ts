import * as vscode from "vscode";
import type { ConcordanceOrderDto } from "../../server/protocol.ts";
import { conceptAtCursor } from "../commands/concept-at-cursor.ts";
import { pickConcept } from "../commands/pick-concept.ts";
import { PagePanel } from "../page.ts";
import { saveCsv } from "../save-file.ts";
import type { ServerClient } from "../server-client.ts";
import { draft } from "./draft.ts";

const ORDERS: readonly string[] = ["best", "year", "source", "before", "after", "rendering"];

export interface ConcordanceArgument {
  readonly concept?: unknown;
  readonly order?: unknown;
}

/** The page of a concordance: one panel, which the next one takes over. */
export class ConcordancePanel implements vscode.Disposable {
  readonly #server: ServerClient;
  readonly #panel: PagePanel;

  constructor(server: ServerClient, extension: vscode.Uri) {
    this.#server = server;
    const linked = ["tifa.concordance", "tifa.exportConcordance", "tifa.openPassage", "tifa.showConcept"];
    this.#panel = new PagePanel({ id: "tifa.concordance", extension, linked, isWide: true });
  }

  /** *Tifa: Show Concordance*: for the concept given, at the cursor, or picked. */
  async show(argument: ConcordanceArgument): Promise<void> {
    const params = await this.#params(argument);
    if (params === undefined) return;
    const page = await this.#server.requestWithProgress(
      "tifa/concordance",
      params,
      vscode.l10n.t("Making the concordance"),
    );
    if (page !== undefined) this.#panel.show(page);
  }

  /** *Tifa: Export Concordance as CSV*: the same rows, where the user says. */
  async export(argument: ConcordanceArgument): Promise<void> {
    const params = await this.#params(argument);
    if (params === undefined) return;
    const made = await this.#server.requestWithProgress(
      "tifa/concordanceCsv",
      params,
      vscode.l10n.t("Making the concordance"),
    );
    if (made !== undefined) await saveCsv(made.name, made.csv);
  }

  dispose(): void {
    this.#panel.dispose();
  }

  async #params({ concept, order }: ConcordanceArgument) {
    const id = typeof concept === "string" ? concept : await this.#ask();
    if (id === undefined) return undefined;
    const document = draft();
    return {
      concept: id,
      ...(typeof order === "string" && ORDERS.includes(order) ? { order: order as ConcordanceOrderDto } : {}),
      ...(document === undefined ? {} : { textDocument: { uri: document.uri.toString() } }),
    };
  }

  async #ask(): Promise<string | undefined> {
    const atCursor = await conceptAtCursor(this.#server);
    if (atCursor !== undefined) return atCursor;
    const title = vscode.l10n.t("Concordance of…");
    const picked = await pickConcept(this.#server, { title, value: "", actions: [] });
    return picked?.item.hit.concept;
  }
}
