import { inLanguage, nameOf, preferred } from "../core/concept/glossary.ts";
import type { Mention } from "../core/recognition/mention.ts";
import type { Recognized } from "../core/recognition/recognized.ts";
import { firstSentence } from "../core/text/sentence.ts";
import type { Span } from "../core/text/span.ts";
import { besideTerms } from "./beside-terms.ts";
import type { InterfaceLanguage } from "./labels.ts";

export type InlayMode = "off" | "gloss" | "pinyin" | "both";

/** What a reader is shown behind a term, without being in the text. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
}

/** A concept is explained again where a reader may have jumped to: this far after the last time. */
const AGAIN = 3000;

/**
 * Hints in `span`: the other language of a term, or the pinyin of a Chinese one. Once in a while for each concept, and
 * not where the text has the gloss itself.
 */
export function inlayHints(
  document: Recognized,
  mentions: readonly Mention[],
  mode: InlayMode,
  span: Span,
  language: InterfaceLanguage,
): readonly InlayHint[] {
  if (mode === "off") return [];
  const beside = besideTerms(document);
  const last = new Map<string, number>();
  const hints: InlayHint[] = [];
  for (const [index, mention] of mentions.entries()) {
    if (mention.start > span.end) break;
    const { concept, end } = mention;
    if (!mention.counted || end - (last.get(concept.id) ?? -AGAIN) < AGAIN) continue;
    last.set(concept.id, end);
    if (end < span.start || beside[index]?.glossed === true) continue;
    const label = labelFor(mention, mode);
    if (label !== "")
      hints.push({ offset: end, label, tooltip: firstSentence(inLanguage(concept.definition, language)) });
  }
  return hints;
}

function labelFor({ concept, rendering }: Mention, mode: InlayMode): string {
  const chinese = rendering.language !== "en";
  const pinyin = rendering.pinyin ?? preferred(concept, "zh-Hans")?.pinyin;
  const gloss = chinese ? nameOf(concept, "en", "zh-Hans") : (preferred(concept, "zh-Hans")?.text ?? "");
  const parts = [mode === "pinyin" ? undefined : gloss, mode === "gloss" || !chinese ? undefined : pinyin];
  return parts.filter((part) => part !== undefined && part !== "" && part !== rendering.text).join(" · ");
}
