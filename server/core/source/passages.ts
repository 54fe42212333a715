import type { Locator } from "../citation/locator.ts";
import type { Block } from "./block.ts";
import { type Caption, readCaption } from "./captions.ts";
import { findHeadings, type Heading } from "./headings.ts";
import { countWords, joinLines, type Words } from "./hyphenation.ts";
import { noteAtStart, plainNote, withoutMarks } from "./notes.ts";
import { goesOn, isItem, itemText, leadsToList } from "./paragraphs.ts";
import type { PageBreak, Passage, PassageRole } from "./passage.ts";
import { type Place, type Sections, startSections } from "./sections.ts";
import { shownText } from "./shown-text.ts";

/** The items of a list behind so many letters are a passage of their own, of the same paragraph: nobody reads more at a time. */
const LONGEST_LIST = 4_000;
/** So is what goes on with a paragraph; it stands in the middle of a sentence, so only where no paragraph is meant. */
const LONGEST_PARAGRAPH = 12_000;
/** A line of a cell is shorter. */
const CELL = 60;

/**
 * The passages of a file's blocks, in reading order: paragraphs that notes, tables or page breaks cut are whole again, lists
 * stand with the paragraph that leads up to them, rows of one table are one passage.
 *
 * @param labels What is printed on the pages, by index from 0; without it pages are counted.
 */
export function passagesOf(blocks: readonly Block[], labels?: readonly string[]): Passage[] {
  const shown = blocks.map((block) => ({ ...block, text: tidy(block.text) })).filter(({ text }) => text.trim() !== "");
  const headings = findHeadings(shown);
  const sections = startSections([...headings.values()].some(({ number }) => number !== undefined));
  const assembly = new Assembly(countWords(shown.map(({ text }) => text)), sections, labels);
  for (const [index, block] of shown.entries()) assembly.add(block, headings.get(index));
  return assembly.passages();
}

function tidy(text: string): string {
  return shownText(text)
    .replace(/[^\S\t]+/gu, " ")
    .replace(/^ | $/gu, "");
}

interface Draft {
  text: string;
  readonly role: PassageRole;
  readonly locator: Locator;
  readonly heading?: string;
  span?: { readonly start: number; readonly end: number };
  readonly page?: number;
  readonly breaks: PageBreak[];
}

/** Puts passages together, block by block. */
class Assembly {
  readonly #words: Words;
  readonly #labels: readonly string[] | undefined;
  readonly #drafts: Draft[] = [];
  readonly #sections: Sections;
  /** The paragraph that what follows may go on with. */
  #open: Draft | undefined;
  /** The table or figure whose rows may follow. */
  #caption: Caption | undefined;
  #table: Draft | undefined;
  #inList = false;
  #lastNote: Draft | undefined;

  constructor(words: Words, sections: Sections, labels: readonly string[] | undefined) {
    this.#words = words;
    this.#sections = sections;
    this.#labels = labels;
  }

  passages(): Passage[] {
    return this.#drafts.map(({ breaks, locator, ...draft }) => {
      const last = breaks.at(-1);
      const page = last === undefined ? locator.page : `${locator.page}–${last.label}`;
      return {
        ...draft,
        text: withoutMarks(draft.text),
        locator: page === undefined ? locator : { ...locator, page },
        ...(breaks.length === 0 ? {} : { breaks }),
      };
    });
  }

  add(block: Block, heading: Heading | undefined): void {
    const { role, text } = block;
    const caption = role === undefined || role === "caption" ? readCaption(text) : undefined;
    const note = this.#noteOf(block);
    if (heading !== undefined) this.#heading(block, heading);
    else if (caption !== undefined || role === "caption") this.#addCaption(block, caption ?? {});
    else if (note === undefined && this.#isOfNote(block))
      this.#paragraph({ ...block, text: text.replaceAll("\t", " ") });
    else if (role === "row" || (role === undefined && text.includes("\t"))) this.#row(block);
    else if (note !== undefined) this.#note(block, note);
    else if (this.#isCell(block)) this.#row(block);
    else if (role === "item" || (role === undefined && isItem(text))) this.#item(block);
    else this.#paragraph(block);
  }

  #heading(block: Block, heading: Heading): void {
    this.#sections.enter(heading);
    this.#draft(block, "heading", withoutMarks(block.text), this.#sections.place());
    this.#open = undefined;
    this.#table = undefined;
    this.#lastNote = undefined;
    this.#inList = false;
  }

  #addCaption(block: Block, caption: Caption): void {
    this.#caption = caption;
    this.#table = undefined;
    this.#draft(block, "caption", block.text, { ...this.#sections.place(), ...caption });
  }

  #row(block: Block): void {
    const cells = block.text.split("\t").map((cell) => cell.trim());
    if (cells.every((cell) => cell === "")) return;
    const text = cells.join(" | ");
    if (this.#table === undefined) {
      const table = this.#caption?.table === undefined ? {} : { table: this.#caption.table };
      this.#table = this.#draft(block, "table", text, { ...this.#sections.place(), ...table });
    } else if (!this.#table.text.startsWith(text)) this.#append(this.#table, block, `${this.#table.text}\n${text}`);
  }

  /** A cell of more than one line stands alone on its second line; a first row may look like a line of text. */
  #isCell({ role, page, text }: Block): boolean {
    const afterCaption = this.#caption?.table !== undefined && this.#drafts.at(-1)?.role === "caption";
    const mayBe = role === undefined && page !== undefined && text.length < CELL && !/[.。]$/u.test(text);
    return mayBe && (this.#table !== undefined || afterCaption);
  }

  #noteOf(block: Block): { readonly number?: number; readonly text: string } | undefined {
    if (block.role === "note") {
      const marked = noteAtStart(block.text) ?? plainNote(block.text);
      if (block.note === undefined) return marked ?? { text: block.text };
      // What mark-up numbers may have its number in the text too.
      return { number: block.note, text: marked?.number === block.note ? marked.text : block.text };
    }
    if (block.role !== undefined) return undefined;
    const marked = noteAtStart(block.text);
    if (marked !== undefined) return marked;
    return block.print === "small" || this.#sections.inNotes() ? plainNote(block.text) : undefined;
  }

  #note(block: Block, { number, text }: { readonly number?: number; readonly text: string }): void {
    const last = this.#lastNote;
    // A note that goes on at the foot of the next page.
    if (number === undefined && block.role === "note" && last !== undefined && goesOn(last.text, text))
      this.#append(last, block, joinLines(last.text, text, this.#words));
    else {
      const place = this.#sections.place();
      this.#lastNote = this.#draft(block, "note", text, number === undefined ? place : { ...place, note: number });
    }
  }

  #item(block: Block): void {
    const text = itemText(block.text);
    const open = this.#open;
    const belongs = open !== undefined && (this.#inList || leadsToList(open.text));
    if (!belongs) this.#newParagraph(block, text);
    else if (open.text.length > LONGEST_LIST) this.#open = this.#furtherPart(open, block, text);
    else this.#append(open, block, `${open.text} ${text}`);
    this.#inList = belongs;
    this.#table = undefined;
  }

  #paragraph(block: Block): void {
    this.#table = undefined;
    const before = this.#openBefore(block);
    if (before !== undefined && before === this.#open && before.text.length > LONGEST_PARAGRAPH)
      this.#open = this.#furtherPart(before, block, block.text);
    else if (before !== undefined) this.#append(before, block, joinLines(before.text, block.text, this.#words));
    else {
      this.#inList = false;
      this.#newParagraph(block, block.text);
    }
  }

  /** Small print just behind a note that does not begin as a passage does: addresses break lines in odd places. */
  #isOfNote({ print, role, text }: Block): boolean {
    const note = this.#lastNote;
    if (print !== "small" || role !== undefined || note === undefined || note !== this.#drafts.at(-1)) return false;
    return goesOn(note.text, text) || /^(?:https?:|www\.|[\p{Ll}/])|^[\d/]+\S*[/_.]\S/u.test(text);
  }

  /** What a paragraph goes on with: the note just before it, for small print, or the last paragraph. */
  #openBefore(block: Block): Draft | undefined {
    const { role, text } = block;
    if (this.#isOfNote(block)) return this.#lastNote;
    return this.#open !== undefined && role !== "quote" && goesOn(this.#open.text, text) ? this.#open : undefined;
  }

  #newParagraph(block: Block, text: string): void {
    this.#open = undefined;
    if (this.#sections.inReferences()) this.#draft(block, "reference", text, this.#sections.place());
    else this.#open = this.#draft(block, "paragraph", text, this.#sections.nextParagraph());
  }

  /** Another passage of the paragraph. */
  #furtherPart({ role, locator, heading }: Draft, block: Block, text: string): Draft {
    return this.#draft(block, role, text, { ...locator, ...(heading === undefined ? {} : { heading }) });
  }

  #draft(block: Block, role: PassageRole, text: string, place: Place): Draft {
    const { heading, ...locator } = place;
    const page = block.page === undefined ? {} : { page: this.#label(block.page) };
    const draft: Draft = {
      text,
      role,
      locator: { ...locator, ...page },
      ...(heading === undefined || role === "heading" ? {} : { heading }),
      ...(block.span === undefined ? {} : { span: block.span }),
      ...(block.page === undefined ? {} : { page: block.page }),
      breaks: [],
    };
    this.#drafts.push(draft);
    return draft;
  }

  /** Lets a passage go on with a block; `text` is all of it. */
  #append(draft: Draft, block: Block, text: string): void {
    const last = draft.breaks.at(-1)?.page ?? draft.page;
    if (block.page !== undefined && block.page !== last)
      draft.breaks.push({
        at: withoutMarks(text).length - withoutMarks(block.text).length,
        page: block.page,
        label: this.#label(block.page),
      });
    draft.text = text;
    if (draft.span !== undefined && block.span !== undefined)
      draft.span = { start: draft.span.start, end: Math.max(draft.span.end, block.span.end) };
  }

  #label(page: number): string {
    return this.#labels?.[page - 1] ?? String(page);
  }
}
