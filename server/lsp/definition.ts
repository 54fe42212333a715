import type { Locator } from "../core/citation/locator.ts";
import type { SourcePlace } from "../protocol.ts";
import { toRange } from "./convert.ts";
import { entryUri } from "./entry-uri.ts";
import type { Feature, Server } from "./feature.ts";
import { entryOfKeyAt } from "./keys/key-places.ts";
import { findMention } from "./mention-at.ts";
import { paperCopy } from "./sources/paper.ts";
import { sourcePlace } from "./sources/places.ts";

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/**
 * Where a citation key has its entry, and where a term is explained: its entry, in a client that can show one, and the place of
 * the paper in the user's copy.
 */
export const definition: Feature = {
  capabilities: { definitionProvider: true },

  register(server) {
    const { connection, answer, client, initial } = server;
    connection.onDefinition(({ textDocument, position }, token) =>
      answer("definition", token, async () => {
        const entry = await entryOfKeyAt(server, textDocument.uri, position);
        if (entry !== undefined) return entry;
        const found = findMention(server, textDocument, position);
        const uri = found === undefined ? undefined : entryUri(found.mention.concept, client());
        if (found === undefined || uri === undefined) return null;
        if (initial().capabilities.textDocument?.definition?.linkSupport !== true) return { uri, range: START };
        const originSelectionRange = toRange(found.open.text, found.mention);
        const ofEntry = { targetUri: uri, targetRange: START, targetSelectionRange: START, originSelectionRange };
        const place = await placeInPaper(server, found.mention.concept.at);
        if (place === null) return [ofEntry];
        const { uri: targetUri, range } = place;
        return [ofEntry, { targetUri, targetRange: range, targetSelectionRange: range, originSelectionRange }];
      }),
    );
  },
};

/** Null where the user has no copy, or it does not have the place. */
async function placeInPaper(server: Server, locator: Locator | undefined): Promise<SourcePlace | null> {
  if (locator === undefined || (await paperCopy(server))?.at(locator) === undefined) return null;
  return sourcePlace(server, { locator });
}
