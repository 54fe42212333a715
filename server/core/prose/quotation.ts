import type { Span } from "../text/span.ts";
import { isBlank, lineEnd } from "./lines.ts";

/** Marks that open and close a quotation or a title, which is quoted too. */
const PAIRS: Readonly<Record<string, string>> = { "“": "”", "「": "」", "『": "』", "《": "》", "〈": "〉", "«": "»" };
const CLOSING = new Set(Object.values(PAIRS));

/** Nobody looks further for the beginning of a quotation. */
const REACH = 4000;
const LONGEST_QUOTED = 2000;

/**
 * Whether a span stands in a quotation: inside quotation marks or title marks of its paragraph, in a block quotation of
 * Markdown, or in a quotation environment of LaTeX. A mark that is never closed quotes nothing.
 */
export function isQuoted(text: string, span: Span): boolean {
  const start = paragraphStart(text, span.start);
  const end = paragraphEnd(text, span.end);
  return isBlockQuotation(text, start) || isBetweenMarks(text, start, span, end) || isInEnvironment(text, span.start);
}

function paragraphStart(text: string, offset: number): number {
  const least = Math.max(0, offset - REACH);
  for (let line = text.lastIndexOf("\n", offset - 1); line >= least; line = text.lastIndexOf("\n", line - 1)) {
    if (isBlank(text, line + 1, lineEnd(text, line + 1)) || line === 0) return line + 1;
  }
  return least;
}

function paragraphEnd(text: string, offset: number): number {
  const most = Math.min(text.length, offset + LONGEST_QUOTED);
  for (let line = lineEnd(text, offset); line < most; line = lineEnd(text, line + 1)) {
    if (isBlank(text, line + 1, lineEnd(text, line + 1))) return line;
  }
  return most;
}

function isBlockQuotation(text: string, start: number): boolean {
  return /^[ \t\n]{0,4}>/u.test(text.slice(start, start + 8));
}

function isBetweenMarks(text: string, start: number, span: Span, end: number): boolean {
  const open: string[] = [];
  let straight = false;
  for (let index = start; index < span.start; index++) {
    const unit = text[index] ?? "";
    const close = PAIRS[unit];
    if (close !== undefined) open.push(close);
    else if (CLOSING.has(unit) && open.includes(unit)) open.length = open.lastIndexOf(unit);
    else if (unit === '"') straight = !straight;
    else if (unit === "`" && text[index + 1] === "`") open.push("''");
    else if (unit === "'" && text[index + 1] === "'" && open.at(-1) === "''") open.pop();
  }
  const rest = text.slice(span.end, end);
  return (straight && rest.includes('"')) || open.some((close) => rest.includes(close));
}

/** LaTeX: the last `quote`, `quotation` or `verse` before the span was opened and not closed. */
function isInEnvironment(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - REACH), offset);
  const last = [...before.matchAll(/\\(begin|end)\{(?:display)?(?:quot(?:e|ation)|verse)\*?\}/gu)].at(-1);
  return last?.[1] === "begin";
}
