import { describeLocator } from "../core/citation/locator.ts";
import { inLanguage, nameOf, preferred } from "../core/concept/glossary.ts";
import { firstSentence } from "../core/text/sentence.ts";
import type { InterfaceLanguage } from "../features/labels.ts";
import { type Hit, searchGlossary } from "../features/search.ts";
import type { SearchHit } from "../protocol.ts";
import type { Feature } from "./feature.ts";

/** A picker shows a few dozen rows at most; a client may ask for more. */
const DEFAULT_LIMIT = 50;

export const search: Feature = {
  register({ handle, glossaries, client }) {
    handle("tifa/search", async ({ query, limit, textDocument }) => {
      const { index, preparing } = await glossaries.search(textDocument?.uri);
      const all = query.trim() === "" ? index.concepts.length : DEFAULT_LIMIT;
      const hits = searchGlossary(index, query, limit ?? all);
      return {
        hits: hits.map((hit) => toDto(hit, client().interfaceLanguage)),
        ...(preparing ? { preparing } : {}),
      };
    });
  },
};

function toDto({ concept, score }: Hit, language: InterfaceLanguage): SearchHit {
  const chinese = preferred(concept, "zh-Hans");
  return {
    concept: concept.id,
    zh: chinese?.text ?? "",
    en: nameOf(concept, "en", "zh-Hans"),
    pinyin: chinese?.pinyin ?? "",
    summary: firstSentence(inLanguage(concept.definition, language)),
    ...(concept.origin === undefined ? {} : { file: concept.origin.file.name }),
    ...(concept.at === undefined ? {} : { locator: describeLocator(concept.at, language) }),
    score,
  };
}
