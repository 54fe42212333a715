import * as vscode from "vscode";
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
  WorkDoneProgress,
} from "vscode-languageclient/node";
import { ENTRY_SCHEME, SOURCE_SCHEME } from "./schemes.ts";
import { BIBLIOGRAPHY, GLOSSARIES, LANGUAGES } from "./selector.ts";
import type { Suggesting } from "./server-client.ts";

/** How a server learns that a writer who only goes on typing sees what it answers. */
const GOES_ON = vscode.CompletionTriggerKind.TriggerForIncompleteCompletions;

/** Commands that a hover or an entry may run by a link. */
const LINKED_COMMANDS = [
  "tifa.showConcept",
  "tifa.insertCitation",
  "tifa.insertQuotation",
  "tifa.findMentions",
  "tifa.openPassage",
];

/** The client of the server in `dist/`, not started yet. */
export function createLanguageClient(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  suggesting: Suggesting,
): LanguageClient {
  return new LanguageClient("tifa", "Tifa", serverOptions(context), clientOptions(context, log, suggesting));
}

/** Shows the progress of a request; undefined where the user cancelled it. */
export async function withProgress<T>(
  client: LanguageClient,
  title: string,
  send: (workDoneToken: string, token: vscode.CancellationToken) => Promise<T>,
): Promise<T | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, cancellable: true, title };
  return vscode.window.withProgress(options, async (progress, token) => {
    const workDoneToken = `tifa-${crypto.randomUUID()}`;
    let last = 0;
    const subscription = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
      if (value.kind !== "report") return;
      const percentage = value.percentage ?? last;
      progress.report({ message: value.message ?? "", increment: percentage - last });
      last = percentage;
    });
    try {
      return await send(workDoneToken, token);
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      throw error;
    } finally {
      subscription.dispose();
    }
  });
}

/** Node's own channel rather than standard input and output: a framing error there makes a server deaf, not dead. */
function serverOptions(context: vscode.ExtensionContext): ServerOptions {
  const module = context.asAbsolutePath("dist/server.js");
  return {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ["--nolazy", "--inspect=6009"] } },
  };
}

function clientOptions(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  suggesting: Suggesting,
): LanguageClientOptions {
  return {
    documentSelector: [
      ...[...LANGUAGES, BIBLIOGRAPHY].map((language) => ({ language })),
      { scheme: "file", pattern: GLOSSARIES },
    ],
    outputChannel: log,
    // Asked again at each start: trust can be given later.
    initializationOptions: () => ({
      commandLinks: true,
      ownViews: true,
      entryScheme: ENTRY_SCHEME,
      sourceScheme: SOURCE_SCHEME,
      storage: context.globalStorageUri.fsPath,
      isTrusted: vscode.workspace.isTrusted,
      glossaryFolder: vscode.Uri.joinPath(context.globalStorageUri, "glossaries").fsPath,
    }),
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/*.bib") },
    middleware: {
      provideCompletionItem(document, position, completion, token, next) {
        suggesting.asked.set(document, document.version);
        const context = suggesting.unasked ? { ...completion, triggerKind: GOES_ON } : completion;
        suggesting.unasked = false;
        return next(document, position, context, token);
      },
      async provideHover(document, position, token, next) {
        const hover = await next(document, position, token);
        hover?.contents.forEach(trustOwnCommands);
        return hover;
      },
    },
  };
}

/** Hover text comes from glossaries: nothing in it may run but Tifa's own commands. */
function trustOwnCommands(content: vscode.MarkdownString | vscode.MarkedString): void {
  if (!(content instanceof vscode.MarkdownString)) return;
  content.isTrusted = { enabledCommands: LINKED_COMMANDS };
  content.supportHtml = false;
}
