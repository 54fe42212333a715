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
