import type { Block } from "../../core/source/block.ts";
import { noteMark } from "../../core/source/notes.ts";
import type { Mark } from "./docx.ts";
import { type ParagraphStyle, type ParagraphStyles, styleById } from "./docx-styles.ts";
import { readXml } from "./xml.ts";

/** What a part of a document holds: its blocks, or, where it is a list of notes, those by id. */
export interface DocxBody {
  readonly blocks: readonly (Block & { readonly marks: readonly Mark[] })[];
  readonly notes: ReadonlyMap<string, string>;
  readonly complete: boolean;
}

/** Elements whose text is none of the document's: deleted, of fields, of what programs without a feature show instead. */
const SKIPPED = new Set(["del", "moveFrom", "instrText", "delText", "Fallback", "pict", "rPrChange", "pPrChange"]);

interface Paragraph {
  text: string;
  style: ParagraphStyle;
  isNumbered: boolean;
  level: number | undefined;
  readonly marks: Mark[];
  /** The text box that it stands in would break the paragraph around it. */
  readonly outer: Paragraph | undefined;
}

/** Reads `document.xml`, `footnotes.xml` or `endnotes.xml`. */
export function readDocxBody(xml: Uint8Array, styles: ParagraphStyles): DocxBody {
  const blocks: (Block & { readonly marks: readonly Mark[] })[] = [];
  const notes = new Map<string, string>();
  const counters: number[] = [];
  let paragraph: Paragraph | undefined;
  let row: string[] | undefined;
  let rowMarks: Mark[] = [];
  let cell: string[] = [];
  let tables = 0;
  let note: string | undefined;
  let skipped = 0;
  let inText = false;
  let counted = 0;

  const add = (text: string): void => {
    if (paragraph !== undefined && skipped === 0) paragraph.text += text;
  };
  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (skipped > 0 || SKIPPED.has(name)) {
      skipped += 1;
      return;
    }
    switch (name) {
      case "p":
        paragraph = {
          text: "",
          style: { isNumbered: false, isTitle: false },
          isNumbered: false,
          level: undefined,
          marks: [],
          outer: paragraph,
        };
        break;
      case "pStyle":
        if (paragraph !== undefined)
          paragraph.style = styles.get(attributes.val ?? "") ?? styleById(attributes.val ?? "");
        break;
      case "numId":
        if (paragraph !== undefined) paragraph.isNumbered = attributes.val !== "0";
        break;
      case "outlineLvl":
        if (paragraph !== undefined && Number(attributes.val) < 9) paragraph.level = Number(attributes.val) + 1;
        break;
      case "t":
        inText = true;
        break;
      case "tab":
      case "br":
      case "cr":
        // In `pPr`, `tab` is a tab stop.
        if (attributes.val === undefined && attributes.pos === undefined) add(" ");
        break;
      case "noBreakHyphen":
        add("-");
        break;
      case "footnoteReference":
      case "endnoteReference":
        if (paragraph !== undefined) {
          counted += 1;
          const id = `${name === "footnoteReference" ? "footnote" : "endnote"} ${attributes.id ?? ""}`;
          paragraph.marks.push({ id, number: counted });
          add(noteMark(counted));
        }
        break;
      case "tbl":
        tables += 1;
        break;
      case "tr":
        if (tables === 1) [row, rowMarks] = [[], []];
        break;
      case "tc":
        if (tables === 1) cell = [];
        break;
      case "footnote":
      case "endnote":
        // Others are lines between text and notes.
        note = attributes.type === undefined || attributes.type === "normal" ? (attributes.id ?? "") : undefined;
        break;
    }
  };
  const closeParagraph = (): void => {
    const closed = paragraph;
    paragraph = closed?.outer;
    if (closed === undefined) return;
    if (note !== undefined) notes.set(note, [notes.get(note) ?? "", closed.text].join(" ").trim());
    else if (row !== undefined) {
      cell.push(closed.text);
      rowMarks.push(...closed.marks);
    } else blocks.push({ ...blockOf(closed, counters), marks: closed.marks });
  };
  const close = (name: string): void => {
    if (skipped > 0) {
      skipped -= 1;
      return;
    }
    if (name === "t") inText = false;
    else if (name === "p") closeParagraph();
    else if (name === "tc" && tables === 1) row?.push(cell.join(" "));
    else if (name === "tr" && tables === 1) {
      if (row !== undefined) blocks.push({ text: row.join("\t"), role: "row", marks: rowMarks });
      row = undefined;
    } else if (name === "tbl") tables -= 1;
  };
  const complete = readXml(xml, { open, close, text: (text) => inText && add(text) });
  return { blocks, notes, complete };
}

function blockOf({ text, style, isNumbered, level: own }: Paragraph, counters: number[]): Block {
  const level = style.level ?? own;
  if (level !== undefined && text.trim() !== "" && text.length < 400) {
    const number = isNumbered || style.isNumbered ? countHeading(counters, level) : undefined;
    return { text, role: "heading", level, ...(number === undefined ? {} : { number }) };
  }
  if (style.isTitle) return { text, role: "paragraph" };
  return isNumbered ? { text, role: "item" } : { text };
}

/** Word counts headings whose text has no number: 2.1 is the first of the second. */
function countHeading(counters: number[], level: number): string {
  counters.length = Math.min(counters.length, level);
  while (counters.length < level) counters.push(0);
  counters[level - 1] = (counters[level - 1] ?? 0) + 1;
  return counters.join(".");
}
