import { commandKind } from "../../core/prose/latex-commands.ts";
import { isLatex } from "../../core/prose/prose.ts";
import type { Span } from "../../core/text/span.ts";

const CLOSING_QUOTE = /^(?:[”"』」»]|'')/u;
const EMPHASIS = /^[*_]{1,3}/u;
const POSSESSIVE = /^['’‘]s?(?!\p{L})/u;

/**
 * Where the gloss of a mention goes: after the term, the quotation marks and mark-up that close right behind it, and a
 * possessive ending, which nothing may split.
 */
export function glossPoint(text: string, kind: string, mention: Span): number {
  let at = mention.end;
  for (;;) {
    const rest = text.slice(at, at + 4);
    const quote = CLOSING_QUOTE.exec(rest)?.[0];
    const emphasis = EMPHASIS.exec(rest)?.[0];
    const possessive = /[A-Za-z]/u.test(text[mention.end - 1] ?? "") ? POSSESSIVE.exec(rest)?.[0] : undefined;
    if (quote !== undefined && (!/["']/u.test(quote) || isOpen(text, quote, mention))) at += quote.length;
    else if (emphasis !== undefined && isOpen(text, emphasis, mention)) at += emphasis.length;
    else if (possessive !== undefined) at += possessive.length;
    else if (rest.startsWith("</")) {
      const element = elementEnd(text, at, mention);
      if (element === 0) return at;
      at = element;
    } else if (rest.startsWith("}") && isLatex(kind) && closesMarkUp(text, mention)) return at + 1;
    else return at;
  }
}

/** Where an HTML element ends that holds the mention alone: `<em>…</em>`; 0 where there is none. */
function elementEnd(text: string, at: number, { start }: Span): number {
  const name = /^<\/([A-Za-z]{1,10})>/u.exec(text.slice(at, at + 13))?.[1];
  const opening = /<([A-Za-z]{1,10})(?:\s[^<>]{0,100})?>$/u.exec(text.slice(Math.max(0, start - 115), start))?.[1];
  return name !== undefined && name === opening ? at + name.length + 3 : 0;
}

const LONGEST_SPAN = 2000;

/** Whether a mark that looks the same at both ends was opened before the end of the mention, in its paragraph. */
function isOpen(text: string, mark: string, mention: Span): boolean {
  const paragraph =
    text
      .slice(Math.max(0, mention.end - LONGEST_SPAN), mention.end)
      .split(/\n[ \t]*\r?\n/u)
      .at(-1) ?? "";
  if (mark === "''") return paragraph.lastIndexOf("``") > paragraph.lastIndexOf("''");
  const sign = mark[0] ?? "";
  const runs = paragraph.match(sign === "*" ? /\*+/gu : sign === "_" ? /_+/gu : /"/gu) ?? [];
  return runs.length % 2 === 1;
}

/** Whether the brace behind the mention closes mark-up of it alone (`\emph{…}`), or one that opened within it. */
function closesMarkUp(text: string, { start, end }: Span): boolean {
  const within = text.slice(start, end);
  if ((within.match(/\{/gu)?.length ?? 0) > (within.match(/\}/gu)?.length ?? 0)) return true;
  const command = /\\([A-Za-z]{1,40})\*?\{$/u.exec(text.slice(Math.max(0, start - 45), start))?.[1];
  return command !== undefined && commandKind(command) === "inline";
}
