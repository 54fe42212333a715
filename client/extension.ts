import * as vscode from "vscode";
import { createEntryWriter } from "./bibliography/entry-writer.ts";
import { registerCommands } from "./commands/commands.ts";
import { registerEntries } from "./entry-document.ts";
import { createServerClient } from "./server-client.ts";

/** Starts the server when the first document that it reads is open, and registers what the user can do. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("Tifa", { log: true });
  const server = createServerClient(context, log);
  context.subscriptions.push(log, server);
  registerEntries(context, server);
  const entries = createEntryWriter(context);
  registerCommands(context, server, entries, log);
  server.startWhenNeeded();
  // Not awaited: it asks the user.
  entries.offerLost().catch((error: unknown) => log.error(`lost entries: ${String(error)}`));
}
