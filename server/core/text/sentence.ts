import type { Span } from "./span.ts";

/** A full stop after these is no end: *U.S. measures*, *no. 21*. */
const ABBREVIATED = /(?:\b[A-Za-z]|\b(?:no|vs|cf|etc|e\.g|i\.e|U\.S|al))\.$/u;

/** The first sentence of a Chinese or English text, with its stop; the whole text where it has no end. */
export function firstSentence(text: string): string {
  const end = /[。！？]|[.!?](?=["”’)]*(?:\s|$))/gu;
  for (let match = end.exec(text); match !== null; match = end.exec(text)) {
    const sentence = text.slice(0, match.index + 1);
    if (!ABBREVIATED.test(sentence)) return sentence;
  }
  return text;
}

/** The sentences of a text that have a part in `span`, without blanks at the edges. */
export function sentencesAround(text: string, span: Span): Span {
  let start = 0;
  let end = text.length;
  for (let from = 0; from < text.length; ) {
    const next = from + Math.max(1, sentenceLength(text.slice(from)));
    if (next <= span.start) start = next;
    if (next >= span.end) {
      end = next;
      break;
    }
    from = next;
  }
  while (/\s/u.test(text[start] ?? "")) start += 1;
  return { start: Math.min(start, span.start), end };
}

/** With the quotation marks and brackets that close behind its stop. */
function sentenceLength(text: string): number {
  const { length } = firstSentence(text);
  return length + (/^["”’」』）)\]]+/u.exec(text.slice(length))?.[0].length ?? 0);
}
