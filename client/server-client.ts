import * as vscode from "vscode";
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from "vscode-languageclient/node";
import type { Requests } from "../server/protocol.ts";
import { isRead, LANGUAGES } from "./selector.ts";

/** Commands that a hover or an entry may run by a link. */
const LINKED_COMMANDS = ["tifa.showConcept", "tifa.insertCitation", "tifa.insertQuotation", "tifa.findMentions"];

/** The language server as the commands see it. */
export interface ServerClient extends vscode.Disposable {
  /** Starts the server at once if a document that it reads is open, else when one is opened. */
  startWhenNeeded(): void;
  restart(): Promise<void>;
  /** Starts the server if need be. Rejects with a message for the user where the server could not answer. */
  request<Method extends keyof Requests>(
    method: Method,
    params: Requests[Method]["params"],
    token?: vscode.CancellationToken,
  ): Promise<Requests[Method]["result"]>;
}

export function createServerClient(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): ServerClient {
  const client = new LanguageClient("tifa", "Tifa", serverOptions(context), clientOptions(log));
  let started: Promise<void> | undefined;
  const start = (): Promise<void> => {
    started ??= client.start().catch((error: unknown) => {
      started = undefined;
      log.error(`the language server did not start: ${String(error)}`);
      throw error;
    });
    return started;
  };
  const subscriptions: vscode.Disposable[] = [];

  return {
    startWhenNeeded() {
      const startFor = (document: vscode.TextDocument): void => {
        // A failed start is in the log, and each command that needs the server says so.
        if (isRead(document)) void start().catch(() => undefined);
      };
      subscriptions.push(vscode.workspace.onDidOpenTextDocument(startFor));
      vscode.workspace.textDocuments.forEach(startFor);
    },
    async restart() {
      if (started === undefined) await start();
      else await client.restart();
    },
    async request(method, params, token) {
      await start();
      // An undefined token would be sent as one more parameter.
      return token === undefined ? client.sendRequest(method, params) : client.sendRequest(method, params, token);
    },
    async dispose() {
      for (const subscription of subscriptions) subscription.dispose();
      await client.dispose();
    },
  };
}

/** Node's own channel rather than standard input and output: a framing error there makes a server deaf, not dead. */
function serverOptions(context: vscode.ExtensionContext): ServerOptions {
  const module = context.asAbsolutePath("dist/server.js");
  return {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ["--nolazy", "--inspect=6009"] } },
  };
}

function clientOptions(log: vscode.LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: LANGUAGES.map((language) => ({ language })),
    outputChannel: log,
    diagnosticPullOptions: { onChange: true },
    initializationOptions: { commandLinks: true },
    middleware: {
      async provideHover(document, position, token, next) {
        const hover = await next(document, position, token);
        hover?.contents.forEach(trustOwnCommands);
        return hover;
      },
    },
  };
}

/** Hover text comes from glossaries: nothing in it may run but Tifa's own commands. */
export function trustOwnCommands(content: vscode.MarkdownString | vscode.MarkedString): void {
  if (!(content instanceof vscode.MarkdownString)) return;
  content.isTrusted = { enabledCommands: LINKED_COMMANDS };
  content.supportHtml = false;
}
