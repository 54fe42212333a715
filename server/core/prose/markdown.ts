import { frontMatterEnd, frontMatterHoles } from "./front-matter.ts";
import { type HoleList, holeList } from "./hole.ts";
import { indentOf, isBlank, LEAST_BLOCK, lineEnd } from "./lines.ts";
import { inlineHoles } from "./markdown-inline.ts";
import type { Block } from "./prose.ts";

const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,}|\${2}(?=\s*$))/u;
const QUOTED_FENCE = /^[ \t]*(?:>[ \t]?)+/u;
const COMMENT_START = "<!--";
const COMMENT_END = "-->";
const LIST_ITEM = /^\s*(?:[-+*]|\d{1,9}[.)]|\[\^[^\]]+\]:)\s/u;
const HEADING = /^ {0,3}#{1,6}(?:\s|$)/u;
const DIRECTIVE = /^\s*:{3,}/u;
const RULE = /^ {0,3}(?:=+|-+)\s*$/u;

/**
 * Markdown with its scholarly relatives (Pandoc, Quarto, R Markdown, MyST). A line scanner, because no Markdown library
 * is fast enough for the typing path (ARCHITECTURE.md): code, mathematics, comments, attributes, link targets and
 * citation keys are holes; emphasis marks need none, recognition skips them.
 */
export function markdownBlock(text: string, start: number): Block {
  const list = holeList();
  let line = start === 0 ? readFrontMatter(text, list) : start;
  let prose = line;
  let afterBlank = true;
  let inList = false;

  while (line < text.length) {
    const end = lineEnd(text, line);
    const next = Math.min(end + 1, text.length);
    const content = text.slice(line, end);
    if (isBlank(text, line, end)) {
      inlineHoles(text, prose, line, list);
      prose = next;
      afterBlank = true;
      line = next;
      if (line - start >= LEAST_BLOCK && line < text.length && indentOf(text, line) === 0)
        return { end: line, holes: list.holes };
      continue;
    }
    const codeEnd = blockCodeEnd(text, line, content, afterBlank && !inList);
    if (codeEnd > 0) {
      inlineHoles(text, prose, line, list);
      list.opaque(line, codeEnd);
      line = codeEnd;
      prose = codeEnd;
      continue;
    }
    if (LIST_ITEM.test(content)) inList = true;
    else if (afterBlank && indentOf(text, line) === 0) inList = false;
    if (isWholeLine(content)) {
      // A heading and the paragraph under it are two texts: the line end between them ends a term.
      inlineHoles(text, prose, end, list);
      list.opaque(end, next);
      prose = next;
    }
    afterBlank = false;
    line = next;
  }
  inlineHoles(text, prose, text.length, list);
  return { end: text.length, holes: list.holes };
}

function readFrontMatter(text: string, list: HoleList): number {
  const end = frontMatterEnd(text);
  if (end > 0) frontMatterHoles(text, end, list);
  return end;
}

/** Where the code, mathematics or comment that begins on this line ends, after its last line; 0 where none begins. */
function blockCodeEnd(text: string, line: number, content: string, mayIndent: boolean): number {
  const quoted = QUOTED_FENCE.exec(content)?.[0].length ?? 0;
  const fence = FENCE.exec(content.slice(quoted).trimEnd()) ?? FENCE.exec(content.trim());
  if (fence?.[1] !== undefined) return fenceEnd(text, lineEnd(text, line) + 1, fence[1]);
  if (content.trimStart().startsWith(COMMENT_START)) {
    const close = text.indexOf(COMMENT_END, line);
    return close === -1 ? text.length : close + COMMENT_END.length;
  }
  if (DIRECTIVE.test(content) || (mayIndent && indentOf(text, line) >= 4))
    return Math.min(lineEnd(text, line) + 1, text.length);
  return 0;
}

/** An unclosed fence goes to the end of the document (CommonMark 4.5). */
function fenceEnd(text: string, from: number, fence: string): number {
  for (let line = from; line < text.length; ) {
    const end = lineEnd(text, line);
    const content = text.slice(line, end).replace(QUOTED_FENCE, "").trim();
    if (content.startsWith(fence) && content.split(fence[0] ?? "`").join("") === "")
      return Math.min(end + 1, text.length);
    line = end + 1;
  }
  return text.length;
}

function isWholeLine(content: string): boolean {
  return HEADING.test(content) || RULE.test(content);
}
