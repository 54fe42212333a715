import type { Span } from "../text/span.ts";

/** Marks that open and close a quotation or a title, which is quoted too. */
const PAIRS: Readonly<Record<string, string>> = { "“": "”", "「": "」", "『": "』", "《": "》", "〈": "〉", "«": "»" };
const CLOSING = new Set(Object.values(PAIRS));

/** Nobody looks further for the beginning of a quotation, or for its end. */
const BEFORE = 4000;
const AFTER = 2000;

/**
 * Whether a span stands in a quotation: inside quotation marks or title marks of its paragraph, in a block quotation of
 * Markdown, or in a quotation environment of LaTeX. A mark that is never closed quotes nothing. Looks at the neighbourhood
 * only, so that no text is slow.
 */
export function isQuoted(text: string, span: Span): boolean {
  const from = Math.max(0, span.start - BEFORE);
  const before = text.slice(from, span.start);
  const paragraph = before.slice((before.match(LAST_BLANK_LINE)?.[0] ?? "").length);
  const [after = ""] = text.slice(span.end, span.end + AFTER).split(BLANK_LINE, 1);
  return /^[ \t]{0,3}>/u.test(paragraph) || isBetweenMarks(paragraph, after) || isInEnvironment(before);
}

const BLANK_LINE = /\n[ \t\r\u3000]*\n/u;
/** Everything up to the last blank line. */
const LAST_BLANK_LINE = /^[\s\S]*\n[ \t\r\u3000]*\n/u;

function isBetweenMarks(before: string, after: string): boolean {
  const open: string[] = [];
  let straight = false;
  for (let index = 0; index < before.length; index++) {
    const unit = before[index] ?? "";
    const close = PAIRS[unit];
    if (close !== undefined) open.push(close);
    else if (CLOSING.has(unit) && open.includes(unit)) open.length = open.lastIndexOf(unit);
    else if (unit === '"') straight = !straight;
    else if (unit === "`" && before[index + 1] === "`") open.push("''");
    else if (unit === "'" && before[index + 1] === "'" && open.at(-1) === "''") open.pop();
  }
  return (straight && after.includes('"')) || open.some((close) => after.includes(close));
}

/** LaTeX: the last `quote`, `quotation` or `verse` was opened and not closed. */
function isInEnvironment(before: string): boolean {
  const last = [...before.matchAll(/\\(begin|end)\{(?:display)?(?:quot(?:e|ation)|verse)\*?\}/gu)].at(-1);
  return last?.[1] === "begin";
}
