import { isHan } from "../../core/text/script.ts";
import type { Completions, TermCompletion } from "../completion.ts";

/** Words that are no beginning of a term when they stand alone, however many terms begin so. */
const WHOLE_WORDS = new Set(
  (
    "a am an and any are as at be been but by can co de do etc ex few for from get go had has have he her his how if in into is it its " +
    "la le let may me more most my new no non nor not now of off on one or our out own per pre put re see set she so some " +
    "such than that the their them then they this to too two un up us use very via was we were what when who why will with yet you"
  ).split(" "),
);
const ENOUGH_FOR_LATER_WORDS = 3;

/**
 * What is worth showing to a writer who has not asked: not what is already written as a whole, so that the Enter key stays a
 * line break, nothing for a word like *in*, and terms by a later word of theirs only from three letters on.
 *
 * @param text of the document
 */
export function unasked({ span, terms }: Completions, text: string): readonly TermCompletion[] {
  const typed = text.slice(span.start, span.end);
  const isChinese = isHan(typed.charCodeAt(typed.length - 1));
  if (!isChinese && WHOLE_WORDS.has(typed.toLowerCase())) return [];
  const isWritten = ({ newText, behind }: TermCompletion): boolean =>
    newText === text.slice(span.start, span.end + behind);
  if (!isChinese && terms.some(isWritten)) return [];
  return terms.filter((term) => !isWritten(term) && (term.fromStart || typed.length >= ENOUGH_FOR_LATER_WORDS));
}
