import type { Concept } from "../../core/concept/concept.ts";
import type { Mention } from "../../core/recognition/mention.ts";
import { mentionsOf, type Recognized } from "../../core/recognition/recognized.ts";
import { redefinedAbbreviations } from "../../core/recognition/weak.ts";
import { type ExistingGloss, glossOfMention } from "./existing-gloss.ts";
import { runningProse } from "./running-prose.ts";

/** A mention that stands for itself, not in the gloss of another. */
export interface Use {
  readonly draft: Recognized;
  readonly mention: Mention;
  readonly gloss: ExistingGloss | undefined;
  readonly isInProse: boolean;
}

const cache = new WeakMap<Recognized, readonly Use[]>();

/** The uses of a document in text order; read once for each version. */
export function usesIn(draft: Recognized, countWeak: boolean): readonly Use[] {
  if (countWeak) return readUses(draft, mentionsOf(draft));
  const known = cache.get(draft) ?? readUses(draft, countedMentions(draft));
  cache.set(draft, known);
  return known;
}

function readUses(draft: Recognized, mentions: readonly Mention[]): readonly Use[] {
  const { text, kind } = draft;
  const isInProse = runningProse(text, kind);
  const glossing = new Set<Mention>();
  const uses: Use[] = [];
  mentions.forEach((mention, index) => {
    if (glossing.has(mention)) return;
    const gloss = glossOfMention(text, kind, mentions, index);
    for (const member of gloss?.members ?? []) glossing.add(member);
    uses.push({ draft, mention, gloss, isInProse: isInProse(mention) });
  });
  return uses;
}

/**
 * The mentions that count once the terms of the document are glossed: a gloss is a strong wording, and shows what the
 * weak wordings of its kin mean. Without this, glossing twice would find more the second time.
 */
function countedMentions(draft: Recognized): readonly Mention[] {
  const mentions = mentionsOf(draft);
  const { glossary, text } = draft;
  const redefined = redefinedAbbreviations(text, mentions);
  const counted = new Set<Concept>();
  const supported = new Set<string>();
  const isCounted = ({ counted: already, concept, rendering }: Mention): boolean =>
    already || (supported.has(concept.id) && !redefined.has(rendering));
  for (let before = -1; before < counted.size; ) {
    before = counted.size;
    for (const mention of mentions) {
      if (counted.has(mention.concept) || !isCounted(mention)) continue;
      counted.add(mention.concept);
      for (const kin of glossary.kin.get(mention.concept.id) ?? []) supported.add(kin);
    }
  }
  return mentions.filter(isCounted);
}
