import * as vscode from "vscode";

/** A page that the server made: a title and the body. Its links run commands, and nothing else in it is active. */
export interface Page {
  readonly title: string;
  readonly body: string;
}

export interface PagePanelOptions {
  readonly id: string;
  /** The folder of the extension. */
  readonly extension: vscode.Uri;
  /** The commands that links of its pages may run; their arguments are ids, numbers and places. */
  readonly linked: readonly string[];
  /** A wide page takes the place of the document; others stand beside it and leave the keyboard in it. */
  readonly isWide?: boolean;
  /** The user has closed it. */
  readonly closed?: () => void;
}

/** A panel for pages, opened when first needed; each page takes the place of the last. No script runs in it. */
export class PagePanel implements vscode.Disposable {
  readonly #options: PagePanelOptions;
  readonly #media: vscode.Uri;
  #panel: vscode.WebviewPanel | undefined;

  constructor(options: PagePanelOptions) {
    this.#options = options;
    this.#media = vscode.Uri.joinPath(options.extension, "media");
  }

  /** Puts a page into the panel; one that is hidden stays so. */
  put({ title, body }: Page): void {
    const panel = this.#panel ?? this.#open();
    const { cspSource } = panel.webview;
    const style = panel.webview.asWebviewUri(vscode.Uri.joinPath(this.#media, "entry.css"));
    panel.title = title;
    panel.webview.html = `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${cspSource}">
<link rel="stylesheet" href="${style.toString()}">
</head>
<body${this.#options.isWide === true ? ' class="wide"' : ""}>${body}</body>
</html>`;
  }

  /** Puts a page into the panel and the panel in front. */
  show(page: Page): void {
    this.put(page);
    this.#panel?.reveal(undefined, this.#options.isWide !== true);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #open(): vscode.WebviewPanel {
    const { id, linked, isWide, closed } = this.#options;
    const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel(id, "Tifa", isWide === true ? vscode.ViewColumn.Active : beside, {
      enableScripts: false,
      enableCommandUris: linked,
      enableFindWidget: true,
      localResourceRoots: [this.#media],
    });
    panel.onDidDispose(() => {
      this.#panel = undefined;
      closed?.();
    });
    this.#panel = panel;
    return panel;
  }
}
