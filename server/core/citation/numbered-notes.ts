import { eolOf } from "../bibliography/habits.ts";
import type { Span } from "../text/span.ts";
import type { TextChange } from "./dialect.ts";

/** A note of a plain text, where it stands. */
interface Note {
  readonly number: number;
  /** From the beginning of its line to the end of its last one, without the line end. */
  readonly span: Span;
  /** Its number alone. */
  readonly numberSpan: Span;
  /** Behind the number. */
  readonly text: Span;
}

interface Mark {
  readonly number: number;
  readonly span: Span;
}

/** The numbered notes of a plain text: marks in its sentences, and the notes below a heading or at its end. */
export interface NumberedNotes {
  readonly notes: readonly Note[];
  /** Where the notes are, heading included. */
  readonly region: Span;
  /** In the sentences, in order. */
  readonly marks: readonly Mark[];
  readonly kind: MarkKind;
  /** How the first note is begun where there is none yet. */
  readonly isEmpty: boolean;
}

type MarkKind = "bracket" | "superscript";

const HEADING =
  /^[ \t]*(?:#{1,6}[ \t]+)?(?:notes|footnotes|endnotes|注释|註釋|注|註|脚注|腳註|尾注|尾註)[ \t]*[:：]?[ \t]*$/gimu;
/** What stands above a list of works: its numbers are no notes. */
const LIST_HEADING =
  /^[ \t]*(?:#{1,6}[ \t]+)?(?:references|bibliography|works cited|literature|sources|参考文献|參考文獻|引用文献|引用文獻|文献|文獻)[ \t]*[:：]?[ \t]*$/iu;
const UNDERLINE = /^[ \t]*[-=_–—]{3,}[ \t]*$/u;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const NOTE_LINE =
  /^([ \t]{0,8}\[?)(?:(?<=\[)(\d{1,3})(?=\])|(?<!\[)([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|(?<!\[)(\d{1,3})(?=[.)．、]))([\].)．、]?[ \t]*)(?=\S)/u;
const MARKS: Readonly<Record<MarkKind, RegExp>> = {
  bracket: /\[(\d{1,3})\]/gu,
  superscript: /[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}/gu,
};

/**
 * The numbered notes that a plain text has; undefined where it has none. A list of numbers alone is none: its numbers
 * must stand in the sentences too.
 */
export function numberedNotes(text: string): NumberedNotes | undefined {
  const heading = [...text.matchAll(HEADING)].at(-1);
  if (heading !== undefined) {
    const below = lineBehind(text, heading.index + heading[0].length);
    const start = UNDERLINE.test(lineAt(text, below)) ? lineBehind(text, below + lineAt(text, below).length) : below;
    if (text.slice(start).trim() === "" && text.slice(0, heading.index).trim() !== "")
      return withMarks(text, [], { start: heading.index, end: text.length }, "bracket", true);
    const found = notesFrom(text, start);
    if (found.length > 0) return marked(text, found, heading.index);
  }
  const first = [...text.matchAll(/^(?:\[1\]|¹)[ \t]*(?=\S)/gmu)].at(-1);
  if (first === undefined || first.index === 0 || LIST_HEADING.test(lineAbove(text, first.index))) return undefined;
  return marked(text, notesFrom(text, first.index), first.index);
}

/** The notes in the lines from `start`: up to a paragraph that is none. */
function notesFrom(text: string, start: number): Note[] {
  const notes: Note[] = [];
  let isAfterBlank = true;
  for (let at = start; at < text.length; at = lineBehind(text, at + lineAt(text, at).length)) {
    const line = lineAt(text, at);
    const end = at + line.trimEnd().length;
    if (line.trim() === "") {
      isAfterBlank = true;
      continue;
    }
    const begun = NOTE_LINE.exec(line);
    const last = notes.at(-1);
    if (begun !== null) notes.push(noteOf(begun, at, end));
    else if (last !== undefined && (!isAfterBlank || /^[ \t]/u.test(line)))
      notes.splice(-1, 1, { ...last, span: { ...last.span, end }, text: { ...last.text, end } });
    else break;
    isAfterBlank = false;
  }
  return notes;
}

function noteOf([all, before = "", bracket, raised, plain]: RegExpExecArray, at: number, end: number): Note {
  const digits = bracket ?? raised ?? plain ?? "";
  const start = at + before.length;
  return {
    number: numberOf(digits),
    span: { start: at, end },
    numberSpan: { start, end: start + digits.length },
    text: { start: at + all.length, end },
  };
}

/** With the kind of marks that the sentences have; undefined where none of them names a note. */
function marked(text: string, notes: readonly Note[], start: number): NumberedNotes | undefined {
  const region = { start, end: notes.at(-1)?.span.end ?? start };
  const kinds: readonly MarkKind[] = ["bracket", "superscript"];
  const found = kinds.map((kind) => withMarks(text, notes, region, kind, false));
  return found.filter(({ marks }) => marks.length > 0).sort((a, b) => b.marks.length - a.marks.length)[0];
}

function withMarks(
  text: string,
  notes: readonly Note[],
  region: Span,
  kind: MarkKind,
  isEmpty: boolean,
): NumberedNotes {
  const numbers = new Set(notes.map(({ number }) => number));
  const marks = [...text.matchAll(MARKS[kind])]
    .map(({ 0: mark, index }) => ({ number: numberOf(mark), span: { start: index, end: index + mark.length } }))
    .filter(({ number, span }) => numbers.has(number) && (span.end <= region.start || region.end <= span.start));
  return { notes, region, marks, kind, isEmpty };
}

/** What becomes of a text that gets one more note. */
export interface AddedNote {
  readonly number: number;
  /** The mark at the place. */
  readonly mark: TextChange;
  /** The note, and the numbers of those behind it. */
  readonly others: readonly TextChange[];
  readonly isRenumbered: boolean;
}

/** The number that a note at `at` gets: its place among the others, where these are in order, else one more than the last. */
export function numberAt({ notes, marks }: NumberedNotes, at: number): number {
  const firsts = [...new Map(marks.toReversed().map((mark) => [mark.number, mark])).values()].sort(
    (a, b) => a.span.start - b.span.start,
  );
  const isInOrder = firsts.length === notes.length && firsts.every(({ number }, index) => number === index + 1);
  if (!isInOrder) return Math.max(0, ...notes.map(({ number }) => number)) + 1;
  return firsts.filter(({ span }) => span.end <= at).length + 1;
}

/** Adds a note with its mark at `at`, written as the others are; those behind it get the next number. */
export function addNote(text: string, found: NumberedNotes, at: number, note: string): AddedNote {
  const number = numberAt(found, at);
  const later = [
    ...found.notes.map(({ number: old, numberSpan }) => ({ number: old, span: numberSpan })),
    ...found.marks,
  ]
    .filter((numbered) => numbered.number >= number)
    .map(({ number: old, span }) => renumbered(text, span, old + 1));
  return {
    number,
    mark: { span: { start: at, end: at }, newText: markOf(number, found.kind) },
    others: [...later, newNote(text, found, number, note)],
    isRenumbered: later.length > 0,
  };
}

function renumbered(text: string, span: Span, number: number): TextChange {
  const old = text.slice(span.start, span.end);
  return { span, newText: old.replace(/\d+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+/u, (digits) => digitsLike(digits, number)) };
}

function newNote(text: string, { notes, region, isEmpty }: NumberedNotes, number: number, note: string): TextChange {
  const eol = eolOf(text);
  const [first, second] = notes;
  if (isEmpty || first === undefined) {
    const end = region.start + text.slice(region.start).trimEnd().length;
    return { span: { start: end, end: text.length }, newText: `${eol}${eol}[${number}] ${note}${eol}` };
  }
  const before = notes.findLast((other) => other.number === number - 1);
  const model = before ?? first;
  const head =
    text.slice(model.span.start, model.numberSpan.start) +
    digitsLike(text.slice(model.numberSpan.start, model.numberSpan.end), number) +
    text.slice(model.numberSpan.end, model.text.start);
  const gap =
    second !== undefined && /\n[ \t]*\r?\n/u.test(text.slice(first.span.end, second.span.start)) ? eol + eol : eol;
  if (before === undefined)
    return { span: { start: first.span.start, end: first.span.start }, newText: `${head}${note}${gap}` };
  return { span: { start: before.span.end, end: before.span.end }, newText: `${gap}${head}${note}` };
}

function markOf(number: number, kind: MarkKind): string {
  return kind === "bracket" ? `[${number}]` : raised(number);
}

function digitsLike(old: string, number: number): string {
  return /\d/u.test(old) ? String(number) : raised(number);
}

function raised(number: number): string {
  return [...String(number)].map((digit) => SUPERSCRIPTS[Number(digit)] ?? "").join("");
}

/** `[12]`, `12` or `¹²`. */
function numberOf(digits: string): number {
  const plain = [...digits].map((digit) => {
    const index = SUPERSCRIPTS.indexOf(digit);
    return index === -1 ? digit : String(index);
  });
  return Number(plain.join("").replace(/\D/gu, ""));
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf("\n", at);
  return text.slice(at, end === -1 ? text.length : end);
}

function lineBehind(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end + 1;
}

/** The last line above that has something in it, a rule left out. */
function lineAbove(text: string, at: number): string {
  const lines = text.slice(Math.max(0, at - 1000), at).split("\n");
  return lines.findLast((line) => line.trim() !== "" && !UNDERLINE.test(line)) ?? "";
}
