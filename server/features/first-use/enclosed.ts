import type { Quotation } from "../../core/prose/quotation.ts";
import { isHan, isWord } from "../../core/text/script.ts";
import type { Span } from "../../core/text/span.ts";

/** Whether the marks enclose nothing but this wording: then the writer uses it, and quotes nobody. */
export function enclosesOnly(text: string, { inner }: Quotation, wording: Span): boolean {
  for (let index = inner.start; index < inner.end; index++) {
    const isOutside = index < wording.start || index >= wording.end;
    if (isOutside && (isWord(text.charCodeAt(index)) || isHan(text.charCodeAt(index)))) return false;
  }
  return true;
}

const OPEN = 0x28;
const CLOSE = 0x29;
const WIDE_OPEN = 0xff08;
const WIDE_CLOSE = 0xff09;

/** What stands in round brackets in a paragraph, the outermost ones. Brackets that are not closed enclose nothing. */
export function asidesIn(text: string, { start, end }: Span): readonly Span[] {
  const found: Span[] = [];
  const open: number[] = [];
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index);
    if (unit === OPEN || unit === WIDE_OPEN) open.push(index);
    else if (unit === CLOSE || unit === WIDE_CLOSE) {
      const from = open.pop();
      if (from === undefined) continue;
      while ((found.at(-1)?.start ?? -1) > from) found.pop();
      found.push({ start: from, end: index + 1 });
    }
  }
  return found;
}
