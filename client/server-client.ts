import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { Requests } from "../server/protocol.ts";
import { BIBLIOGRAPHY, isGlossary, isRead } from "./selector.ts";

/** What passes between the editor and the server when suggestions are asked for. */
export interface Suggesting {
  /** The version of each document for which the editor last asked. */
  readonly asked: WeakMap<vscode.TextDocument, number>;
  /** The next time that the editor asks it is our doing, not the writer's. */
  unasked: boolean;
}

/** The language server as the commands see it. */
export interface ServerClient extends vscode.Disposable {
  /** Starts the server at once if a document that it reads is open, else when one is opened. */
  startWhenNeeded(): void;
  restart(): Promise<void>;
  readonly suggesting: Suggesting;
  /** Documents have another glossary now: a file of the user's was read. */
  readonly onGlossaryChanged: vscode.Event<void>;
  /** Starts the server if need be. Rejects with a message for the user where the server could not answer. */
  request<Method extends keyof Requests>(
    method: Method,
    params: Requests[Method]["params"],
    token?: vscode.CancellationToken,
  ): Promise<Requests[Method]["result"]>;
  /** As `request`, for what may take long: with progress that the user can cancel. Undefined where they did. */
  requestWithProgress<Method extends keyof Requests>(
    method: Method,
    params: Requests[Method]["params"],
    title: string,
  ): Promise<Requests[Method]["result"] | undefined>;
}

export function createServerClient(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): ServerClient {
  let started: Promise<LanguageClient> | undefined;
  const suggesting: Suggesting = { asked: new WeakMap(), unasked: false };
  const glossaryChanged = new vscode.EventEmitter<void>();
  const start = (): Promise<LanguageClient> => {
    started ??= startClient(context, log, suggesting, glossaryChanged).catch((error: unknown) => {
      started = undefined;
      log.error(`the language server did not start: ${String(error)}`);
      throw error;
    });
    return started;
  };
  const subscriptions: vscode.Disposable[] = [glossaryChanged];

  return {
    suggesting,
    onGlossaryChanged: glossaryChanged.event,
    startWhenNeeded() {
      const startFor = (document: vscode.TextDocument): void => {
        // A failed start is in the log, and each command that needs the server says so.
        if (isRead(document) || document.languageId === BIBLIOGRAPHY || isGlossary(document))
          void start().catch(() => undefined);
      };
      subscriptions.push(vscode.workspace.onDidOpenTextDocument(startFor));
      subscriptions.push(
        vscode.workspace.onDidGrantWorkspaceTrust(() => {
          started?.then((client) => client.restart()).catch((error: unknown) => log.error(String(error)));
        }),
      );
      vscode.workspace.textDocuments.forEach(startFor);
    },
    async restart() {
      if (started === undefined) await start();
      else await (await started).restart();
    },
    async request(method, params, token) {
      const client = await start();
      // An undefined token would be sent as one more parameter.
      return token === undefined ? client.sendRequest(method, params) : client.sendRequest(method, params, token);
    },
    async requestWithProgress(method, params, title) {
      const client = await start();
      const { withProgress } = await import("./language-client.ts");
      return withProgress(client, title, (workDoneToken, token) =>
        client.sendRequest(method, { ...params, workDoneToken }, token),
      );
    },
    async dispose() {
      for (const subscription of subscriptions) subscription.dispose();
      await (await started)?.dispose();
    },
  };
}

/** The library is loaded only now: the window does not wait for it. */
async function startClient(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  suggesting: Suggesting,
  glossaryChanged: vscode.EventEmitter<void>,
): Promise<LanguageClient> {
  const { createLanguageClient } = await import("./language-client.ts");
  const client = createLanguageClient(context, log, suggesting);
  client.onNotification("tifa/glossaryChanged", () => glossaryChanged.fire());
  await client.start();
  return client;
}
