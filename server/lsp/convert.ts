import type { Position, Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Span } from "../core/text/span.ts";

/** A span of a document as an LSP range. */
export function toRange(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/**
 * An offset of a text that is no document as an LSP position. Lines end with `\n`, `\r\n` or `\r`; counting them takes less
 * than a table of all lines, which a large file is not worth for one place.
 */
export function positionIn(text: string, offset: number): Position {
  let line = 0;
  let start = 0;
  for (let end = text.indexOf("\n"); end !== -1 && end < offset; end = text.indexOf("\n", start)) {
    line += 1;
    start = end + 1;
  }
  let returns = text.indexOf("\r");
  for (; returns !== -1 && returns < offset; returns = text.indexOf("\r", returns + 1)) {
    if (text[returns + 1] === "\n") continue;
    line += 1;
    start = Math.max(start, returns + 1);
  }
  return { line, character: offset - start };
}
