import { proseKind } from "../core/prose/prose.ts";
import { languageAround } from "../core/text/language.ts";
import { glossText, termText } from "../features/gloss.ts";
import type { Feature } from "./feature.ts";
import { glossOptions } from "./gloss-options.ts";

/** The text of a term for the place where the cursor stands, with or without its gloss. */
export const term: Feature = {
  register({ handle, glossaries, settings, document }) {
    handle("tifa/term", ({ concept: id, textDocument, position, gloss }) => {
      const concept = glossaries.concept(id, textDocument?.uri)?.concept;
      if (concept === undefined) return null;
      const open = textDocument === undefined ? undefined : document(textDocument.uri);
      const text = open?.text.getText() ?? "";
      const offset = open === undefined || position === undefined ? 0 : open.text.offsetAt(position);
      const language = languageAround(text, offset);
      const kind = open === undefined ? "plaintext" : proseKind(open.languageId, open.uri);
      const options = glossOptions(settings(), text, kind);
      const bare = gloss ? undefined : termText(concept, language, options);
      const written = bare ?? glossText(concept, language, options);
      return written === undefined ? null : { text: written };
    });
  },
};
