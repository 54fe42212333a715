import * as vscode from "vscode";
import { createEntryWriter } from "./bibliography/entry-writer.ts";
import { registerCommands } from "./commands/commands.ts";
import { ConceptPanel } from "./concept-panel.ts";
import { registerEntries } from "./entry-document.ts";
import { createGlossaryFiles } from "./glossary/glossary-files.ts";
import { registerReports } from "./glossary/report-document.ts";
import { registerHighlights } from "./highlights.ts";
import { ReferencesPanel } from "./references-panel.ts";
import { createServerClient } from "./server-client.ts";
import { ConcordancePanel } from "./sources/concordance-panel.ts";
import { registerDrafts } from "./sources/draft.ts";
import { registerSources } from "./sources/source-document.ts";
import { registerSuggestions } from "./suggestions.ts";
import { TrendsPanel } from "./trends-panel.ts";
import { DocumentConcepts } from "./views/document-concepts.ts";
import { GlossaryView } from "./views/glossary.ts";

/** Starts the server when the first document that it reads is open, and registers what the user can do. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("Tifa", { log: true });
  const server = createServerClient(context, log);
  const panel = new ConceptPanel(server, context.extensionUri);
  const concordance = new ConcordancePanel(server, context.extensionUri);
  const references = new ReferencesPanel(context.extensionUri);
  const trends = new TrendsPanel(server, context.extensionUri);
  const glossary = vscode.window.registerTreeDataProvider("tifa.glossary", new GlossaryView(server));
  context.subscriptions.push(
    log,
    server,
    panel,
    references,
    trends,
    concordance,
    glossary,
    new DocumentConcepts(server),
  );
  registerEntries(context, server);
  registerDrafts(context);
  registerSources(context, server);
  registerHighlights(context, server);
  registerSuggestions(context, server);
  const entries = createEntryWriter(context);
  context.subscriptions.push(registerReports());
  const glossaries = createGlossaryFiles(context, vscode.Uri.joinPath(context.globalStorageUri, "glossaries"));
  registerCommands(context, { server, panel, references, trends, concordance, entries, glossaries }, log);
  server.startWhenNeeded();
  // Not awaited: it asks the user.
  entries.offerLost().catch((error: unknown) => log.error(`lost entries: ${String(error)}`));
}
