import { isHan, isWord } from "../../core/text/script.ts";
import type { Span } from "../../core/text/span.ts";

/** A quotation or a title in its marks. */
export interface Quotation extends Span {
  /** Offsets of what the marks enclose. */
  readonly inner: Span;
  readonly isTitle: boolean;
}

const CLOSERS: Readonly<Record<string, string>> = {
  "“": "”",
  "‘": "’",
  "「": "」",
  "『": "』",
  "《": "》",
  "〈": "〉",
  "«": "»",
  "``": "''",
  '"': '"',
};
const LONGEST_MARK = 2;
/** Nobody quotes more levels than this. */
const DEEPEST = 8;

interface Open {
  readonly start: number;
  readonly mark: string;
}

/**
 * The outermost quotations of a paragraph. One that is never closed goes to the paragraph's end, and no further: the
 * next paragraph may well be the writer's own words.
 */
export function quotationsIn(text: string, { start, end }: Span): readonly Quotation[] {
  const found: Quotation[] = [];
  const open: Open[] = [];
  const close = (at: number, length: number): void => {
    const [outermost] = open;
    if (outermost === undefined) return;
    const inner = { start: outermost.start + outermost.mark.length, end: at };
    found.push({ start: outermost.start, end: at + length, inner, isTitle: /[《〈]/u.test(outermost.mark) });
  };
  for (let index = start; index < end; ) {
    const mark = markAt(text, index);
    if (mark === undefined) {
      index += 1;
      continue;
    }
    // The stack is never deep, so that this look through it costs nothing.
    const level = open.findLastIndex((other) => CLOSERS[other.mark] === mark);
    if (level !== -1 && closes(text, index, mark)) {
      open.length = level + 1;
      if (level === 0) close(index, mark.length);
      open.length = level;
    } else if (CLOSERS[mark] !== undefined && open.length < DEEPEST && opens(text, index, mark))
      open.push({ start: index, mark });
    index += mark.length;
  }
  close(end, 0);
  return found;
}

function markAt(text: string, index: number): string | undefined {
  if (MARK_STARTS[text.charCodeAt(index)] !== 1) return undefined;
  for (let length = LONGEST_MARK; length > 0; length--) {
    const mark = text.slice(index, index + length);
    if (mark.length === length && MARKS.has(mark)) return mark;
  }
  return undefined;
}

const MARKS = new Set([...Object.keys(CLOSERS), ...Object.values(CLOSERS)]);
/** The units that a mark may begin with: nearly every character of a text is passed over by this alone. */
const MARK_STARTS = new Uint8Array(0x10000);
for (const mark of MARKS) MARK_STARTS[mark.charCodeAt(0)] = 1;

/** An apostrophe within a word closes nothing. */
function closes(text: string, index: number, mark: string): boolean {
  return mark !== "’" || !isWord(text.charCodeAt(index + 1));
}

/** A straight mark opens before a word; a single one does not open after a letter. */
function opens(text: string, index: number, mark: string): boolean {
  if (mark === "‘") return !isWord(text.charCodeAt(index - 1));
  if (mark !== '"') return true;
  const after = text.charCodeAt(index + 1);
  return !Number.isNaN(after) && after > 0x20;
}

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
