import type { Concept } from "../../core/concept/concept.ts";
import type { Mention, Term } from "../../core/recognition/mention.ts";
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

const counted = new WeakMap<Recognized, readonly Use[]>();
const all = new WeakMap<Recognized, readonly Use[]>();

/** The uses of a document in text order, with `countWeak` all of them; read once for each version. */
export function usesIn(draft: Recognized, countWeak: boolean): readonly Use[] {
  const cache = countWeak ? all : counted;
  const uses = cache.get(draft) ?? readUses(draft, countWeak ? mentionsOf(draft) : countedMentions(draft));
  cache.set(draft, uses);
  return uses;
}

function readUses(draft: Recognized, mentions: readonly Mention[]): readonly Use[] {
  const { text, kind } = draft;
  const isInProse = runningProse(text, kind);
  const glossing = new Set<Term>();
  const uses: Use[] = [];
  mentions.forEach((mention, index) => {
    if (glossing.has(mention)) return;
    const gloss = glossOfMention(text, kind, mentions, index);
    for (const member of gloss?.members ?? []) glossing.add(member);
    const glossed = { start: mention.start, end: Math.max(mention.end, gloss?.span.end ?? 0) };
    uses.push({ draft, mention, gloss, isInProse: isInProse(mention, glossed) });
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
  const present = new Set<Concept>();
  const supported = new Set<string>();
  const isCounted = ({ counted: already, concept, rendering }: Mention): boolean =>
    already || (supported.has(concept.id) && !redefined.has(rendering));
  for (let before = -1; before < present.size; ) {
    before = present.size;
    for (const mention of mentions) {
      if (present.has(mention.concept) || !isCounted(mention)) continue;
      present.add(mention.concept);
      supported.add(mention.concept.id);
      for (const kin of glossary.kin.get(mention.concept.id) ?? []) supported.add(kin);
    }
  }
  return mentions.filter(isCounted);
}
