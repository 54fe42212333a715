import type { TextChange } from "../../core/citation/dialect.ts";
import { placeFor } from "../../core/citation/placement.ts";
import type { Rich } from "../../core/citation/rich.ts";
import { frontMatterEnd } from "../../core/prose/front-matter.ts";
import type { Span } from "../../core/text/span.ts";
import type { Markup } from "./markup.ts";

/** The words of the comments around a list, so that it can be made again. */
const BEGIN = "begin tifa:references";
const END = "end tifa:references";

/** The list that was made before: from its first comment to its last; `cut` where the last is gone. */
export function findList(text: string, { comment }: Markup): Span | "cut" | undefined {
  if (comment === undefined) return undefined;
  const start = lineOf(text, comment(BEGIN), 0);
  if (start === undefined) return undefined;
  const last = comment(END);
  const end = lineOf(text, last, start);
  return end === undefined ? "cut" : { start, end: end + last.length };
}

/** The comment that ends a list, for messages. */
export function endOfList({ comment }: Markup): string {
  return comment?.(END) ?? "";
}

/** Where a line begins with `wanted`, behind `from`. */
function lineOf(text: string, wanted: string, from: number): number | undefined {
  for (let at = text.indexOf(wanted, from); at !== -1; at = text.indexOf(wanted, at + 1))
    if (/^[ \t]*$/u.test(text.slice(text.lastIndexOf("\n", at - 1) + 1, at))) return at;
  return undefined;
}

/**
 * Puts a list into the text: in the place of the one that was made before, else under a heading that announces one, else at
 * `offset`, between paragraphs.
 *
 * @param before where {@link findList} found the list
 */
export function putList(
  text: string,
  offset: number,
  entries: readonly Rich[],
  markup: Markup,
  before: Span | undefined,
): TextChange {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const comments = markup.comment === undefined ? [] : [markup.comment(BEGIN), markup.comment(END)];
  const [begin, end] = comments;
  const paragraphs = [begin, ...entries.map((entry) => markup.paragraph(markup.inline(entry))), end].filter(
    (part) => part !== undefined,
  );
  const list = paragraphs.join(eol + eol);
  if (before !== undefined) return { span: before, newText: list };
  const at = underHeading(text, markup) ?? betweenParagraphs(text, offset);
  const gap = (part: string): string => eol.repeat(Math.max(0, 2 - (part.match(/\n/gu)?.length ?? 0)));
  const above = /[\r\n\t ]*$/u.exec(text.slice(0, at))?.[0] ?? "";
  const below = /^[\r\n\t ]*/u.exec(text.slice(at))?.[0] ?? "";
  const isFirst = above.length === at;
  const isLast = at + below.length === text.length;
  return {
    span: { start: at, end: at },
    newText: `${isFirst ? "" : gap(above)}${list}${isLast ? (below.includes("\n") ? "" : eol) : gap(below)}`,
  };
}

const TITLES =
  "references?|bibliography|works[ \\t]cited|literature(?:[ \\t]cited)?|sources|参考文献|參考文獻|引用文献|引用文獻|参考书目|參考書目|文献|文獻";

/** What may stand around the title of a heading. */
const HEADINGS: Readonly<Record<Markup["id"], readonly [before: string, after: string]>> = {
  markdown: ["#{1,6}[ \\t]+", "(?:[ \\t]+\\{[^}\\n]*\\})?(?:[ \\t]+#*)?"],
  pandoc: ["#{1,6}[ \\t]+", "(?:[ \\t]+\\{[^}\\n]*\\})?(?:[ \\t]+#*)?"],
  latex: ["\\\\(?:chapter|section|subsection)\\*?\\{[ \\t]*", "\\}(?:\\\\label\\{[^}\\n]*\\})?"],
  typst: ["=+[ \\t]+", "(?:[ \\t]*<[^>\\n]*>)?"],
  org: ["\\*+[ \\t]+", ""],
  asciidoc: ["=+[ \\t]+", ""],
  rst: ["", "[ \\t]*\\r?\\n[ \\t]*([=~\"'^*+#-])\\1{2,}"],
  plain: ["", ""],
};

/** Behind the last heading of that name, and of the lines that Org mode keeps under one. */
function underHeading(text: string, { id }: Markup): number | undefined {
  if (id === "plain") return undefined;
  const [before, after] = HEADINGS[id];
  const number = "(?:[\\d.]+[ \\t]+)?";
  const heading = new RegExp(`^${before}${number}(?:${TITLES})${after}[ \\t]*$`, "gimu");
  const last = [...text.matchAll(heading)].at(-1);
  if (last === undefined) return undefined;
  const end = last.index + last[0].trimEnd().length;
  const drawer = id === "org" ? /^\s*:PROPERTIES:[\s\S]{0,2000}?:END:/iu.exec(text.slice(end, end + 2100)) : null;
  return end + (drawer?.[0].length ?? 0);
}

/** `offset` on an empty line, else the end of its paragraph; never inside front matter or behind the end of a LaTeX document. */
function betweenParagraphs(text: string, offset: number): number {
  const place = placeFor(text, offset);
  const body = frontMatterEnd(text);
  const at = place < body ? text.length : place;
  const line = text.lastIndexOf("\n", at - 1) + 1;
  const rest = text.slice(at, endOfLine(text, at));
  if (text.slice(line, at).trim() === "" && rest.trim() === "") return at;
  const end = /\r?\n[ \t]*(?=\r?\n)|\r?\n[ \t]*\\end\{document\}/u.exec(text.slice(at));
  return end === null ? text.trimEnd().length : at + end.index;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}
