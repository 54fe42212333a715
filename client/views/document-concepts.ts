import * as vscode from "vscode";
import type { DocumentConceptRow } from "../../server/protocol.ts";
import { toRange } from "../range.ts";
import { activeEditor } from "../selector.ts";
import type { ServerClient } from "../server-client.ts";

/** A document is read again when the user has paused this long (milliseconds). */
const PAUSE = 500;

/** The concepts of the document that the user is in: the view *In This Document*, and their number in the status bar. */
export class DocumentConcepts implements vscode.TreeDataProvider<DocumentConceptRow>, vscode.Disposable {
  readonly #server: ServerClient;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #status = vscode.window.createStatusBarItem("tifa.concepts", vscode.StatusBarAlignment.Right, 90);
  readonly #subscriptions: readonly vscode.Disposable[];
  #rows: readonly DocumentConceptRow[] = [];
  #uri: vscode.Uri | undefined;
  #timer: NodeJS.Timeout | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(server: ServerClient) {
    this.#server = server;
    this.#status.name = vscode.l10n.t("Policy terms of this document");
    this.#status.command = "tifa.documentConcepts.focus";
    this.#subscriptions = [
      this.#changed,
      this.#status,
      vscode.window.registerTreeDataProvider("tifa.documentConcepts", this),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        // A view or a panel has the focus: the document stays the one that the user was in.
        if (editor !== undefined || vscode.window.visibleTextEditors.length === 0) this.#schedule(0);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === activeEditor()?.document) this.#schedule(PAUSE);
      }),
      server.onGlossaryChanged(() => this.#schedule(0)),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("tifa")) this.#schedule(PAUSE);
      }),
    ];
    this.#schedule(0);
  }

  getChildren(row?: DocumentConceptRow): DocumentConceptRow[] {
    return row === undefined ? [...this.#rows] : [];
  }

  /** The row says what, how often, and what is done already; a click goes to the first use. */
  getTreeItem({ concept, en, zh, count, first, glossed, cited }: DocumentConceptRow): vscode.TreeItem {
    const chinese = vscode.env.language.startsWith("zh") && zh !== "";
    const item = new vscode.TreeItem(chinese ? zh : en);
    const facts = [...(glossed ? [vscode.l10n.t("glossed")] : []), ...(cited ? [vscode.l10n.t("cited")] : [])];
    item.id = concept;
    item.description = `${[count, ...facts].join(" · ")}  ${chinese ? en : zh}`;
    item.tooltip = vscode.l10n.t("{0} {1}: go to the first use, line {2}", en, zh, first.start.line + 1);
    item.contextValue = "concept";
    item.iconPath = new vscode.ThemeIcon(glossed && cited ? "pass" : "symbol-key");
    item.accessibilityInformation = {
      label: [`${en} ${zh}`.trim(), vscode.l10n.t("mentions: {0}", count), ...facts].join(", "),
    };
    item.command = {
      title: vscode.l10n.t("Go to the first use"),
      command: "vscode.open",
      arguments: [this.#uri, { selection: toRange(first) }],
    };
    return item;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #schedule(pause: number): void {
    clearTimeout(this.#timer);
    // The server says in its log what went wrong; a list is nothing to interrupt the user for.
    this.#timer = setTimeout(() => void this.#refresh().catch(() => this.#show(undefined, [])), pause);
  }

  async #refresh(): Promise<void> {
    const document = activeEditor()?.document;
    if (document === undefined) return this.#show(undefined, []);
    const textDocument = { uri: document.uri.toString() };
    const result = await this.#server.request("tifa/documentConcepts", { textDocument });
    if (document === activeEditor()?.document) this.#show(document.uri, result?.concepts ?? []);
  }

  #show(uri: vscode.Uri | undefined, rows: readonly DocumentConceptRow[]): void {
    this.#uri = uri;
    this.#rows = rows;
    this.#changed.fire();
    if (uri === undefined) {
      this.#status.hide();
      return;
    }
    const label = vscode.l10n.t("{0} policy terms in this document", rows.length);
    this.#status.text = `$(book) ${rows.length}`;
    this.#status.tooltip = label;
    this.#status.accessibilityInformation = { label };
    this.#status.show();
  }
}
