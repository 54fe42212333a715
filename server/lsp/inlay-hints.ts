import { inlayHints as hintsIn } from "../features/inlay-hints.ts";
import { countedMentions } from "./counted.ts";
import type { Feature } from "./feature.ts";

/** The other language of a term, or its pinyin, for readers. */
export const inlayHints: Feature = {
  capabilities: { inlayHintProvider: true },

  register(server) {
    const { connection, answer, document, settings, client, glossaries } = server;
    connection.languages.inlayHint.on(({ textDocument, range }, token) =>
      answer("inlayHint", token, () => {
        const open = document(textDocument.uri);
        const mode = settings().inlayHints;
        if (open === undefined || mode === "off") return null;
        const span = { start: open.text.offsetAt(range.start), end: open.text.offsetAt(range.end) };
        const recognized = open.recognized(glossaries.of(open.uri));
        const hints = hintsIn(recognized, countedMentions(server, recognized), mode, span, client().interfaceLanguage);
        return hints.map(({ offset, label, tooltip }) => ({
          position: open.text.positionAt(offset),
          label,
          tooltip,
          paddingLeft: true,
        }));
      }),
    );
  },

  settingsChanged({ connection, initial }) {
    if (initial().capabilities.workspace?.inlayHint?.refreshSupport !== true) return;
    // A client that cannot refresh now asks again when the user goes on.
    connection.languages.inlayHint.refresh().catch(() => undefined);
  },
};
