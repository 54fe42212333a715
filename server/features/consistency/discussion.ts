import type { Span } from "../../core/text/span.ts";

/** Words of an author who speaks of wordings themselves: all of them may then be used side by side. */
const DISCUSSING =
  /\b(?:translat(?:e[sd]?|ing|ions?)|render(?:ed|ing|ings|s)?|literally|wording|also (?:called|known as|termed))\b|[译譯]|又称|又稱|亦称|亦稱|也称为|也稱為/giu;
const SENTENCE_END = /[.!?](?=["”’)\]]*\s)|[。！？；;]|\n[ \t]*\n/gu;
const REACH = 500;

/** The sentences of a text that discuss wordings, sorted and apart. */
export function discussions(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const { index } of text.matchAll(DISCUSSING)) {
    const last = spans.at(-1);
    if (last !== undefined && index < last.end) continue;
    spans.push(sentenceAt(text, index));
  }
  return spans;
}

function sentenceAt(text: string, offset: number): Span {
  const from = Math.max(0, offset - REACH);
  let start = from;
  for (const { index, 0: mark } of text.slice(from, offset).matchAll(SENTENCE_END)) start = from + index + mark.length;
  const rest = text.slice(offset, offset + REACH);
  const length = rest.search(SENTENCE_END);
  return { start, end: offset + (length === -1 ? rest.length : length) };
}
