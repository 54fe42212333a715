import type { Block, BlockForm } from "./block.ts";

const OPEN = 0x7b;
const CLOSE = 0x7d;
const PAREN = 0x29;
const QUOTE = 0x22;
const AT = 0x40;
const NEWLINE = 0x0a;

/** The head of a block: `@article{`. Bounded, so that a text of nothing else is not slow. */
const HEAD = /@([A-Za-z][\w+:.-]{0,60})[ \t\r\n]{0,40}([{(])?/y;
/** The head of the next entry at the beginning of a line: what an entry before it has not closed ends there. */
const NEXT_HEAD =
  /@(?:(?:string|preamble|comment)[ \t]{0,10}[{(]|[A-Za-z]{1,40}[ \t]{0,10}[{(][ \t\r\n]{0,40}[^\s,{}()"=#%@]{1,200}[ \t]{0,40},)/iy;
const NEXT_COMMENT = /@comment/iy;
/** A key goes to the first comma, closing bracket or blank; a field's name may stand in its place. */
const KEY = /[ \t\r\n]{0,200}([^\s,{}="#]{0,500})/y;

/**
 * Scans BibTeX and biblatex text: entries in braces or parentheses, `@string`, `@preamble` and `@comment`, in file order.
 *
 * Tolerant: a block that is never closed ends before the next line that begins an entry, and `problem` says so; text
 * between blocks is nothing, and so is an `@` behind a `%` on its line (biber reads it so; BibTeX takes such an entry for
 * an error). Braces count as BibTeX counts them, whether or not a backslash stands before. A `@comment` takes its
 * bracket with it, entries included, as biber and JabRef have it. Linear in the text.
 */
export function* scanBibtex(text: string, from: number): Generator<Block, void> {
  let isComment = false;
  for (let seen = from; ; ) {
    const at = text.indexOf("@", seen);
    if (at === -1) return;
    isComment = isCommentAfter(text, seen, at, isComment);
    const form = isComment ? undefined : readBlock(text, at);
    seen = at + (form?.length ?? 1);
    if (form === undefined) continue;
    isComment = false;
    yield { start: at, form };
  }
}

/** Whether a `%` stands before `at` on its line, if only `[from, at)` is new. */
function isCommentAfter(text: string, from: number, at: number, before: boolean): boolean {
  const between = text.slice(from, at);
  const line = between.lastIndexOf("\n");
  return (before && line === -1) || between.includes("%", line + 1);
}

function readBlock(text: string, at: number): BlockForm | undefined {
  HEAD.lastIndex = at;
  const head = HEAD.exec(text);
  const [all = "", name = "", bracket] = head ?? [];
  const type = name.toLowerCase();
  if (bracket === undefined)
    return type === "" || type === "comment" ? undefined : headless(text, at, type, all.length);
  const inside = at + all.length;
  if (type === "comment") return comment(text, at, inside, bracket);
  const kind = type === "string" || type === "preamble" ? type : "entry";
  KEY.lastIndex = inside;
  const [blank = "", key = ""] = KEY.exec(text) ?? [];
  const keyEnd = inside + blank.length;
  const named = kind === "preamble" || (kind === "entry" && isFieldName(text, keyEnd));
  const { end, reach, closed } = bracket === "{" ? closingBrace(text, inside) : closingParenthesis(text, inside);
  // A key cannot reach beyond its block: `@misc()`.
  const cleanKey = named ? "" : key.slice(0, Math.max(0, end - (closed ? 1 : 0) - (keyEnd - key.length)));
  return {
    kind,
    type,
    length: end - at,
    reach: Math.max(reach, keyEnd + 40) - at,
    key: cleanKey,
    keyStart: keyEnd - key.length - at,
    made: {},
    ...(closed ? {} : { problem: "unclosed" as const }),
  };
}

/** `@article foo` at the beginning of a line: someone forgot the bracket. Elsewhere an `@` is an address. */
function headless(text: string, at: number, type: string, length: number): BlockForm | undefined {
  if (!startsLine(text, at)) return undefined;
  return {
    kind: "broken",
    type,
    length: 1 + type.length,
    reach: length + 1,
    key: "",
    keyStart: 0,
    problem: "no-bracket",
    made: {},
  };
}

/** `@book{title = …`: the key is missing. */
function isFieldName(text: string, keyEnd: number): boolean {
  return /^[ \t\r\n]{0,30}=/u.test(text.slice(keyEnd, keyEnd + 32));
}

/** A comment whose bracket is not closed before the next comment is a comment of one line. */
function comment(text: string, at: number, inside: number, bracket: string): BlockForm {
  const close = bracket === "{" ? CLOSE : PAREN;
  const open = bracket === "{" ? OPEN : 0x28;
  let depth = 1;
  let index = inside;
  for (; index < text.length && depth > 0; index++) {
    const unit = text.charCodeAt(index);
    if (unit === open) depth += 1;
    else if (unit === close) depth -= 1;
    else if (unit === AT && startsLine(text, index)) {
      NEXT_COMMENT.lastIndex = index;
      if (NEXT_COMMENT.test(text)) break;
    }
  }
  const base = { kind: "comment", type: "comment", key: "", keyStart: 0, made: {} } as const;
  if (depth === 0) return { ...base, length: index - at, reach: index - at };
  const line = text.indexOf("\n", inside);
  const end = line === -1 ? text.length : line;
  const reach = index === text.length ? Number.POSITIVE_INFINITY : index + 8 - at;
  return { ...base, length: end - at, reach, problem: "unclosed" };
}

/** Where a bracket closes, or where the text of its block ends without that; and how far that was looked for. */
interface Closing {
  readonly end: number;
  readonly reach: number;
  readonly closed: boolean;
}

function closingBrace(text: string, inside: number): Closing {
  let depth = 1;
  for (let index = inside; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === OPEN) depth += 1;
    else if (unit === CLOSE) {
      depth -= 1;
      if (depth === 0) return { end: index + 1, reach: index + 1, closed: true };
    } else if (unit === AT && beginsNext(text, index)) return unclosed(text, inside, index);
  }
  return { end: trimmedEnd(text, inside, text.length), reach: Number.POSITIVE_INFINITY, closed: false };
}

/** A parenthesis closes outside of braces and quotation marks only. */
function closingParenthesis(text: string, inside: number): Closing {
  let depth = 0;
  let isQuoted = false;
  for (let index = inside; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === OPEN) depth += 1;
    else if (unit === CLOSE) depth -= 1;
    else if (unit === QUOTE && depth === 0) isQuoted = !isQuoted;
    else if (unit === PAREN && depth <= 0 && !isQuoted) return { end: index + 1, reach: index + 1, closed: true };
    else if (unit === AT && beginsNext(text, index)) return unclosed(text, inside, index);
  }
  return { end: trimmedEnd(text, inside, text.length), reach: Number.POSITIVE_INFINITY, closed: false };
}

function unclosed(text: string, inside: number, next: number): Closing {
  return { end: trimmedEnd(text, inside, next), reach: NEXT_HEAD.lastIndex, closed: false };
}

function beginsNext(text: string, at: number): boolean {
  if (!startsLine(text, at)) return false;
  NEXT_HEAD.lastIndex = at;
  return NEXT_HEAD.test(text);
}

function startsLine(text: string, at: number): boolean {
  let index = at - 1;
  while (index >= 0 && (text.charCodeAt(index) === 0x20 || text.charCodeAt(index) === 0x09)) index -= 1;
  return index < 0 || text.charCodeAt(index) === NEWLINE;
}

function trimmedEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && text.charCodeAt(end - 1) <= 0x20) end -= 1;
  return end;
}
