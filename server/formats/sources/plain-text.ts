import type { Block } from "../../core/source/block.ts";
import { withoutEmphasis } from "../../core/source/emphasis.ts";
import { removeFurniture } from "../../core/source/furniture.ts";
import { countWords, joinLines, type Words } from "../../core/source/hyphenation.ts";
import { isItem } from "../../core/source/paragraphs.ts";

interface Line {
  readonly text: string;
  readonly start: number;
  readonly page?: number;
}

/** Lines of this length are wrapped: what goes on in the next is the same paragraph. */
const WRAPPED = 110;
/** An ideograph is as wide as two letters. */
const WRAPPED_HAN = 60;

/** Plain text as blocks: set apart by blank lines, or each line a paragraph where the text is written so. */
export function readPlainText(text: string): { readonly blocks: Block[]; readonly pages?: number } {
  const pages = text.includes("\f") ? text.split("\f").length : undefined;
  const lines = removeFurniture(linesOf(text, pages !== undefined));
  const words = countWords(lines.map((line) => line.text));
  const perLine = isLinePerParagraph(lines.map((line) => line.text));
  const blocks: Block[] = [];
  let group: Line[] = [];
  const close = (): void => {
    if (group.length > 0) blocks.push(blockOf(group, words));
    group = [];
  };
  for (const line of lines) {
    const previous = group.at(-1);
    if (line.text.trim() === "") close();
    else {
      if (previous !== undefined && (perLine || !goesOnInNextLine(previous, line))) close();
      group.push(line);
    }
  }
  close();
  return { blocks, ...(pages === undefined ? {} : { pages }) };
}

function linesOf(text: string, hasPages: boolean): Line[] {
  const lines: Line[] = [];
  let page = 1;
  for (const { 0: line, index } of text.matchAll(/[^\r\n\u2028\u2029\u0085\f]+|\r\n|[\r\n\u2028\u2029\u0085\f]/gu)) {
    if (line === "\f") page += 1;
    const isEnd = /^[\r\n\u2028\u2029\u0085\f]/u.test(line);
    const content = isEnd ? "" : line;
    const last = lines.at(-1);
    // The line end after a line is no blank line.
    if (isEnd && last !== undefined && last.text !== "" && last.start + last.text.length === index) continue;
    lines.push({ text: content, start: index, ...(hasPages ? { page } : {}) });
  }
  return lines;
}

/** Chinese texts often have no blank lines: each line is a paragraph, long or indented. */
function isLinePerParagraph(lines: readonly string[]): boolean {
  const full = lines.filter((line) => line.trim() !== "");
  const blank = lines.length - full.length;
  const indented = full.filter((line) => /^(?:\u3000{1,2}| {2,8}\S)/u.test(line)).length;
  const long = full.filter((line) => width(line) > 2 * WRAPPED).length;
  return blank * 8 < full.length && (indented * 2 > full.length || long * 5 > full.length);
}

function width(line: string): number {
  return line.length + (line.match(/[\u3000-\u9fff\uff00-\uffef]/gu)?.length ?? 0);
}

function goesOnInNextLine(line: Line, next: Line): boolean {
  if (line.text.includes("\t") || next.text.includes("\t")) return false;
  if (isItem(next.text.trimStart()) || /^[⁰¹²³⁴-⁹]/u.test(next.text)) return false;
  return line.text.length <= (width(line.text) > line.text.length * 1.5 ? WRAPPED_HAN : WRAPPED);
}

function blockOf(lines: readonly Line[], words: Words): Block {
  const [first] = lines;
  const last = lines.at(-1);
  const text = lines.reduce((sum, line) => (sum === "" ? line.text : joinLines(sum, line.text, words)), "");
  return {
    text: withoutTags(withoutEmphasis(text)),
    span: { start: first?.start ?? 0, end: (last?.start ?? 0) + (last?.text.length ?? 0) },
    ...(first?.page === undefined ? {} : { page: first.page }),
  };
}

/** Text that came out of a converter may have tags of HTML in its tables. */
function withoutTags(text: string): string {
  return text.includes("<")
    ? text.replace(/<\/?(?:p|ul|ol|li|br|b|i|em|strong|sup|sub|span|div)(?:\s[^<>]{0,200})?\/?>/giu, " ")
    : text;
}
