import { citedInWords } from "../core/citation/cited-in.ts";
import type { TextChange } from "../core/citation/dialect.ts";
import { citedLocator, type Locator } from "../core/citation/locator.ts";
import { addNote, type NumberedNotes, numberAt, numberedNotes } from "../core/citation/numbered-notes.ts";
import { spaced } from "../core/citation/placement.ts";
import { plainText } from "../core/citation/rich.ts";
import type { Style } from "../core/citation/styles/style.ts";
import { shortTitle } from "../core/citation/styles/titles.ts";
import type { Work } from "../core/citation/work.ts";

/** A work for a note, at a place. */
interface NotedWork {
  readonly work: Work;
  readonly locator?: Locator;
  readonly prefix?: string;
}

export interface NoteRequest {
  readonly text: string;
  readonly at: number;
  /** The work, and the one that cites it where that is to be said. */
  readonly works: readonly NotedWork[];
  readonly style: Style;
  readonly language: "en" | "zh";
}

/** A citation as a note of a plain text. */
export interface NotedCitation {
  /** The note with its mark, for people. */
  readonly text: string;
  /** The new mark; undefined where the citation goes into a note that is there. */
  readonly mark?: TextChange;
  /** All else that changes. */
  readonly others: readonly TextChange[];
  /** Notes behind the new one have other numbers now. */
  readonly isRenumbered: boolean;
}

/**
 * The citation as a numbered note, in full the first time and short from then on; undefined where the text has no such
 * notes. At the mark of a note, and in a note, it goes into that one.
 */
export function noteInPlainText(request: NoteRequest): NotedCitation | undefined {
  const { text, at } = request;
  const found = numberedNotes(text);
  if (found === undefined) return undefined;
  if (isAmongNotes(text, found, at)) return inNote(request, found);
  const standing = found.marks.find(({ span }) => span.start < at && at <= span.end);
  const note = found.notes.find(({ number }) => number === standing?.number);
  if (note !== undefined) return besides(request, found, note);
  const written = noteText(request, found, numberAt(found, at));
  const { number, mark, others, isRenumbered } = addNote(text, found, at, written);
  return { text: `[${number}] ${written}`, mark, others, isRenumbered };
}

/** Also behind the number of a note that is being begun. */
function isAmongNotes(text: string, { region, notes }: NumberedNotes, at: number): boolean {
  if (at < (notes[0]?.span.start ?? region.start)) return false;
  return at <= region.end || /^\s*(?:\[?\d{1,3}[\].)]?[ \t]*)?$/u.test(text.slice(region.end, at));
}

function inNote(request: NoteRequest, found: NumberedNotes): NotedCitation {
  const { text, at } = request;
  const number = found.notes.findLast(({ span }) => span.start <= at)?.number ?? 1;
  const isLast = /^[ \t]*(?:\r?\n|$)/u.test(text.slice(at));
  const whole = noteText(request, found, number);
  const written = isLast ? whole : withoutStop(whole);
  return {
    text: written,
    others: [{ span: { start: at, end: at }, newText: spaced(text, at, written) }],
    isRenumbered: false,
  };
}

/** Behind what the note says, with one stop for both. */
function besides(request: NoteRequest, found: NumberedNotes, note: NumberedNotes["notes"][number]): NotedCitation {
  const { text, language } = request;
  const said = text.slice(note.text.start, note.text.end);
  const end = note.text.start + withoutStop(said).length;
  const written = noteText(request, found, note.number + 1);
  const newText = `${language === "zh" ? "；" : "; "}${written}`;
  return {
    text: `[${note.number}] ${withoutStop(said)}${newText}`,
    others: [{ span: { start: end, end: note.text.end }, newText }],
    isRenumbered: false,
  };
}

/** The text of the note of that number. */
function noteText({ text, works, style, language }: NoteRequest, found: NumberedNotes, number: number): string {
  const before = found.notes.filter((note) => note.number < number);
  const said = before.map((note) => plainQuotes(text.slice(note.text.start, note.text.end))).join("\n");
  const written = works.map(({ work, locator, prefix }, index) => {
    const words = index === 0 ? prefix : citedInWords(language, style);
    const cited = locator === undefined ? undefined : citedLocator(locator);
    const citation = {
      work,
      language,
      narrative: false,
      ...(cited === undefined ? {} : { locator: cited }),
      ...(words === undefined ? {} : { prefix: words }),
    };
    return plainText(style.note(citation, isCited(said, work) ? "short" : "full"));
  });
  return written
    .map((note, index) => (index === written.length - 1 ? note : withoutStop(note)))
    .join(language === "zh" ? "，" : ", ");
}

/** Whether notes name the work: by its title, short or in characters, by its address or its DOI. */
function isCited(said: string, work: Work): boolean {
  const { title, custom, URL, DOI, author = [] } = work;
  const names = [title, custom?.titleZh, custom?.titlePinyin, URL, DOI];
  if (names.some((name) => name !== undefined && said.includes(plainQuotes(name)))) return true;
  const family = author[0]?.family ?? author[0]?.literal;
  return family !== undefined && said.includes(family.toLowerCase()) && said.includes(plainQuotes(shortTitle(work)));
}

function plainQuotes(text: string): string {
  return text.replace(/[“”]/gu, '"').replace(/[‘’]/gu, "'").toLowerCase();
}

function withoutStop(text: string): string {
  return text.trimEnd().replace(/[.。]$/u, "");
}
