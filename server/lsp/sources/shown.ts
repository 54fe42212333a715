import { describeLocator } from "../../core/citation/locator.ts";
import type { ShownPassage } from "../../features/sources/shown-passage.ts";
import { snippetOf } from "../../features/sources/snippet.ts";
import type { FoundPassage } from "../../index/messages.ts";
import type { Server } from "../feature.ts";
import type { OpenDocument } from "../open-document.ts";
import { SourceNames } from "./described.ts";

/** A hover is shown without passages rather than late (milliseconds). */
const PATIENCE = 60;

export interface ShownOptions {
  readonly limit: number;
  /** How much of each is shown, in letters. */
  readonly length: number;
  readonly patience?: number;
  readonly open?: OpenDocument | undefined;
}

/** The best passages on a concept from the user's sources; none where they do not come in time. */
export async function shownPassages(
  server: Server,
  concept: string,
  { limit, length, patience = PATIENCE, open }: ShownOptions,
): Promise<readonly ShownPassage[]> {
  const found = await server.sources.best(concept, limit, patience);
  if (found.length === 0) return [];
  const names = new SourceNames(server, open);
  return Promise.all(found.map((passage) => toShown(server, names, passage, length)));
}

async function toShown(server: Server, names: SourceNames, found: FoundPassage, length: number): Promise<ShownPassage> {
  const { label } = await names.get(found.source);
  const locator = describeLocator(found.locator, server.client().interfaceLanguage);
  const place = locator === "" ? label : `${label}, ${locator}`;
  return { passage: found.id, snippet: snippetOf(found.text, found.hits, length), place };
}
