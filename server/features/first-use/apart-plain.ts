import { lineEnd } from "../../core/prose/lines.ts";
import type { Span } from "../../core/text/span.ts";
import { isParagraphApart, paragraphs, titleApart } from "./paragraphs.ts";

/** Longer lines that stand alone are paragraphs, not headings. */
const LONGEST_HEADING = 80;
const SENTENCE_END = /[.!?。！？；;:：,，…”"』」）)]\s*$/u;
const MARKED_HEADING = /^(?:\*{1,8}|={1,6}|#{1,6}) \S/u;
const TABLE = /\t|^\s*[|+]|\|\s*$/mu;

/** What in plain text is no running prose of the writer's: headings, quoted mail, tables, lists of works. */
export function apartInPlain(text: string): Span[] {
  const spans: Span[] = [];
  let abstract = -1;
  for (const { start, end } of paragraphs(text)) {
    const paragraph = text.slice(start, end);
    const isHeading = isPlainHeading(text, start, end);
    if (isHeading) {
      if (abstract !== -1) spans.push({ start: abstract, end: start });
      const title = titleApart(paragraph.replace(/^=+/u, ""));
      abstract = title === "abstract" ? start : -1;
      if (title === "works") return [...spans, { start, end: text.length }];
    }
    if (isHeading || /^\s*>/u.test(paragraph) || isParagraphApart(paragraph) || TABLE.test(paragraph.slice(0, 2000)))
      spans.push({ start, end });
  }
  if (abstract !== -1) spans.push({ start: abstract, end: text.length });
  return spans;
}

/** A short line alone that does not end like a sentence, with text after it; or one with the mark of a heading. */
function isPlainHeading(text: string, start: number, end: number): boolean {
  const last = lineEnd(text, start);
  if (last < end - 1) return false;
  const line = text.slice(start, Math.min(last, start + 2 * LONGEST_HEADING)).trimEnd();
  if (MARKED_HEADING.test(line)) return true;
  return line.length <= LONGEST_HEADING && !SENTENCE_END.test(line) && /\S/u.test(text.slice(end, end + 200));
}
