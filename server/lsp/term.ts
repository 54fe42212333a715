import { languageAround, scriptOf } from "../core/text/language.ts";
import { glossText, termText } from "../features/gloss.ts";
import type { Feature } from "./feature.ts";

/** The text of a term for the place where the cursor stands, with or without its gloss. */
export const term: Feature = {
  register({ handle, knowledge, settings, document }) {
    handle("tifa/term", ({ concept: id, textDocument, position, gloss }) => {
      const concept = knowledge.glossary.byId.get(id);
      if (concept === undefined) return null;
      const open = textDocument === undefined ? undefined : document(textDocument.uri);
      const text = open?.text.getText() ?? "";
      const offset = open === undefined || position === undefined ? 0 : open.text.offsetAt(position);
      const language = languageAround(text, offset);
      const { script: wanted, ...set } = settings();
      const script = wanted === "auto" ? scriptOf(text) : wanted;
      const templates = { en: set["gloss.template.en"], zh: set["gloss.template.zh"] };
      const bare = gloss ? undefined : termText(concept, language, script);
      const written = bare ?? glossText(concept, language, { script, templates });
      return written === undefined ? null : { text: written };
    });
  },
};
