import * as vscode from "vscode";
import { openEntry } from "../entry-document.ts";
import type { ServerClient } from "../server-client.ts";
import type { Tools } from "../tools.ts";
import { conceptAtCursor } from "./concept-at-cursor.ts";
import { searchGlossary } from "./search-glossary.ts";

/** *Tifa: Show Concept*: the entry of the concept given or at the cursor; without one, the search. */
export async function showConcept(tools: Tools, concept: string | undefined): Promise<void> {
  const id = concept ?? (await conceptAtCursor(tools.server));
  await (id === undefined ? searchGlossary(tools) : tools.panel.show(id));
}

/** *Tifa: Show Concept as Text*: the same as a document, to be searched and copied. */
export async function showConceptAsText(server: ServerClient, concept: string | undefined): Promise<void> {
  const id = concept ?? (await conceptAtCursor(server));
  if (id === undefined) throw new Error(vscode.l10n.t("No term of the glossary stands at the cursor."));
  const entry = await server.request("tifa/entry", { id });
  if (entry?.uri !== undefined) await openEntry(entry.uri);
}
