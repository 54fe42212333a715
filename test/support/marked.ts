import type { Span } from "../../server/core/text/span.ts";

/** A text with its marks taken out: `⟦…⟧` are spans, `‸` is the caret. */
export interface Marked {
  readonly text: string;
  readonly spans: readonly Span[];
  readonly caret: number | undefined;
}

/** Reads a marked text. Brackets and caret of our own, because `|`, `^` and `$` mean something in the documents. */
export function parseMarked(marked: string): Marked {
  let text = "";
  let caret: number | undefined;
  const spans: Span[] = [];
  let start = 0;
  for (const unit of marked.split("")) {
    if (unit === "⟦") start = text.length;
    else if (unit === "⟧") spans.push({ start, end: text.length });
    else if (unit === "‸") caret = text.length;
    else text += unit;
  }
  return { text, spans, caret };
}

/** Puts the marks back. */
export function mark(text: string, spans: readonly Span[]): string {
  let marked = "";
  let last = 0;
  for (const { start, end } of spans) {
    marked += `${text.slice(last, start)}⟦${text.slice(start, end)}⟧`;
    last = end;
  }
  return marked + text.slice(last);
}
