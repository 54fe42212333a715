import type { Span } from "../core/text/span.ts";

/** Marks that close what stands before them: a citation goes after them, not inside. */
const CLOSING = /^(?:[*_]{1,3}|[”"’』」》])+/u;

/**
 * Where a citation for a mention goes: after the term, and after the emphasis, quotation marks or LaTeX group that
 * closes right behind it.
 */
export function afterMention(text: string, { start, end }: Span): number {
  const closing = CLOSING.exec(text.slice(end, end + 6))?.[0].length ?? 0;
  const after = end + closing;
  return text[after] === "}" && text[start - 1] === "{" ? after + 1 : after;
}
