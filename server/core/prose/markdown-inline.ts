import { addressEnd } from "./addresses.ts";
import type { HoleList } from "./hole.ts";

/** Mark-up that may stand within a sentence, and so within a term; other elements end it. */
const INLINE_TAGS = new Set("a abbr b cite del em i ins mark q s small span strong sub sup u".split(" "));

const TAG = /<\/?([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]{0,500})?\/?>/uy;
const AUTOLINK = /<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>/uy;
const COMMENT = /<!--[\s\S]{0,20000}?-->/uy;
const FOOTNOTE = /\[\^[^\]\s]{1,80}\]:?/uy;
const LINK_REST = /\]\([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500})*\)(?:\{[^{}\n]{0,300}\})?/uy;
const REFERENCE_REST = /\]\[[^\]\n]{0,300}\]/uy;
const ATTRIBUTES_REST = /\]\{[^{}\n]{0,300}\}/uy;
const DEFINITION = /\[[^\]\n^]{1,300}\]:[ \t]+\S+/uy;
const ATTRIBUTES = /\{\{<[^\n]{0,500}?>\}\}|\{[#.=:%][^{}\n]{0,300}\}/uy;
/** A Pandoc citation key; a Han character ends it here, whatever Pandoc does, so that prose after it is seen. */
const KEY = /@(?:\{[^{}\s]{1,300}\}|[A-Za-z0-9_\u00c0-\u024f]+(?:[:.#$%&\-+?<>~/][A-Za-z0-9_\u00c0-\u024f]+)*)/uy;
const MATH = /\$(?![\s$])(?:[^$\\\n]|\\[^\n]|\n(?!\s*\n)){0,2000}?[^\s\\$]\$(?!\d)/uy;

const SPECIAL = specialTable("`<[]{@$:\\");

/** Adds the holes of the running text in `[start, end)`: code spans, tags, link targets, citation keys, mathematics. */
export function inlineHoles(text: string, start: number, end: number, list: HoleList): void {
  if (start >= end) return;
  const openers = new Set<number>();
  let www = nextHost(text, start, end);
  for (let index = start; index < end; ) {
    if (index >= www) {
      list.opaque(www, addressEnd(text, www));
      index = Math.max(index, addressEnd(text, www));
      www = nextHost(text, index, end);
      continue;
    }
    const unit = text.charCodeAt(index);
    index =
      unit < 128 && SPECIAL[unit] === 1 ? Math.max(index + 1, readSpecial(text, index, end, list, openers)) : index + 1;
  }
}

/** Reads what begins at a special character; returns where to go on. */
function readSpecial(text: string, index: number, end: number, list: HoleList, unclosed: Set<number>): number {
  switch (text[index]) {
    case "\\":
      return index + 2;
    case "`":
      return codeSpan(text, index, end, list, unclosed);
    case "<":
      return tag(text, index, list);
    case "[":
      return opening(text, index, list);
    case "]":
      return closing(text, index, list);
    case "{":
      return hole(list, "opaque", index, match(ATTRIBUTES, text, index));
    case "@":
      return key(text, index, list);
    case "$":
      return hole(list, "opaque", index, match(MATH, text, index));
    default:
      return url(text, index, list);
  }
}

/** CommonMark 6.1: a run of backticks is closed by the next run of the same length. */
function codeSpan(text: string, index: number, end: number, list: HoleList, unclosed: Set<number>): number {
  const length = runLength(text, index);
  if (unclosed.has(length)) return index + length;
  for (let next = text.indexOf("`", index + length); next !== -1 && next < end; ) {
    const run = runLength(text, next);
    if (run === length) return hole(list, "opaque", index, next + run);
    next = text.indexOf("`", next + run);
  }
  unclosed.add(length);
  return index + length;
}

function runLength(text: string, index: number): number {
  let end = index;
  while (text[end] === "`") end += 1;
  return end - index;
}

function tag(text: string, index: number, list: HoleList): number {
  const comment = match(COMMENT, text, index) || match(AUTOLINK, text, index);
  if (comment > 0) return hole(list, "opaque", index, comment);
  const end = match(TAG, text, index);
  if (end === 0) return index + 1;
  const name = /[A-Za-z][A-Za-z0-9-]*/u.exec(text.slice(index, end))?.[0].toLowerCase() ?? "";
  return hole(list, INLINE_TAGS.has(name) ? "transparent" : "opaque", index, end);
}

function opening(text: string, index: number, list: HoleList): number {
  const footnote = match(FOOTNOTE, text, index);
  if (footnote > 0) return hole(list, text[footnote - 1] === ":" ? "opaque" : "transparent", index, footnote);
  const atLineStart = index === 0 || text[index - 1] === "\n";
  const definition = atLineStart ? match(DEFINITION, text, index) : 0;
  return definition > 0 ? hole(list, "opaque", index, definition) : hole(list, "transparent", index, index + 1);
}

function closing(text: string, index: number, list: HoleList): number {
  const end =
    match(LINK_REST, text, index) || match(REFERENCE_REST, text, index) || match(ATTRIBUTES_REST, text, index);
  return hole(list, "transparent", index, end || index + 1);
}

const LONGEST_MAILBOX = 64;

/** A citation key, or the rest of an e-mail address whose beginning is taken back. */
function key(text: string, index: number, list: HoleList): number {
  const end = match(KEY, text, index);
  if (end === 0) return index + 1;
  let start = index;
  while (start > 0 && index - start < LONGEST_MAILBOX && /[\w.+]/u.test(text[start - 1] ?? "")) start -= 1;
  return hole(list, "opaque", start, end);
}

function url(text: string, index: number, list: HoleList): number {
  if (!text.startsWith("://", index)) return index + 1;
  let start = index;
  while (start > 0 && /[a-z]/iu.test(text[start - 1] ?? "")) start -= 1;
  return hole(list, "opaque", start, addressEnd(text, index + 3));
}

function nextHost(text: string, from: number, end: number): number {
  const at = text.slice(from, end).indexOf("www.");
  return at === -1 ? Number.POSITIVE_INFINITY : from + at;
}

function hole(list: HoleList, kind: "opaque" | "transparent", start: number, end: number): number {
  if (end > start) list[kind](start, end);
  return end;
}

/** Where a sticky pattern that matches at `index` ends, or 0. */
function match(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index;
  return pattern.test(text) ? pattern.lastIndex : 0;
}

function specialTable(characters: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}
