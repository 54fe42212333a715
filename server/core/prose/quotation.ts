import { isWord } from "../text/script.ts";
import type { Span } from "../text/span.ts";
import { isBlank, lineEnd } from "./lines.ts";

/** Words that are not the author's own, in their marks: a quotation, or a title. */
export interface Quotation extends Span {
  /** What the marks enclose. */
  readonly inner: Span;
  readonly isTitle: boolean;
}

const CLOSERS: Readonly<Record<string, string>> = {
  "“": "”",
  "„": "”",
  "‘": "’",
  "「": "」",
  "『": "』",
  "《": "》",
  "〈": "〉",
  "«": "»",
  "``": "''",
  '"': '"',
};
/** The units that a mark may begin with: nearly every character of a text is passed over by this alone. */
const MARK_STARTS = new Uint8Array(0x10000);
for (const marks of Object.entries(CLOSERS)) for (const mark of marks) MARK_STARTS[mark.charCodeAt(0)] = 1;
/** These are marks only in pairs. */
const BACKTICK = 0x60;
const APOSTROPHE = 0x27;
/** Nobody quotes more levels than this. */
const DEEPEST = 8;
/** A single mark may be an apostrophe: its other one must be this near. */
const LONGEST_SINGLE = 300;

interface Open {
  readonly start: number;
  readonly mark: string;
  readonly closer: string;
}

/**
 * The outermost quotations of a paragraph, in order. One that is never closed goes to the paragraph's end and no further:
 * the next paragraph may well be the writer's own words.
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
    let level = open.length - 1;
    while (level >= 0 && open[level]?.closer !== mark) level -= 1;
    const closer = CLOSERS[mark];
    if (level !== -1 && closes(text, index, mark)) {
      open.length = level + 1;
      if (level === 0) close(index, mark.length);
      open.length = level;
    } else if (closer !== undefined && open.length < DEEPEST && opens(text, index, end, mark))
      open.push({ start: index, mark, closer });
    index += mark.length;
  }
  close(end, 0);
  return found;
}

function markAt(text: string, index: number): string | undefined {
  const unit = text.charCodeAt(index);
  if (MARK_STARTS[unit] !== 1) return undefined;
  if (unit === BACKTICK) return text.charCodeAt(index + 1) === unit ? "``" : undefined;
  if (unit === APOSTROPHE) return text.charCodeAt(index + 1) === unit ? "''" : undefined;
  return text[index];
}

/** An apostrophe within a word closes nothing. */
function closes(text: string, index: number, mark: string): boolean {
  return mark !== "’" || !isWord(text.charCodeAt(index + 1));
}

/** A straight mark opens before a word; a single one not after a letter, and only where it is closed. */
function opens(text: string, index: number, end: number, mark: string): boolean {
  if (mark === "‘") return !isWord(text.charCodeAt(index - 1)) && isSingleClosed(text, index, end);
  if (mark !== '"') return true;
  const after = text.charCodeAt(index + 1);
  return !Number.isNaN(after) && after > 0x20;
}

function isSingleClosed(text: string, index: number, end: number): boolean {
  const most = Math.min(end, index + LONGEST_SINGLE);
  for (let at = index + 1; at < most; at++) if (text[at] === "’" && closes(text, at, "’")) return true;
  return false;
}

/** In LaTeX, and in Org. */
const ENVIRONMENT =
  /\\(begin|end)\{(?:display)?(?:quot(?:e|ation)|verse)\*?\}|^[ \t]{0,8}#\+(begin|end)_(?:quote|verse)/gimu;
const COMMAND =
  /\\(?:(?:foreign|hyphen)?(?:text|block)c?quote|(?:foreign|hyphen)quote|enquote)\*?(?=[{[])|#quote(?:\([^()\n]{0,200}\))?(?=\[)/gu;
const LONGEST_GROUP = 4000;

/** Most prose has no sign of these, which is quickly seen. */
function hasCommands(part: string): boolean {
  return part.includes("\\") || part.includes("#");
}

const BLOCK_QUOTATION = /^[ \t]{0,3}>/u;

/**
 * All that is quoted in `[start, end)`, which begins and ends with a paragraph, sorted by its beginnings: what stands between
 * quotation or title marks, block quotations, LaTeX's and Typst's quoting commands, environments.
 */
export function quotedSpans(text: string, start: number, end: number): readonly Span[] {
  const spans: Span[] = [...environments(text, start, end), ...commands(text, start, end)];
  for (let line = start; line < end; ) {
    const next = Math.max(paragraphEnd(text, line, end), line + 1);
    const paragraph = { start: line, end: next };
    if (BLOCK_QUOTATION.test(text.slice(line, line + 4))) spans.push(paragraph);
    else spans.push(...quotationsIn(text, paragraph));
    line = next;
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** Where the paragraph that begins at `line` ends: behind the line end before a blank line. */
export function paragraphEnd(text: string, line: number, end: number): number {
  for (let at = line; at < end; ) {
    const next = Math.min(lineEnd(text, at) + 1, end);
    if (isBlank(text, at, next - 1)) return next;
    at = next;
  }
  return end;
}

/** An environment that goes on behind the part is closed, and one that came from before it opened, at the part's edge. */
function* environments(text: string, start: number, end: number): Generator<Span> {
  let open: number | undefined;
  let first = true;
  const part = text.slice(start, end);
  if (!hasCommands(part)) return;
  for (const match of part.matchAll(ENVIRONMENT)) {
    if ((match[1] ?? match[2])?.toLowerCase() === "begin") open ??= start + match.index;
    else if (open !== undefined || first) {
      yield { start: open ?? start, end: start + match.index };
      open = undefined;
    }
    first = false;
  }
  if (open !== undefined) yield { start: open, end };
}

function* commands(text: string, start: number, end: number): Generator<Span> {
  const part = text.slice(start, end);
  if (!hasCommands(part)) return;
  for (const { 0: command, index } of part.matchAll(COMMAND)) {
    const from = start + index;
    let at = from + command.length;
    while (text[at] === "{" || text[at] === "[") {
      const closed = groupEnd(text, at, Math.min(end, at + LONGEST_GROUP));
      if (closed === 0) break;
      at = closed;
    }
    yield { start: from, end: at };
  }
}

/** Where the group that opens at `from` ends; 0 where it is not closed before `end`. */
function groupEnd(text: string, from: number, end: number): number {
  const open = text[from];
  const close = open === "{" ? "}" : "]";
  let depth = 0;
  for (let at = from; at < end; at++) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === open) depth += 1;
    else if (text[at] === close && --depth === 0) return at + 1;
  }
  return 0;
}

/** Nobody looks further for the beginning of a quotation, or for its end. */
const BEFORE = 4000;
const AFTER = 2000;
const BLANK_LINE = /\n[ \t\r\u3000]*\n/u;

/** Whether a span is quoted. Looks at the neighbourhood only, so that no text is slow. */
export function isQuoted(text: string, span: Span): boolean {
  const from = Math.max(0, span.start - BEFORE);
  const before = text.slice(from, span.start);
  if (lastEnvironment(before) === "begin") return true;
  const start = from + lastParagraph(before);
  const [after = ""] = text.slice(span.end, span.end + AFTER).split(BLANK_LINE, 1);
  const spans = quotedSpans(text, start, span.end + after.length);
  return spans.some((quoted) => quoted.start < span.end && quoted.end > span.start);
}

/** Where the last paragraph of a text begins. */
function lastParagraph(text: string): number {
  for (let end = text.lastIndexOf("\n"); end > 0; ) {
    const before = text.lastIndexOf("\n", end - 1);
    if (before !== -1 && isBlank(text, before + 1, end)) return end + 1;
    end = before;
  }
  return 0;
}

/** What the last sign of an environment that quotes does: a text that ends with "begin" goes on in a quotation. */
export function lastEnvironment(text: string): "begin" | "end" | undefined {
  if (!hasCommands(text)) return undefined;
  const last = [...text.matchAll(ENVIRONMENT)].at(-1);
  return last === undefined ? undefined : (last[1] ?? last[2])?.toLowerCase() === "begin" ? "begin" : "end";
}
