import type { Span } from "../../core/text/span.ts";

/** A bracket right behind a term. */
export interface Bracket {
  /** The brackets with the space before them. */
  readonly span: Span;
  /** What is in them. */
  readonly inner: Span;
}

const LONGEST = 200;
const BEFORE_BRACKET =
  /^(\[\^[^\]\s]{1,80}\]|[⁰¹²³⁴-⁹]{1,3})?(?:[ \t~\u00a0\u3000]|\\ ){0,4}(?:\r?\n[ \t]{0,40})?(?=[(（[【〔])/u;
const CLOSERS: Readonly<Record<string, string>> = { "(": ")", "（": "）", "[": "]", "【": "】", "〔": "〕" };

/** The bracket that opens right behind `from`; a note mark may stand between. None that is mark-up, or not closed in its paragraph. */
export function bracketBehind(text: string, from: number): Bracket | undefined {
  const before = BEFORE_BRACKET.exec(text.slice(from, from + LONGEST));
  if (before === null) return undefined;
  const [whole, note = ""] = before;
  const open = from + whole.length;
  const close = bracketEnd(text, open);
  if (close === -1 || (text[open] === "[" && !isTextBracket(text, open, close))) return undefined;
  return { span: { start: from + note.length, end: close + 1 }, inner: { start: open + 1, end: close } };
}

function bracketEnd(text: string, open: number): number {
  const close = CLOSERS[text[open] ?? ""];
  let depth = 0;
  for (let index = open; index < Math.min(text.length, open + LONGEST); index++) {
    if (text[index] === text[open]) depth += 1;
    else if (text[index] === close) {
      depth -= 1;
      if (depth === 0) return index;
    } else if (text[index] === "\n" && /^\n[ \t]*\r?\n/u.test(text.slice(index, index + 40))) return -1;
  }
  return -1;
}

/** Square brackets are often mark-up: citations, links, notes. */
function isTextBracket(text: string, open: number, close: number): boolean {
  return !/[([{:]/u.test(text[close + 1] ?? "") && !/^[\^@]|[@\\]/u.test(text.slice(open + 1, close));
}
