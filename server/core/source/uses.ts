import type { Glossary } from "../concept/glossary.ts";
import { mentionsOf, type Recognized, recognize, recognizing } from "../recognition/recognized.ts";
import type { Span } from "../text/span.ts";
import { worthOf } from "./hits.ts";
import type { Passage } from "./passage.ts";

/** That a passage speaks of a concept, how often, and how good it is to read about it: more is better, at most 1000. */
export interface ConceptUse {
  readonly concept: string;
  readonly passage: number;
  readonly count: number;
  readonly score: number;
}

/** What stands between passages: recognition never goes over it. */
const BREAK = "\n\n";

/**
 * The concepts of a source, passage by passage. It is read as one text, so that a weak wording counts where the source shows
 * elsewhere what it means. A generator, for sources may be long.
 */
export function* usesIn(passages: readonly Passage[], glossary: Glossary): Generator<void, ConceptUse[]> {
  const text = passages.map((passage) => passage.text).join(BREAK);
  const recognized: Recognized = yield* recognizing(text, "plain", glossary);
  const uses: ConceptUse[] = [];
  let start = 0;
  let index = 0;
  const mentions = mentionsOf(recognized);
  for (const [number, passage] of passages.entries()) {
    const end = start + passage.text.length;
    const counts = new Map<string, number>();
    for (let mention = mentions[index]; mention !== undefined && mention.start < end; mention = mentions[++index]) {
      if (mention.counted) counts.set(mention.concept.id, (counts.get(mention.concept.id) ?? 0) + 1);
    }
    for (const [concept, count] of counts)
      uses.push({ concept, passage: number, count, score: scoreOf(passage, count, counts.size) });
    start = end + BREAK.length;
  }
  return uses;
}

/** Where a passage that is known to speak of a concept names it, whatever stands around the passage. */
export function usesOf(
  concept: string,
  text: string,
  glossary: Glossary,
): readonly (Span & { readonly rendering: string; readonly language: string })[] {
  return mentionsOf(recognize(text, "plain", glossary))
    .filter((mention) => mention.concept.id === concept)
    .map(({ start, end, rendering }) => ({ start, end, rendering: rendering.text, language: rendering.language }));
}

/** Words by which people say what something is. */
const EXPLAINS =
  /\b(?:refers? to|defined as|is called|known as|meaning|means that|the concept of)\b|是指|指的是|所谓|定义为|就是说/u;

/** Long enough to say something, about this concept rather than about ten, often, and best where it explains. */
function scoreOf({ text, role, heading }: Passage, count: number, concepts: number): number {
  const length = text.length < 60 ? 0.4 : text.length > 2500 ? 0.7 : 1;
  const often = Math.min(1, Math.log2(1 + count) / 3);
  const about = 1 / Math.sqrt(concepts);
  const explains = EXPLAINS.test(text) ? 1 : 0;
  const placed = heading === undefined ? 0 : 0.2;
  return Math.round(1000 * worthOf(role) * length * ((often * 2 + about + explains + placed) / 4.2));
}
