import type { Hole } from "../../core/prose/hole.ts";
import { commandKind } from "../../core/prose/latex-commands.ts";
import { isLatex, isMarkdown } from "../../core/prose/prose.ts";
import { foldPattern } from "../../core/recognition/pattern.ts";
import { isHan, isWord } from "../../core/text/script.ts";
import type { Span } from "../../core/text/span.ts";

/** How far back a term may begin, and how many words or ideographs of it are tried. */
const LONGEST = 60;
const MOST_STARTS = 16;
const AMPERSAND = 0x26;

/** Text before the caret that may be the beginning of a term. */
export interface Typed extends Span {
  readonly folded: string;
}

/**
 * What may have been typed of a term before `offset`, the longest first: from two Latin letters or one ideograph on,
 * from the beginning of a word or any ideograph. Nothing where the caret stands after a space or a stop.
 */
export function typedBefore(text: string, offset: number): readonly Typed[] {
  if (offset === 0 || !isTermUnit(text.charCodeAt(offset - 1))) return [];
  const found: Typed[] = [];
  const first = Math.max(0, text.lastIndexOf("\n", offset - 1) + 1, offset - LONGEST);
  for (let start = offset - 1; start >= first && found.length < MOST_STARTS; start--) {
    if (!mayBegin(text, start)) continue;
    const folded = foldPattern(text.slice(start, offset));
    const letters = folded.replace(/[^\p{L}\p{N}]/gu, "");
    if (letters.length >= 2 || isHan(letters.charCodeAt(0))) found.push({ start, end: offset, folded });
  }
  return found.reverse();
}

function isTermUnit(unit: number): boolean {
  return isHan(unit) || isWord(unit) || unit === AMPERSAND;
}

function mayBegin(text: string, start: number): boolean {
  const unit = text.charCodeAt(start);
  if (isHan(unit)) return true;
  const before = text.charCodeAt(start - 1);
  return isWord(unit) && (start === 0 || isHan(before) || (!isWord(before) && before !== AMPERSAND));
}

/**
 * Whether terms may be written over `typed`: not in code, addresses, keys, link targets and the like, and not in what
 * will be one when its bracket is closed.
 *
 * @param holes of the block that holds it
 */
export function isInProse(text: string, kind: string, typed: Span, holes: readonly Hole[]): boolean {
  if (holes.some((hole) => hole.start < typed.end && hole.end > typed.start)) return false;
  const lineStart = Math.max(text.lastIndexOf("\n", typed.start - 1) + 1, typed.start - 300);
  const before = text.slice(lineStart, typed.start);
  if (/[@\\]$/u.test(before) || /\w:\/\/\S*$/u.test(before)) return false;
  if (isLatex(kind)) return !isArgumentOfKeys(before);
  if (isMarkdown(kind) && isOpenCode(before)) return false;
  return (
    !isMarkdown(kind) || !/\]\([^()\s]{0,200}$|<[A-Za-z/!][^<>]{0,200}$|(?:^|[^\p{L}\p{N}])@\S{0,100}$/u.test(before)
  );
}

/** Whether inline code is open on the line, which will be closed behind what is typed. */
function isOpenCode(before: string): boolean {
  let open = "";
  for (const [marks] of before.matchAll(/(?<!\\)`+/gu)) {
    if (open === "") open = marks;
    else if (open === marks) open = "";
  }
  return open !== "";
}

/** Whether an argument is open on the line whose command takes keys or paths: `\cite{`, `\input{`. */
function isArgumentOfKeys(before: string): boolean {
  const command = /\\([A-Za-z@]{1,40})\*?(?:\[[^\]]{0,200}\]){0,3}\{[^{}]{0,200}$/u.exec(before)?.[1];
  if (command === undefined) return false;
  return ["opaque", "opaque-first", "citation", "citations"].includes(commandKind(command));
}
