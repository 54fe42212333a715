import { toRange } from "./convert.ts";
import type { Feature } from "./feature.ts";
import { findMention, mentionsLike } from "./mention-at.ts";

/** The other mentions of the concept at the cursor, in every rendering. */
export const documentHighlight: Feature = {
  capabilities: { documentHighlightProvider: true },

  register(server) {
    server.connection.onDocumentHighlight(({ textDocument, position }, token) =>
      server.answer("documentHighlight", token, () => {
        const found = findMention(server, textDocument, position);
        if (found === undefined) return null;
        const countWeak = server.settings()["recognition.weakTerms"] === "full";
        return mentionsLike(found, countWeak).map((mention) => ({ range: toRange(found.open.text, mention) }));
      }),
    );
  },
};
