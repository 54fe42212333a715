import type { Span } from "../text/span.ts";
import { findAddresses } from "./addresses.ts";
import { type Hole, type HoleList, holeList } from "./hole.ts";
import { indentOf, isBlank, LEAST_BLOCK, lineEnd } from "./lines.ts";
import type { Block, BlockReader } from "./prose.ts";

/** What is no prose in a light mark-up, as far as lines and paragraphs tell. */
export interface LineRules {
  /** A line that begins what lasts to a line that the second pattern, made of the match, matches; or to the end. */
  readonly fences: readonly (readonly [begin: RegExp, end: (match: RegExpExecArray) => RegExp])[];
  /** Lines that are no prose as a whole. */
  readonly lines: RegExp;
  /** Lines below which what is indented more is no prose either. */
  readonly literal?: RegExp;
  /** Lines that are a text of their own, as headings are: a term does not go on in the next line. */
  readonly alone: RegExp;
  /** Global: what in a paragraph is no prose. A term goes on through a match with the group `through`. */
  readonly inline: RegExp;
}

/** A reader of documents with these rules. */
export function lineReader(rules: LineRules): BlockReader {
  return (text, start) => readBlock(text, start, rules);
}

/** Longer lines are no mark-up of lines. */
const LONGEST_LINE = 2000;

function readBlock(text: string, start: number, rules: LineRules): Block {
  const list = holeList();
  let prose = start;
  for (let line = start; line < text.length; ) {
    const end = lineEnd(text, line);
    const next = Math.min(end + 1, text.length);
    if (isBlank(text, line, end)) {
      inlineHoles(text, prose, line, rules, list);
      prose = next;
      line = next;
      if (line - start >= LEAST_BLOCK && line < text.length && indentOf(text, line) === 0)
        return { end: line, holes: list.holes };
      continue;
    }
    const apart = apartAt(text, line, end, rules);
    if (apart === undefined) {
      line = next;
      continue;
    }
    inlineHoles(text, prose, apart.start, rules, list);
    list.opaque(apart.start, apart.end);
    line = Math.max(apart.end, next);
    prose = line;
  }
  inlineHoles(text, prose, text.length, rules, list);
  return { end: text.length, holes: list.holes };
}

/** What is no prose from the line on: the line and what belongs to it, what lies below it, or its end alone. */
function apartAt(text: string, line: number, end: number, rules: LineRules): Span | undefined {
  const next = Math.min(end + 1, text.length);
  const content = text.slice(line, Math.min(end, line + LONGEST_LINE)).trimEnd();
  for (const [begin, closing] of rules.fences) {
    const match = begin.exec(content);
    if (match !== null) return { start: line, end: fenceEnd(text, next, closing(match)) };
  }
  const below = rules.literal?.test(content) === true ? indentedEnd(text, next, indentOf(text, line)) : next;
  if (rules.lines.test(content)) return { start: line, end: below };
  if (below > next) return { start: end, end: below };
  return rules.alone.test(content) && next > end ? { start: end, end: next } : undefined;
}

/** Behind the first line from `line` on that `closing` matches; the end of the text where none does. */
function fenceEnd(text: string, line: number, closing: RegExp): number {
  for (let at = line; at < text.length; ) {
    const end = lineEnd(text, at);
    if (closing.test(text.slice(at, Math.min(end, at + LONGEST_LINE)).trimEnd())) return Math.min(end + 1, text.length);
    at = end + 1;
  }
  return text.length;
}

/** Where the lines end that are blank or indented by more than `indent` columns. */
function indentedEnd(text: string, line: number, indent: number): number {
  let last = line;
  for (let at = line; at < text.length; ) {
    const end = lineEnd(text, at);
    const next = Math.min(end + 1, text.length);
    if (!isBlank(text, at, end)) {
      if (indentOf(text, at) <= indent) return last;
      last = next;
    }
    at = next;
  }
  return last;
}

/** The holes of the running text in `[start, end)`; of two that overlap the first counts. */
function inlineHoles(text: string, start: number, end: number, { inline }: LineRules, list: HoleList): void {
  if (start >= end) return;
  const part = text.slice(start, end);
  const found: Hole[] = findAddresses(text, start, end).map((span) => ({ ...span, transparent: false }));
  for (const { index, 0: whole, groups } of part.matchAll(inline)) {
    const transparent = groups?.through !== undefined;
    found.push({ start: start + index, end: start + index + whole.length, transparent });
  }
  found.sort((a, b) => a.start - b.start);
  for (const hole of found) list[hole.transparent ? "transparent" : "opaque"](hole.start, hole.end);
}
