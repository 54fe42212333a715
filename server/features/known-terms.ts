import type { Concept } from "../core/concept/concept.ts";
import type { Glossary } from "../core/concept/glossary.ts";
import { mentionsOf, recognize, sameWording } from "../core/recognition/recognized.ts";

/** The concepts that have a wording already, in any spelling of it. */
export function conceptsWith(glossary: Glossary, wording: string): readonly Concept[] {
  const text = wording.trim();
  const recognized = recognize(text, "plaintext", glossary);
  const mention = mentionsOf(recognized).find(({ start, end }) => start === 0 && end === text.length);
  if (mention === undefined) return [];
  return [...new Set([mention.concept, ...sameWording(recognized, mention).map(({ concept }) => concept)])];
}
