import type { Span } from "../../core/text/span.ts";

/** The lists of entries of a file, and the text without them. */
export interface ListParts {
  /** The items of each list, each a span from its first line's beginning to its last line's end. */
  readonly lists: readonly { readonly key: Span | undefined; readonly items: readonly Span[] }[];
  /** The text with line ends for the items: all offsets are the same. */
  readonly rest: string;
}

/** So many lines are looked at in a step. */
const STEP = 5_000;
const ITEM = /^[ \t]*-(?:[ \t]|\r?\n|$)/u;
const BLANK = /^[ \t]*(?:#|\r?\n|$)/u;
const LIST_KEY = /^(?<before> *(?:- +)?)(?<key>concepts|terms|"concepts"|"terms"):[ \t]*(?:#[^\n]*|\r)?\n?$/u;
const ANY_KEY = /^[ \t]*[\w$"'-]+[ \t]*:(?:[ \t\r\n]|$)/u;
const MARKER = /^(?:---|\.\.\.)(?:[ \t\r\n]|$)/u;

/**
 * Finds the entries of a YAML file by their indentation alone, so that one that is damaged hides no other: those of a list
 * at the top, and those under `concepts:` or `terms:`.
 */
export function* listParts(text: string): Generator<void, ListParts> {
  const lists: { key: Span | undefined; items: Span[] }[] = [];
  let rest = "";
  let copied = 0;
  let line = 0;
  let isTop = true;
  while (line < text.length) {
    const next = lineEnd(text, line);
    const content = text.slice(line, Math.min(next, line + 300));
    const named = LIST_KEY.exec(content)?.groups;
    const isList = isTop && ITEM.test(content) && named === undefined;
    if (named === undefined && !isList) {
      if (!BLANK.test(content) && !MARKER.test(content) && !content.startsWith("%")) isTop = false;
      line = next;
      continue;
    }
    isTop = false;
    const column = named?.before?.length;
    const from = isList ? line : next;
    const items = yield* itemsFrom(text, from, column);
    const start = line + (column ?? 0);
    lists.push({ key: column === undefined ? undefined : { start, end: start + (named?.key?.length ?? 0) }, items });
    const end = items.at(-1)?.end ?? from;
    const [first] = items;
    if (first !== undefined) {
      rest += text.slice(copied, first.start) + "\n".repeat(end - first.start);
      copied = end;
    }
    line = Math.max(end, next);
  }
  return { lists, rest: rest + text.slice(copied) };
}

/** @param keyColumn where the key of the list stands; undefined for a list at the top, which only the file's end ends */
function* itemsFrom(text: string, from: number, keyColumn: number | undefined): Generator<void, Span[]> {
  const items: { start: number; end: number }[] = [];
  let indent: number | undefined;
  for (let line = from, count = 1; line < text.length; line = lineEnd(text, line), count++) {
    if (count % STEP === 0) yield;
    const next = lineEnd(text, line);
    const content = text.slice(line, Math.min(next, line + 300));
    if (BLANK.test(content)) continue;
    const depth = content.length - content.trimStart().length;
    const isItem = ITEM.test(content) && (indent === undefined || depth <= indent) && depth >= (keyColumn ?? 0);
    const current = items.at(-1);
    if (!isItem && (current === undefined || endsList(content, depth, keyColumn))) break;
    if (isItem) {
      indent = depth;
      items.push({ start: line, end: next });
    } else if (current !== undefined) current.end = next;
  }
  return items;
}

function endsList(content: string, depth: number, keyColumn: number | undefined): boolean {
  if (MARKER.test(content)) return true;
  if (keyColumn === undefined) return false;
  return ITEM.test(content) ? depth < keyColumn : depth <= keyColumn && ANY_KEY.test(content);
}

function lineEnd(text: string, line: number): number {
  const end = text.indexOf("\n", line);
  return end === -1 ? text.length : end + 1;
}
