import { toRange } from "./convert.ts";
import { entryUri } from "./entry-uri.ts";
import type { Feature } from "./feature.ts";
import { entryOfKeyAt } from "./keys/key-places.ts";
import { findMention } from "./mention-at.ts";

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where a citation key has its entry, and where a term is explained: its entry, in a client that can show one. */
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
        return [{ targetUri: uri, targetRange: START, targetSelectionRange: START, originSelectionRange }];
      }),
    );
  },
};
