import type { Concept } from "../core/concept/concept.ts";
import type { Mention } from "../core/recognition/mention.ts";
import type { Recognized } from "../core/recognition/recognized.ts";
import { placesOf } from "./places.ts";

/**
 * The first counted mention of each concept, in the order of the text: the first in running text, which front matter,
 * headings and quotations are not, else the very first. For what is shown after every edit; what is written at a first
 * use takes the whole document into account (`first-use/`).
 *
 * @param mentions all of the document
 */
export function firstMentions(document: Recognized, mentions: readonly Mention[]): ReadonlyMap<Concept, Mention> {
  const places = placesOf(document);
  const first = new Map<Concept, Mention>();
  const running = new Set<Concept>();
  mentions.forEach((mention, index) => {
    const { concept, counted } = mention;
    if (!counted || running.has(concept)) return;
    const isRunning = places[index] === "running";
    if (isRunning) running.add(concept);
    if (isRunning || !first.has(concept)) first.set(concept, mention);
  });
  return first;
}
