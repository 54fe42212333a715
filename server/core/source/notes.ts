/** Marks of notes in running text, as the readers of all formats write them. */
const MARKS = /[⁰¹²³⁴-⁹]+(?:[,，][⁰¹²³⁴-⁹]+)*/gu;
const DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const OPENING = /^(?<marks>[⁰¹²³⁴-⁹]{1,4})[.)\]]?\s*(?=\S)/u;
/** As many notes have no work. */
const MOST_NOTES = 5000;

/** A number as superscript digits: how a reader of a format puts a note's mark into a text. */
export function noteMark(number: number): string {
  return [...String(number)].map((digit) => DIGITS[Number(digit)]).join("");
}

/** Text without the marks of its notes: those that follow a word or punctuation. Exponents of units (km², 10⁹) stay. */
export function withoutMarks(text: string): string {
  const plain = text.replace(MARKS, (marks, offset: number) => (isExponent(text, offset, marks) ? marks : ""));
  // A mark at the start of a line stood between two spaces.
  return plain.length === text.length ? text : plain.replace(/ {2,}/gu, " ");
}

/** The note that a block begins with: its number, and its text; an author's note with an asterisk has no number. */
export function noteAtStart(text: string): { readonly number?: number; readonly text: string } | undefined {
  const marked = OPENING.exec(text);
  if (marked?.groups !== undefined) {
    const number = Number([...(marked.groups.marks ?? "")].map((mark) => DIGITS.indexOf(mark)).join(""));
    return number >= 1 && number <= MOST_NOTES ? { number, text: text.slice(marked[0].length) } : undefined;
  }
  const starred = /^[*∗＊†‡§]{1,2}\s*(?=[\p{Lu}\p{Lo}])/u.exec(text);
  // A bold word in asterisks is no note.
  if (starred === null || (text.startsWith("*") && /^\*{1,2}\S[^*]*\*/u.test(text))) return undefined;
  return { text: text.slice(starred[0].length) };
}

/** The note that a block of an endnotes section, or of small print below the text, begins with: `12. See …`, `[3] …`. */
export function plainNote(text: string): { readonly number: number; readonly text: string } | undefined {
  const match = /^(?:\[(?<bracketed>\d{1,4})\]|(?<plain>\d{1,4})[.)．、]?)\s+(?=\S)/u.exec(text);
  const number = Number(match?.groups?.bracketed ?? match?.groups?.plain ?? 0);
  return match === null || number < 1 || number > MOST_NOTES
    ? undefined
    : { number, text: text.slice(match[0].length) };
}

function isExponent(text: string, offset: number, marks: string): boolean {
  const before = text.slice(Math.max(0, offset - 3), offset);
  if (/(?:^|[^\p{L}])(?:[kcdm]?m|ft|in|mi|s|n|x)$/u.test(before)) return marks.length === 1 && "²³".includes(marks);
  return /(?:^|\D)10$/u.test(before);
}
