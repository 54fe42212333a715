import type { Span } from "../text/span.ts";
import type { Dialect, DialectId } from "./dialect.ts";

/** How a note in the text begins. Notes whose text stands elsewhere (`[^1]`) show nothing. */
const NOTE: Readonly<Partial<Record<DialectId, RegExp>>> = {
  pandoc: /\^\[/gu,
  org: /\[fn:[\w-]*:/gu,
  typst: /#footnote\[/gu,
  biblatex: /\\footnote\s?\{/gu,
  natbib: /\\footnote\s?\{/gu,
  apacite: /\\footnote\s?\{/gu,
  latex: /\\footnote\s?\{/gu,
};

/** No note is longer than this: what follows an open bracket is other text. */
const LONGEST = 5000;

/** With more of them than this the marks mean something else. */
const MOST_UNCLOSED = 100;

/** Whether a document has more of its citations in notes of the text than outside of them. */
export function citesInNotes(text: string, dialect: Dialect): boolean {
  if (lately.text !== text || lately.id !== dialect.id)
    lately = { text, id: dialect.id, answer: hasMoreInNotes(text, dialect) };
  return lately.answer;
}

/** The last answer: a list of citations asks for each of its rows. */
let lately: { readonly text: string; readonly id: DialectId; readonly answer: boolean } = {
  text: "",
  id: "plain",
  answer: false,
};

function hasMoreInNotes(text: string, dialect: Dialect): boolean {
  const notes = notesIn(text, dialect);
  if (notes.length === 0) return false;
  let inside = 0;
  let index = 0;
  const cited = dialect.cited(text);
  for (const { span } of cited) {
    while ((notes[index]?.end ?? Number.POSITIVE_INFINITY) <= span.start) index += 1;
    if ((notes[index]?.start ?? Number.POSITIVE_INFINITY) < span.start) inside += 1;
  }
  return inside > cited.length - inside;
}

/** Whether `offset` stands in a note: no note has another inside. */
export function isInNote(text: string, offset: number, dialect: Dialect): boolean {
  const from = Math.max(0, offset - LONGEST);
  return notesIn(text.slice(from, offset + LONGEST), dialect).some(
    ({ start, end }) => from + start < offset && offset < from + end,
  );
}

/** The notes of a text, in order, none inside another. */
function notesIn(text: string, { id }: Dialect): Span[] {
  const begin = NOTE[id];
  const notes: Span[] = [];
  let unclosed = 0;
  for (const { index, 0: mark } of begin === undefined ? [] : text.matchAll(begin)) {
    if (index < (notes.at(-1)?.end ?? 0)) continue;
    const end = closed(text, index + mark.length, mark.endsWith("{") ? "{" : "[");
    if (end !== undefined) notes.push({ start: index, end });
    else if (++unclosed === MOST_UNCLOSED) break;
  }
  return notes;
}

function closed(text: string, from: number, open: "{" | "["): number | undefined {
  const close = open === "{" ? "}" : "]";
  const limit = Math.min(text.length, from + LONGEST);
  for (let depth = 1, at = from; at < limit; at++) {
    const unit = text[at];
    if (unit === "\\") at += 1;
    else if (unit === "\n" && /^\n[ \t]*\r?\n/u.test(text.slice(at, at + 40))) return undefined;
    else if (unit === open) depth += 1;
    else if (unit === close && --depth === 0) return at + 1;
  }
  return undefined;
}
