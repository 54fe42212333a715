import { toRange } from "./convert.ts";
import { countedMentions } from "./counted.ts";
import type { Feature } from "./feature.ts";
import { findMention } from "./mention-at.ts";

/** All mentions of the concept at the cursor; those that do not count only where the one at the cursor does not. */
export const documentHighlight: Feature = {
  capabilities: { documentHighlightProvider: true },

  register(server) {
    server.connection.onDocumentHighlight(({ textDocument, position }, token) =>
      server.answer("documentHighlight", token, () => {
        const found = findMention(server, textDocument, position);
        if (found === undefined) return null;
        const { open, recognized, mention } = found;
        return countedMentions(server, recognized)
          .filter(({ concept, counted }) => concept === mention.concept && (counted || !mention.counted))
          .map((other) => ({ range: toRange(open.text, other) }));
      }),
    );
  },
};
