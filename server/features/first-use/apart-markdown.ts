import { frontMatterEnd } from "../../core/prose/front-matter.ts";
import { indentOf, isBlank, lineEnd } from "../../core/prose/lines.ts";
import type { Span } from "../../core/text/span.ts";
import { isParagraphApart, titleApart } from "./paragraphs.ts";

const FENCE = /^ {0,3}(`{3,}|~{3,})/u;
const HEADING = /^ {0,3}(#{1,6})(?:\s+|$)(.{0,300})/u;
const UNDERLINE = /^ {0,3}(=+|-+)\s*$/u;
const QUOTE = /^ {0,3}>/u;
const TABLE = /^\s*(?:\||\+[-=]{2}|\|?\s*:?-+:?\s*\||-{2,}\s+-{2,})/u;
const NOTE = /^ {0,3}\[\^[^\]\s]{1,80}\]:/u;
const CAPTION = /^(?::\s|Table:)/u;
const DEFINITION = /^ {0,3}\[[^\]^]{1,300}\]:\s/u;
const DIVISION = /^ {0,3}:{3,}\s*(.{0,300})$/u;
const DIVISION_APART = /(?:^|[.\s{])(?:abstract|epigraph|quote|quotation|references|refs)\b|#(?:fig|tbl)-|#refs\b/u;

/** Any heading ends a section whose own title has no mark of its level. */
const LEAST_LEVEL = 6;

interface Section {
  readonly level: number;
  readonly start: number;
}

/** What in Markdown is no running prose of the writer's: front matter, headings, quotations, tables, notes, captions. */
export function apartInMarkdown(text: string): Span[] {
  const spans: Span[] = [];
  const add = (start: number, end: number): void => void spans.push({ start, end });
  const body = frontMatterEnd(text);
  add(0, body);
  const divisions: { readonly start: number; readonly apart: boolean }[] = [];
  let section: Section | undefined;
  let fence: string | undefined;
  let paragraph = -1;
  let isApart = false;
  let inNote = false;

  const flush = (at: number): void => {
    if (paragraph !== -1 && isApart) add(paragraph, at);
    // A line alone that says *References* is a heading, though it lacks the marks of one.
    else if (paragraph !== -1 && at - paragraph < 60 && titleApart(text.slice(paragraph, at)) === "works")
      heading(paragraph, at, LEAST_LEVEL, text.slice(paragraph, at));
    paragraph = -1;
    isApart = false;
  };
  const heading = (start: number, end: number, level: number, title: string): void => {
    add(start, end);
    if (section !== undefined && level <= section.level) {
      add(section.start, start);
      section = undefined;
    }
    if (section === undefined && titleApart(title) !== undefined) section = { level, start };
  };

  for (let line = body; line < text.length; ) {
    const end = lineEnd(text, line);
    const start = line;
    const content = text.slice(line, Math.min(end, line + 400)).trimEnd();
    line = end + 1;
    if (fence !== undefined) {
      if (content.trim().startsWith(fence)) fence = undefined;
      continue;
    }
    if (isBlank(text, start, end)) {
      flush(start);
      continue;
    }
    fence = FENCE.exec(content)?.[1];
    const division = DIVISION.exec(content)?.[1];
    const atx = HEADING.exec(content);
    if (fence !== undefined || division !== undefined || atx !== null) {
      flush(start);
      if (atx !== null) heading(start, end, atx[1]?.length ?? 1, atx[2] ?? "");
      if (division !== undefined && division !== "") divisions.push({ start, apart: DIVISION_APART.test(division) });
      else if (division !== undefined) {
        const closed = divisions.pop();
        if (closed?.apart === true) add(closed.start, end);
      }
      continue;
    }
    const underline = UNDERLINE.exec(content)?.[1];
    if (underline !== undefined && paragraph !== -1) {
      heading(paragraph, end, underline.startsWith("=") ? 1 : 2, text.slice(paragraph, start));
      flush(start);
      continue;
    }
    if (paragraph === -1) {
      paragraph = start;
      inNote = NOTE.test(content) || (inNote && indentOf(text, start) >= 2);
      isApart = inNote || QUOTE.test(content) || CAPTION.test(content) || isParagraphApart(content);
    }
    if (NOTE.test(content) && !isApart) {
      flush(start);
      paragraph = start;
      isApart = true;
      inNote = true;
    }
    if (TABLE.test(content)) isApart = true;
    if (DEFINITION.test(content)) add(start, end);
  }
  flush(text.length);
  if (section !== undefined) add(section.start, text.length);
  for (const { start, apart } of divisions) if (apart) add(start, text.length);
  return [...spans, ...inlineApart(text), ...elementsApart(text)];
}

const BRACKETS = /!?\[[^[\]]{1,1000}\]/gu;

/** Link texts, alternative texts, citations, inline notes. */
function* inlineApart(text: string): Generator<Span> {
  for (const { 0: found, index } of text.matchAll(BRACKETS)) {
    const end = index + found.length;
    const next = text[end];
    if (found.startsWith("!") || next === "(" || next === "[" || /(?:^|[^\p{L}\p{N}])@[\w{]/u.test(found))
      yield { start: index, end };
  }
  const open: number[] = [];
  for (const { 0: sign, index } of text.matchAll(/\[|\]|\n\r?\n/gu)) {
    if (sign === "[") open.push(index);
    else if (sign === "]") {
      const start = open.pop() ?? 0;
      if (text[start - 1] === "^") yield { start, end: index + 1 };
    } else open.length = 0;
  }
}

const LONGEST_ELEMENT = 4000;
const ELEMENT = /<(h[1-6]|table|blockquote|figcaption|caption|a|q|cite|title|figure)[\s>]/giu;

/** HTML elements that are headings, quotations, tables, captions and links. */
function* elementsApart(text: string): Generator<Span> {
  const unclosed = new Set<string>();
  for (const { 1: name = "", index } of text.matchAll(ELEMENT)) {
    const close = unclosed.has(name) ? -1 : text.indexOf(`</${name}`, index);
    if (close === -1) unclosed.add(name);
    else if (close - index < LONGEST_ELEMENT) yield { start: index, end: close };
  }
}
