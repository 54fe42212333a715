import type { Concept } from "../core/concept/concept.ts";
import { nameOf, preferred } from "../core/concept/glossary.ts";
import { documentConcepts as conceptsOf } from "../features/document-concepts.ts";
import { glossaryGroups } from "../features/glossary-groups.ts";
import type { ConceptRow } from "../protocol.ts";
import { toRange } from "./convert.ts";
import { countedMentions } from "./counted.ts";
import type { Feature } from "./feature.ts";

/** Concepts for lists: those of a document, and those of the glossary. */
export const documentConcepts: Feature = {
  register(server) {
    const { handle, document, glossaries } = server;
    handle("tifa/documentConcepts", ({ textDocument }) => {
      const open = document(textDocument.uri);
      if (open === undefined) return null;
      const recognized = open.recognized(glossaries.of(open.uri));
      const concepts = conceptsOf(recognized, countedMentions(server, recognized)).map(
        ({ concept, first, ...facts }) => ({
          ...toRow(concept),
          ...facts,
          first: toRange(open.text, first),
        }),
      );
      return { version: open.version, concepts };
    });
    handle("tifa/glossary", () => {
      const groups = glossaryGroups(glossaries.of().concepts);
      return { groups: groups.map((group) => ({ ...group, concepts: group.concepts.map(toRow) })) };
    });
  },
};

function toRow(concept: Concept): ConceptRow {
  return { concept: concept.id, en: nameOf(concept, "en", "zh-Hans"), zh: preferred(concept, "zh-Hans")?.text ?? "" };
}
