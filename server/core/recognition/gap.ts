import { FOLD, NEWLINE, SEPARATOR } from "../text/fold.ts";
import { IS_WORD } from "../text/script.ts";

/** What stands between two characters of a term: spaces, one line end, a hyphen, or a hyphen at a line's end. */
export type GapKind = "none" | "space" | "newline" | "hyphen" | "divided";

export interface Gap {
  kind: GapKind;
  /** Offset of the first character after it. */
  end: number;
}

/** Longer runs of spaces are layout, not a gap in a term. */
const MAX_SPACES = 200;

const gap: Gap = { kind: "none", end: 0 };

/**
 * Reads the gap at `position`, where a separator or a line end stands; `none` where a term ends: at a blank line, a list
 * item, a spaced dash, the end of the text. A gap that reaches `limit`, where a hole begins, ends there.
 *
 * @returns one object, the same for every call: recognition calls this for every space of every candidate.
 */
export function readGap(text: string, position: number, limit: number, to: number): Readonly<Gap> {
  // Nearly every gap is one space between two words.
  if (position + 1 < limit && text.charCodeAt(position) === 0x20 && IS_WORD[text.charCodeAt(position + 1)] === 1)
    return found("space", position + 1);
  let index = skipSpaces(text, position, limit);
  const spaced = index > position;
  const hyphens = countHyphens(text, index, limit);
  if (hyphens > 0 && (spaced || hyphens > 2)) return found("none", 0);
  const afterHyphens = index + hyphens;
  index = hyphens > 0 ? skipSpaces(text, afterHyphens, limit) : index;
  if (index >= to || index - position > MAX_SPACES) return found("none", 0);

  if (index < limit && FOLD[text.charCodeAt(index)] === NEWLINE) {
    const next = lineStart(text, index, limit);
    return next === 0 ? found("none", 0) : found(hyphens > 0 ? "divided" : "newline", next);
  }
  if (hyphens === 0) return found("space", index);
  return found(index === afterHyphens ? "hyphen" : "space", index);
}

function found(kind: GapKind, end: number): Readonly<Gap> {
  gap.kind = kind;
  gap.end = end;
  return gap;
}

/** Where the words of the line after the line end at `index` begin; 0 where that line is blank or begins a list item. */
function lineStart(text: string, index: number, limit: number): number {
  let next = index + (text.startsWith("\r\n", index) ? 2 : 1);
  while (next < limit && isIndent(text.charCodeAt(next))) next += 1;
  return next < text.length && (FOLD[text.charCodeAt(next)] === NEWLINE || isListMarker(text, next)) ? 0 : next;
}

/** Indentation, and the marks that a block quotation or an e-mail puts before its lines. */
function isIndent(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x3e || unit === 0x3000;
}

/** CommonMark 5.2: a bullet is `-`, `+` or `*` and a space; ordered markers end a term by their full stop. */
function isListMarker(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  if (unit !== 0x2d && unit !== 0x2b && unit !== 0x2a) return false;
  const after = text.charCodeAt(index + 1);
  return after === 0x20 || after === 0x09;
}

function skipSpaces(text: string, from: number, to: number): number {
  let index = from;
  while (index < to && isSpace(text.charCodeAt(index))) index += 1;
  return index;
}

function countHyphens(text: string, from: number, to: number): number {
  let index = from;
  while (index < to && isHyphen(text.charCodeAt(index))) index += 1;
  return index - from;
}

function isSpace(unit: number): boolean {
  return FOLD[unit] === SEPARATOR && !isHyphen(unit);
}

function isHyphen(unit: number): boolean {
  return unit === 0x2d || (unit >= 0x2010 && unit <= 0x2013) || unit === 0xff0d;
}
