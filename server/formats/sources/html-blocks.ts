import type { Block } from "../../core/source/block.ts";
import { noteMark } from "../../core/source/notes.ts";
import { readTags } from "./html-tags.ts";
import type { ReadFile } from "./read-file.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));
/** Elements whose content is not read. */
const SKIPPED = words(
  "script style noscript template svg math nav button select textarea iframe object audio video canvas map dialog",
);
/** Elements that set their text apart. */
const BLOCKS = words(
  "p div section article main header footer aside blockquote h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr caption figure figcaption pre hr body html head address details summary fieldset form center",
);
/** Elements that have no end. */
const VOID = words("area base br col embed hr img input link meta source track wbr");
/** Ids of notes as programs write them. */
const NOTE_ID = /^(?:_?(?:fn|ftn|en|edn|footnote|endnote|note|cite_note)s?)[-_:.]*(?<number>\d{1,4})$/iu;
/** No block is longer: a page without any structure. */
const LONGEST = 100_000;

/** The blocks of a page, whatever tags it leaves open. Spans are those of its source. */
export function readHtmlText(html: string): Omit<ReadFile, "problems"> {
  const page = new Page();
  readTags(html, page);
  page.flush(html.length);
  return page.result();
}

/** An element that is to end, and how many of its name are open in it. */
interface Open {
  readonly name: string;
  depth: number;
}

class Page {
  readonly #blocks: Block[] = [];
  readonly #facts = new Map<string, string>();
  #text = "";
  #start = 0;
  #role: Pick<Block, "role" | "level"> = {};
  #title: string | undefined;
  #inTitle = false;
  #cells: string[] | undefined;
  #superscript = false;
  #quotes = 0;
  #skipped: Open | undefined;
  #note: (Open & { readonly number: number }) | undefined;

  result(): Omit<ReadFile, "problems"> {
    const title = this.#title?.replace(/\s+/gu, " ").trim() ?? "";
    const author = this.#facts.get("author");
    const year = /(?:19|20)\d\d/u.exec(this.#facts.get("date") ?? "")?.[0];
    return {
      blocks: this.#blocks,
      ...(title === "" ? {} : { title }),
      ...(author === undefined ? {} : { author }),
      ...(year === undefined ? {} : { year }),
    };
  }

  readonly open = (name: string, attributes: ReadonlyMap<string, string>, start: number): void => {
    if (this.#skipped !== undefined) {
      if (name === this.#skipped.name) this.#skipped.depth += 1;
      return;
    }
    if (SKIPPED.has(name)) {
      this.#skipped = { name, depth: 1 };
      return;
    }
    if (name === this.#note?.name) this.#note.depth += 1;
    if (name === "title") this.#inTitle = this.#title === undefined;
    else if (name === "meta") readMeta(attributes, this.#facts);
    else if (name === "sup") this.#superscript = true;
    else if (name === "br") this.#text += " ";
    else if (name === "td" || name === "th") this.#openCell();
    else if (BLOCKS.has(name)) this.#openBlock(name, attributes, start);
    if (this.#note === undefined && !VOID.has(name)) this.#openNote(name, attributes);
  };

  readonly close = (name: string, end: number): void => {
    if (this.#skipped !== undefined) {
      if (name === this.#skipped.name) this.#skipped.depth -= 1;
      if (this.#skipped.depth === 0) this.#skipped = undefined;
      return;
    }
    if (name === "title") this.#inTitle = false;
    else if (name === "sup") this.#superscript = false;
    else if (name === "td" || name === "th") this.#closeCell();
    else if (BLOCKS.has(name)) this.#closeBlock(name, end);
    if (name === this.#note?.name) this.#note.depth -= 1;
    if (this.#note?.depth === 0) this.#note = undefined;
  };

  readonly text = (text: string): void => {
    if (this.#skipped !== undefined) return;
    if (this.#inTitle) this.#title = (this.#title ?? "") + text;
    else this.#text += this.#superscript ? markText(text) : text;
    if (this.#text.length > LONGEST) this.flush(this.#start + this.#text.length);
  };

  /** Ends the block that is being read. */
  flush(end: number): void {
    // Notes end with an arrow back to their mark.
    const text = this.#text
      .replace(/\s+/gu, " ")
      .replace(/\s?↩\ufe0e?\s*$/u, "")
      .trim();
    const quote = this.#quotes > 0 && this.#role.role === undefined ? { role: "quote" as const } : this.#role;
    const role = this.#note === undefined ? quote : { role: "note" as const, note: this.#note.number };
    // What follows the first block of a note goes on with it.
    if (text !== "")
      this.#blocks.push({ text, ...role, span: { start: this.#start, end: Math.max(end, this.#start) } });
    this.#text = "";
    this.#start = end;
    this.#role = {};
  }

  #openBlock(name: string, attributes: ReadonlyMap<string, string>, start: number): void {
    // In a cell, paragraphs are but lines.
    if (this.#cells !== undefined && name !== "tr") {
      this.#text += " ";
      return;
    }
    if (this.#cells === undefined) this.flush(start);
    else this.#closeRow(start);
    if (name === "blockquote") this.#quotes += 1;
    if (name === "tr") this.#cells = [];
    if (/^h[1-6]$/u.test(name)) this.#role = { role: "heading", level: Number(name[1]) };
    if (name === "li" || name === "dd") this.#role = { role: "item" };
    if (name === "caption" || name === "figcaption") this.#role = { role: "caption" };
    if (attributes.get("role") === "heading")
      this.#role = { role: "heading", level: Number(attributes.get("aria-level")) || 2 };
  }

  #closeBlock(name: string, end: number): void {
    if (this.#cells === undefined) this.flush(end);
    else if (name === "tr" || name === "table") this.#closeRow(end);
    else this.#text += " ";
    if (name === "blockquote" && this.#quotes > 0) this.#quotes -= 1;
  }

  #closeRow(end: number): void {
    if (this.#text.trim() !== "") this.#closeCell();
    const text = (this.#cells ?? []).join("\t");
    if (text.trim() !== "") this.#blocks.push({ text, role: "row", span: { start: this.#start, end } });
    this.#cells = undefined;
    this.#text = "";
    this.#start = end;
  }

  /** The cell before it may have no end tag. */
  #openCell(): void {
    if (this.#text.trim() !== "") this.#closeCell();
    this.#text = this.#cells === undefined ? this.#text : "";
  }

  #closeCell(): void {
    if (this.#cells === undefined) return;
    const text = this.#text.replace(/\s+/gu, " ").trim();
    this.#cells.push(text);
    this.#text = "";
  }

  #openNote(name: string, attributes: ReadonlyMap<string, string>): void {
    const id = attributes.get("id") ?? "";
    const kind = `${attributes.get("epub:type") ?? ""} ${attributes.get("role") ?? ""}`;
    const isNote = /(?:footnote|endnote|rearnote)(?!s)/u.test(kind);
    const number = NOTE_ID.exec(id)?.groups?.number ?? (isNote ? /\d{1,4}$/u.exec(id)?.[0] : undefined);
    if (number !== undefined && BLOCKS.has(name)) this.#note = { name, depth: 1, number: Number(number) };
  }
}

/** Numbers in superscript are marks of notes; `th` and other letters are not. */
function markText(text: string): string {
  return /^\s*[[(]?\d{1,4}[\])]?\s*$/u.test(text) ? noteMark(Number(text.replace(/\D/gu, ""))) : text;
}

const AUTHOR = /^(?:author|citation_author|dc\.creator|article:author)$/u;
const DATE = /^(?:date|citation_(?:publication_)?date|dc\.date|article:published_time|pubdate)$/u;

function readMeta(attributes: ReadonlyMap<string, string>, facts: Map<string, string>): void {
  const name = (attributes.get("name") ?? attributes.get("property") ?? "").toLowerCase();
  const content = attributes.get("content")?.trim() ?? "";
  if (content === "") return;
  if (AUTHOR.test(name) && !facts.has("author")) facts.set("author", content);
  if (DATE.test(name)) facts.set("date", content);
}
