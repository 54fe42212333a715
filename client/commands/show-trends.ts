import * as vscode from "vscode";
import type { Tools } from "../tools.ts";
import { conceptAtCursor } from "./concept-at-cursor.ts";
import { pickConcept } from "./pick-concept.ts";

/** Concepts as links of the page pass them. */
export interface TrendsArgument {
  readonly concepts?: unknown;
  /** Another is to be picked besides. */
  readonly add?: unknown;
}

/** *Tifa: Show Trends*: how often the workspace mentions concepts, year by year; that at the cursor, else one that is picked. */
export async function showTrends(tools: Tools, argument: TrendsArgument | undefined): Promise<void> {
  const given = conceptsOf(argument);
  const isComplete = given.length > 0 && argument?.add !== true;
  const added = isComplete ? [] : await another(tools, given);
  if (isComplete || added.length > 0) await tools.trends.show([...given, ...added]);
}

/** *Tifa: Export Trends as CSV*. */
export async function exportTrends(tools: Tools, argument: TrendsArgument | undefined): Promise<void> {
  const given = conceptsOf(argument);
  const concepts = given.length > 0 ? given : await another(tools, given);
  if (concepts.length > 0) await tools.trends.export(concepts);
}

/** At most one: the concept at the cursor where none is given yet, else what the user picks. */
async function another({ server }: Tools, given: readonly string[]): Promise<string[]> {
  const atCursor = given.length === 0 ? await conceptAtCursor(server) : undefined;
  if (atCursor !== undefined) return [atCursor];
  const title = vscode.l10n.t("Show the trend of…");
  const picked = await pickConcept(server, { title, value: "", actions: [] });
  return picked === undefined ? [] : [picked.item.hit.concept];
}

/** Arguments come from links: only texts are ids. */
function conceptsOf(argument: TrendsArgument | undefined): string[] {
  const concepts = argument?.concepts;
  return Array.isArray(concepts) ? concepts.filter((id): id is string => typeof id === "string") : [];
}
