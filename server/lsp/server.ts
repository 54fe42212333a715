import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as l10n from "@vscode/l10n";
import {
  CancellationToken,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { answer, type Log } from "./answer.ts";
import { cite } from "./cite.ts";
import { codeActions } from "./code-actions.ts";
import { concept } from "./concept.ts";
import { count } from "./count.ts";
import { definition } from "./definition.ts";
import { diagnostics } from "./diagnostics.ts";
import { documentConcepts } from "./document-concepts.ts";
import { documentHighlight } from "./document-highlight.ts";
import { entryPage } from "./entry-page.ts";
import type { ClientOptions, Feature, Server } from "./feature.ts";
import { hover } from "./hover.ts";
import { inlayHints } from "./inlay-hints.ts";
import { openKnowledge } from "./knowledge.ts";
import { mentions } from "./mentions.ts";
import { OpenDocument } from "./open-document.ts";
import { references } from "./references.ts";
import { rename } from "./rename.ts";
import { search } from "./search.ts";
import { semanticTokens } from "./semantic-tokens.ts";
import { readSettings, type Settings } from "./settings.ts";
import { symbols } from "./symbols.ts";
import { term } from "./term.ts";

/** Everything that the server offers; a new feature is one more here. */
const features: readonly Feature[] = [
  hover,
  mentions,
  search,
  concept,
  cite,
  term,
  references,
  count,
  documentHighlight,
  definition,
  symbols,
  rename,
  semanticTokens,
  inlayHints,
  documentConcepts,
  entryPage,
  diagnostics,
  codeActions,
];

/**
 * Serves one client over `connection`.
 *
 * @param folder where the compiled data and the translations are: `dist/`
 */
export function serve(connection: Connection, folder: string): void {
  const log: Log = (message) => connection.console.error(message);
  const documents = new Map<string, OpenDocument>();
  let settings: Settings = readSettings(undefined);
  let client: ClientOptions = { commandLinks: false, interfaceLanguage: "en", ownViews: false };
  let initial: InitializeParams = { processId: null, rootUri: null, capabilities: {} };

  const server: Server = {
    connection,
    knowledge: openKnowledge(join(folder, "data"), log),
    settings: () => settings,
    client: () => client,
    initial: () => initial,
    documents: () => documents.values(),
    document: (uri) => documents.get(uri),
    answer: (name, token, work) => answer(name, token, log, work),
    handle: (method, work) => {
      connection.onRequest<unknown, void>(
        method,
        (params, token): Promise<unknown> => answer(method, token, log, () => work(params, token)),
      );
    },
  };
  const capabilities: ServerCapabilities = { textDocumentSync: TextDocumentSyncKind.Incremental };
  for (const feature of features) {
    feature.register(server);
    Object.assign(capabilities, feature.capabilities);
  }

  let asksForSettings = false;
  connection.onInitialize((params): InitializeResult => {
    initial = params;
    client = clientOptions(params);
    settings = readSettings(optionsOf(params).settings);
    asksForSettings = params.capabilities.workspace?.configuration === true;
    translate(params.locale, folder, log);
    const more = client.ownViews ? [] : features.map(({ withoutOwnViews }) => withoutOwnViews);
    return { capabilities: Object.assign({}, capabilities, ...more), serverInfo: { name: "Tifa" } };
  });
  const refresh = async (): Promise<void> => {
    if (asksForSettings) settings = readSettings(await connection.workspace.getConfiguration("tifa"));
    for (const feature of features) feature.configured?.(server);
  };
  connection.onInitialized(() => {
    void refresh().catch((error: unknown) => log(`settings: ${String(error)}`));
    // While the user looks for a document: its first mentions then come in half the time.
    setImmediate(() => void server.answer("warm-up", CancellationToken.None, server.knowledge.warmUp));
  });
  connection.onDidChangeConfiguration(({ settings: pushed }) => {
    if (!asksForSettings && pushed !== null && typeof pushed === "object" && "tifa" in pushed)
      settings = readSettings(pushed.tifa);
    void refresh().catch((error: unknown) => log(`settings: ${String(error)}`));
  });

  const changed = (uri: string): void => {
    for (const feature of features) feature.changed?.(server, uri);
  };
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    documents.set(uri, new OpenDocument(uri, languageId, version, text));
    changed(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    documents.get(uri)?.update(contentChanges, version);
    changed(uri);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    documents.delete(uri);
    for (const feature of features) feature.closed?.(uri);
    changed(uri);
  });
  connection.listen();
}

/** The client's `initializationOptions`, whatever they are. */
function optionsOf(params: InitializeParams): Readonly<Record<string, unknown>> {
  const options: unknown = params.initializationOptions;
  return typeof options === "object" && options !== null ? (options as Readonly<Record<string, unknown>>) : {};
}

function clientOptions(params: InitializeParams): ClientOptions {
  const { commandLinks, entryScheme, ownViews } = optionsOf(params);
  return {
    commandLinks: commandLinks === true,
    ownViews: ownViews === true,
    ...(typeof entryScheme === "string" ? { entryScheme } : {}),
    interfaceLanguage: params.locale?.toLowerCase().startsWith("zh") === true ? "zh" : "en",
  };
}

/** Loads the interface's translations; English where there are none. */
function translate(locale: string | undefined, folder: string, log: Log): void {
  if (locale?.toLowerCase().startsWith("zh") !== true) return;
  const file = join(folder, "l10n", "bundle.l10n.zh-cn.json");
  try {
    l10n.config({ contents: readFileSync(file, "utf8") });
  } catch (error) {
    log(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
