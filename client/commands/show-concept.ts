import * as vscode from "vscode";
import type { EntryWriter } from "../bibliography/entry-writer.ts";
import { openEntry } from "../entry-document.ts";
import { activeEditor } from "../selector.ts";
import type { ServerClient } from "../server-client.ts";
import { mentionAt } from "./concept-at-cursor.ts";
import { searchGlossary } from "./search-glossary.ts";

/** *Tifa: Show Concept*: the entry of the concept given or at the cursor; without one, the search. */
export async function showConcept(
  server: ServerClient,
  entries: EntryWriter,
  concept: string | undefined,
): Promise<void> {
  const id = concept ?? (await conceptAtCursor(server));
  if (id === undefined) return searchGlossary(server, entries);
  const entry = await server.request("tifa/entry", { id });
  if (entry === null) throw new Error(vscode.l10n.t("The glossary has no concept “{0}”.", id));
  await openEntry(id, entry.title);
}

async function conceptAtCursor(server: ServerClient): Promise<string | undefined> {
  const editor = activeEditor();
  if (editor === undefined) return undefined;
  const mention = await mentionAt(server, editor.document, editor.selection.active);
  return mention?.concept;
}
