import type { Mention } from "../core/recognition/mention.ts";
import { mentionsOf, type Recognized } from "../core/recognition/recognized.ts";
import type { Server } from "./feature.ts";

const allCounted = new WeakMap<Recognized, readonly Mention[]>();

/** The mentions of a document as the user wants them counted: a weak wording for itself, or only with support. */
export function countedMentions({ settings }: Server, recognized: Recognized): readonly Mention[] {
  const mentions = mentionsOf(recognized);
  if (settings()["recognition.weakTerms"] !== "full") return mentions;
  let all = allCounted.get(recognized);
  if (all === undefined) {
    all = mentions.map((mention) => (mention.counted ? mention : { ...mention, counted: true }));
    allCounted.set(recognized, all);
  }
  return all;
}
