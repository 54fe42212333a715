import { Parser } from "htmlparser2";
import type { Block, BlockRole } from "../../core/source/block.ts";
import { noteMark } from "../../core/source/notes.ts";
import type { ReadFile } from "./read-file.ts";

/** Elements whose content is not read. */
const SKIPPED = new Set(
  "script style noscript template svg math nav button select form iframe object audio video canvas map dialog".split(
    " ",
  ),
);
/** Elements that set their text apart. */
const BLOCKS = new Set(
  "p div section article main header footer aside blockquote h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th caption figure figcaption pre hr body html address details summary fieldset center".split(
    " ",
  ),
);
/** Marks of notes as programs write them. */
const NOTE_ID = /^(?:_?(?:fn|ftn|en|edn|footnote|endnote|note|cite_note)s?)[-_:.]*(?<number>\d{1,4})$/iu;
/** No block is longer: pages without any structure. */
const LONGEST = 100_000;

interface State {
  text: string;
  start: number;
  role: BlockRole | undefined;
  level: number | undefined;
  note: number | undefined;
}

/** The blocks of a page, whatever tags it leaves open. Spans are those of its source. */
export function readHtmlText(html: string): Omit<ReadFile, "problems"> {
  const blocks: Block[] = [];
  const facts = new Map<string, string>();
  let now: State = { text: "", start: 0, role: undefined, level: undefined, note: undefined };
  let skipped = 0;
  let title: string | undefined;
  let row: string[] | undefined;
  let rowStart = 0;
  let note: number | undefined;
  let noteDepth = 0;
  let depth = 0;
  let superscript = 0;
  let quoted = 0;

  const flush = (at: number): void => {
    // Notes end with an arrow back to their mark.
    const text = now.text
      .replace(/\s+/gu, " ")
      .replace(/\s?↩\ufe0e?\s*$/u, "")
      .trim();
    if (text !== "" && row !== undefined) row.push(text);
    else if (text !== "") {
      const { role, level, start } = now;
      const number = now.note ?? note;
      const own = number === undefined ? (role ?? (quoted > 0 ? "quote" : undefined)) : "note";
      blocks.push({
        text,
        span: { start, end: at },
        ...(own === undefined ? {} : { role: own }),
        ...(level === undefined || own !== "heading" ? {} : { level }),
        ...(number === undefined ? {} : { note: number }),
      });
    }
    now = { text: "", start: at, role: undefined, level: undefined, note: undefined };
  };
  const noteNumber = (attributes: Readonly<Record<string, string>>): number | undefined => {
    const number = NOTE_ID.exec(attributes.id ?? "")?.groups?.number;
    const isNote = /footnote|endnote|rearnote/u.test(`${attributes["epub:type"] ?? ""} ${attributes.role ?? ""}`);
    if (number !== undefined) return Number(number);
    const inId = /\d{1,4}$/u.exec(attributes.id ?? "")?.[0];
    return isNote && !/notes/u.test(`${attributes["epub:type"] ?? ""} ${attributes.role ?? ""}`) && inId !== undefined
      ? Number(inId)
      : undefined;
  };

  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (skipped > 0 || SKIPPED.has(name)) {
          skipped += 1;
          return;
        }
        if (name === "title" && title === undefined) title = "";
        if (name === "meta") readMeta(attributes, facts);
        if (name === "sup") superscript += 1;
        if (name === "br") now.text += " ";
        if (!BLOCKS.has(name)) return;
        if (name === "td" || name === "th") now.text = "";
        else flush(parser.startIndex);
        now.start = parser.startIndex;
        if (name === "blockquote") quoted += 1;
        if (name === "tr") [row, rowStart] = [[], parser.startIndex];
        if (/^h[1-6]$/u.test(name)) [now.role, now.level] = ["heading", Number(name[1])];
        if (name === "li" || name === "dd") now.role = "item";
        if (name === "caption" || name === "figcaption") now.role = "caption";
        const number = noteNumber(attributes);
        if (number !== undefined && note === undefined) [note, noteDepth] = [number, depth];
      },
      ontext(text) {
        if (skipped > 0) return;
        if (title !== undefined && blocks.length === 0 && parserIsInTitle(html, parser.startIndex)) {
          title += text;
          return;
        }
        now.text += superscript > 0 ? markText(text) : text;
        if (now.text.length > LONGEST) flush(parser.endIndex);
      },
      onclosetag(name) {
        depth -= 1;
        if (skipped > 0) {
          skipped -= 1;
          return;
        }
        if (name === "sup" && superscript > 0) superscript -= 1;
        if (BLOCKS.has(name)) {
          if (name === "tr") {
            if (row !== undefined && row.length > 0)
              blocks.push({ text: row.join("\t"), role: "row", span: { start: rowStart, end: parser.endIndex } });
            row = undefined;
          } else flush(parser.endIndex + 1);
          if (name === "blockquote" && quoted > 0) quoted -= 1;
        }
        if (note !== undefined && depth < noteDepth) note = undefined;
      },
    },
    { lowerCaseTags: true, decodeEntities: true },
  );
  for (let at = 0; at < html.length; at += PART) parser.write(html.slice(at, at + PART));
  parser.end();
  flush(html.length);
  const author = facts.get("author");
  const year = /(?:19|20)\d\d/u.exec(facts.get("date") ?? "")?.[0];
  return {
    blocks,
    ...(title === undefined || title.trim() === "" ? {} : { title: title.replace(/\s+/gu, " ").trim() }),
    ...(author === undefined ? {} : { author }),
    ...(year === undefined ? {} : { year }),
  };
}

/** As much is parsed at a time. */
const PART = 65_536;

/** Numbers in superscript are marks of notes; `th` and other letters are not. */
function markText(text: string): string {
  return /^\s*[[(]?\d{1,4}[\])]?\s*$/u.test(text) ? noteMark(Number(text.replace(/\D/gu, ""))) : text;
}

function readMeta(attributes: Readonly<Record<string, string>>, facts: Map<string, string>): void {
  const name = (attributes.name ?? attributes.property ?? "").toLowerCase();
  const content = attributes.content?.trim() ?? "";
  if (content === "") return;
  if (/^(?:author|citation_author|dc\.creator|article:author)$/u.test(name) && !facts.has("author"))
    facts.set("author", content);
  if (/^(?:date|citation_(?:publication_)?date|dc\.date|article:published_time|pubdate)$/u.test(name))
    facts.set("date", content);
}

/** Whether the last tag opened before an offset is `<title>`. */
function parserIsInTitle(html: string, at: number): boolean {
  return /<title[^<>]*>[^<]*$/iu.test(html.slice(Math.max(0, at - 2000), at));
}
