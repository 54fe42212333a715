import { inlayHints as hintsIn } from "../features/inlay-hints.ts";
import type { Feature } from "./feature.ts";

/** The other language of a term, or its pinyin, for readers. */
export const inlayHints: Feature = {
  capabilities: { inlayHintProvider: true },

  register({ connection, answer, document, settings, client, knowledge }) {
    connection.languages.inlayHint.on(({ textDocument, range }, token) =>
      answer("inlayHint", token, () => {
        const open = document(textDocument.uri);
        const mode = settings().inlayHints;
        if (open === undefined || mode === "off") return null;
        const span = { start: open.text.offsetAt(range.start), end: open.text.offsetAt(range.end) };
        const hints = hintsIn(open.recognized(knowledge.glossary), mode, span, client().interfaceLanguage);
        return hints.map(({ offset, label, tooltip }) => ({
          position: open.text.positionAt(offset),
          label,
          tooltip,
          paddingLeft: true,
        }));
      }),
    );
  },
};
