import * as l10n from "@vscode/l10n";
import type { WorkDoneProgressServerReporter } from "vscode-languageserver";
import type { IndexState } from "../../index/messages.ts";
import type { Server } from "../feature.ts";

/** What is done sooner needs no progress (milliseconds). */
const NOTICEABLE = 700;

/** Tells how far the index is, for as long as it works; `cancel` is what the user can do. */
export class IndexProgress {
  readonly #server: () => Server;
  readonly #cancel: () => void;
  #shown: Promise<WorkDoneProgressServerReporter | undefined> | undefined;
  #noticed: NodeJS.Timeout | undefined;

  constructor(server: () => Server, cancel: () => void) {
    this.#server = server;
    this.#cancel = cancel;
  }

  tell({ isWorking, done, of }: IndexState): void {
    if (!isWorking) {
      this.#end();
      return;
    }
    this.#noticed ??= setTimeout(() => {
      this.#shown ??= this.#begin();
    }, NOTICEABLE).unref();
    void this.#shown?.then((shown) => shown?.report(of === 0 ? 0 : Math.floor((100 * done) / of), `${done} / ${of}`));
  }

  async #begin(): Promise<WorkDoneProgressServerReporter | undefined> {
    const { connection, initial } = this.#server();
    if (initial().capabilities.window?.workDoneProgress !== true) return undefined;
    try {
      const progress = await connection.window.createWorkDoneProgress();
      progress.begin(l10n.t("Reading your sources"), 0, undefined, true);
      progress.token.onCancellationRequested(this.#cancel);
      return progress;
    } catch {
      // A client that gives no progress after all only shows none.
      return undefined;
    }
  }

  #end(): void {
    clearTimeout(this.#noticed);
    this.#noticed = undefined;
    void this.#shown?.then((shown) => shown?.done());
    this.#shown = undefined;
  }
}
