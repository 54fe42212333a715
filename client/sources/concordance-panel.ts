import * as vscode from "vscode";
import type { ConcordanceOrderDto } from "../../server/protocol.ts";
import { conceptAtCursor } from "../commands/concept-at-cursor.ts";
import { pickConcept } from "../commands/pick-concept.ts";
import type { ServerClient } from "../server-client.ts";
import { draft } from "./draft.ts";

/** What the links of the page may run; their arguments are ids, numbers and an order. */
const LINKED_COMMANDS = ["tifa.concordance", "tifa.exportConcordance", "tifa.openPassage", "tifa.showConcept"];
const ORDERS: readonly string[] = ["best", "year", "source", "before", "after", "rendering"];

export interface ConcordanceArgument {
  readonly concept?: unknown;
  readonly order?: unknown;
}

/** The page of a concordance: one panel, which the next one takes over. Nothing in it is a script. */
export class ConcordancePanel implements vscode.Disposable {
  readonly #server: ServerClient;
  readonly #media: vscode.Uri;
  #panel: vscode.WebviewPanel | undefined;

  constructor(server: ServerClient, extension: vscode.Uri) {
    this.#server = server;
    this.#media = vscode.Uri.joinPath(extension, "media");
  }

  /** *Tifa: Concordance*: for the concept given, at the cursor, or picked. */
  async show(argument: ConcordanceArgument): Promise<void> {
    const params = await this.#params(argument);
    if (params === undefined) return;
    const page = await this.#server.requestWithProgress(
      "tifa/concordance",
      params,
      vscode.l10n.t("Making the concordance"),
    );
    if (page === undefined) return;
    const panel = this.#panel ?? this.#open();
    panel.title = page.title;
    const style = panel.webview.asWebviewUri(vscode.Uri.joinPath(this.#media, "entry.css"));
    panel.webview.html = `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${panel.webview.cspSource}">
<link rel="stylesheet" href="${style.toString()}">
</head>
<body class="wide">${page.body}</body>
</html>`;
    panel.reveal(undefined, false);
  }

  /** *Tifa: Export Concordance*: the same rows as CSV, where the user says. */
  async export(argument: ConcordanceArgument): Promise<void> {
    const params = await this.#params(argument);
    if (params === undefined) return;
    const made = await this.#server.requestWithProgress(
      "tifa/concordanceCsv",
      params,
      vscode.l10n.t("Making the concordance"),
    );
    if (made === undefined) return;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const target = await vscode.window.showSaveDialog({
      filters: { CSV: ["csv"] },
      ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, made.name) }),
    });
    if (target === undefined) return;
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(made.csv));
    vscode.window.setStatusBarMessage(
      `$(check) ${vscode.l10n.t("Written: {0}", vscode.workspace.asRelativePath(target))}`,
      8000,
    );
  }

  dispose(): void {
    this.#panel?.dispose();
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

  #open(): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel("tifa.concordance", "Tifa", vscode.ViewColumn.Active, {
      enableScripts: false,
      enableCommandUris: LINKED_COMMANDS,
      enableFindWidget: true,
      localResourceRoots: [this.#media],
    });
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    this.#panel = panel;
    return panel;
  }
}
