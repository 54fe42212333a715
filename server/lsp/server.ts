import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as l10n from "@vscode/l10n";
import {
  CancellationToken,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { answer, type Log } from "./answer.ts";
import { Bibliographies, isBibliography } from "./bibliographies.ts";
import { bibliographyProblems } from "./bibliography-problems.ts";
import { cite } from "./cite.ts";
import { claims } from "./claims.ts";
import { clientOptions, optionsOf } from "./client-options.ts";
import { codeActions } from "./code-actions.ts";
import { completion } from "./completion.ts";
import { concept } from "./concept.ts";
import { count } from "./count.ts";
import { definition } from "./definition.ts";
import { diagnostics } from "./diagnostics.ts";
import { documentConcepts } from "./document-concepts.ts";
import { documentHighlight } from "./document-highlight.ts";
import { entryPage } from "./entry-page.ts";
import { exchange } from "./exchange/exchange.ts";
import type { Feature, Server } from "./feature.ts";
import { firstUse } from "./first-use.ts";
import { GlossaryDiagnostics, isGlossary } from "./glossaries/glossary-diagnostics.ts";
import { createGlossaries, placesOf } from "./glossaries/own-glossaries.ts";
import { watchGlossaries } from "./glossaries/watch-glossaries.ts";
import { hover } from "./hover.ts";
import { inlayHints } from "./inlay-hints.ts";
import { prepareWorks } from "./keys/known-works.ts";
import { openKnowledge } from "./knowledge.ts";
import { mentions } from "./mentions.ts";
import { nameBibliography } from "./name-bibliography.ts";
import { OpenDocument } from "./open-document.ts";
import { createCiteproc } from "./reference-list/citeproc.ts";
import { referenceList } from "./reference-list/reference-list.ts";
import { references } from "./references.ts";
import { rename } from "./rename.ts";
import { search } from "./search.ts";
import { semanticTokens } from "./semantic-tokens.ts";
import { readSettings, type Settings } from "./settings.ts";
import { sources as sourcesFeature } from "./sources/feature.ts";
import { Sources } from "./sources/sources.ts";
import { symbols } from "./symbols.ts";
import { term } from "./term.ts";
import { trends } from "./trends.ts";

/** Everything that the server offers; a new feature is one more here. */
const features: readonly Feature[] = [
  hover,
  mentions,
  search,
  concept,
  cite,
  nameBibliography,
  referenceList,
  claims,
  term,
  references,
  count,
  trends,
  documentHighlight,
  definition,
  symbols,
  rename,
  semanticTokens,
  inlayHints,
  documentConcepts,
  entryPage,
  exchange,
  completion,
  firstUse,
  diagnostics,
  codeActions,
  bibliographyProblems,
  sourcesFeature,
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
  let initial: InitializeParams = { processId: null, rootUri: null, capabilities: {} };
  let client = clientOptions(initial);
  const bibliographies = new Bibliographies(() => ({ ...client, files: settings["bibliography.files"] }));
  const glossaryDiagnostics = new GlossaryDiagnostics(connection);
  const glossaryChanged = (): void => {
    for (const feature of features) feature.settingsChanged?.(server);
    if (client.ownViews) void connection.sendNotification(GLOSSARY_CHANGED);
  };
  const glossaries = createGlossaries(() => server, glossaryDiagnostics, glossaryChanged, log);

  const sources = new Sources(folder, () => server, log);
  const citeprocFolder = join(folder, "citeproc");

  const server: Server = {
    connection,
    knowledge: openKnowledge(join(folder, "data"), log),
    settings: () => settings,
    client: () => client,
    initial: () => initial,
    documents: () => documents.values(),
    document: (uri) => documents.get(uri),
    bibliographies,
    sources,
    citeproc: createCiteproc({ module: join(citeprocFolder, "process.js") }),
    citeprocFolder,
    glossaries,
    answer: (name, token, work) => answer(name, token, log, work),
    handle: (method, work) => {
      connection.onRequest<unknown, void>(
        method,
        (params, token): Promise<unknown> => answer(method, token, log, () => work(params, token)),
      );
    },
  };
  const capabilities: ServerCapabilities = {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  };
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
  const changeSettings = (section: unknown): void => {
    settings = readSettings(section);
    for (const feature of features) feature.settingsChanged?.(server);
    glossaries.changed();
    logged(watchGlossaries(server, placesOf(server)));
  };
  const refresh = async (): Promise<void> => {
    if (asksForSettings) changeSettings(await connection.workspace.getConfiguration("tifa"));
    else await sources.refresh();
  };
  const watchSettings = async (): Promise<void> => {
    if (initial.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration !== true) return;
    await connection.client.register(DidChangeConfigurationNotification.type, { section: "tifa" });
  };
  const logged = (work: Promise<void>): void => void work.catch((error: unknown) => log(`settings: ${String(error)}`));
  connection.onInitialized(() => {
    logged(refresh());
    logged(watchSettings());
    // While the user looks for a document: its first mentions then come in half the time.
    setImmediate(() => void server.answer("warm-up", CancellationToken.None, server.knowledge.warmUp));
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => !isBibliography("", uri))) glossaries.changed();
    for (const { uri } of changes)
      bibliographies.changedOnDisk(uri).catch((error: unknown) => log(`${uri}: ${String(error)}`));
  });
  connection.onDidChangeConfiguration(({ settings: pushed }) => {
    if (asksForSettings) logged(refresh());
    else if (pushed !== null && typeof pushed === "object" && "tifa" in pushed) changeSettings(pushed.tifa);
  });

  const changed = (uri: string): void => {
    for (const feature of features) feature.changed?.(server, uri);
  };
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    if (isBibliography(languageId, uri)) return bibliographies.open(uri, version, text);
    if (isGlossary(uri)) return glossaryDiagnostics.open(uri, version, text);
    documents.set(uri, new OpenDocument(uri, languageId, version, text));
    // Read ahead, so that the first citation does not wait for it.
    bibliographies
      .of({ uri, languageId, text })
      .then(prepareWorks)
      .catch((error: unknown) => log(`${uri}: ${String(error)}`));
    changed(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    bibliographies.change(uri, version, contentChanges);
    glossaryDiagnostics.change(uri, version, contentChanges);
    documents.get(uri)?.update(contentChanges, version);
    changed(uri);
  });
  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
    if (isGlossary(uri)) glossaries.changed();
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    bibliographies.close(uri);
    glossaryDiagnostics.close(uri);
    documents.delete(uri);
    for (const feature of features) feature.closed?.(uri);
    changed(uri);
  });
  connection.onShutdown(() => sources.close());
  connection.listen();
}

/** Tells a client with views of its own that they show an old glossary. */
const GLOSSARY_CHANGED = "tifa/glossaryChanged";

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
