import type { Glossary } from "../core/concept/glossary.ts";
import { mentionsOf } from "../core/recognition/recognized.ts";
import type { MentionDto } from "../protocol.ts";
import { toRange } from "./convert.ts";
import type { Feature } from "./feature.ts";
import type { OpenDocument } from "./open-document.ts";

export const mentions: Feature = {
  register({ handle, glossaries, settings, document }) {
    handle("tifa/mentions", ({ textDocument }) => {
      const open = document(textDocument.uri);
      if (open === undefined) return null;
      const countWeak = settings()["recognition.weakTerms"] === "full";
      return { version: open.version, mentions: listMentions(open, glossaries.of(open.uri), countWeak) };
    });
  },
};

function listMentions(open: OpenDocument, glossary: Glossary, countWeak: boolean): MentionDto[] {
  const recognized = open.recognized(glossary);
  return mentionsOf(recognized).map((mention) => ({
    range: toRange(open.text, mention),
    text: recognized.text.slice(mention.start, mention.end),
    concept: mention.concept.id,
    rendering: mention.rendering.text,
    language: mention.rendering.language,
    strength: mention.rendering.strength,
    counted: mention.counted || countWeak,
  }));
}
