import assert from "node:assert/strict";
import type { Citation, Dialect, Joined } from "../../server/core/citation/dialect.ts";
import { parseMarked } from "./marked.ts";

/** The text after the citation joined the one at the caret `‸`; undefined where none stands there. */
export function joinAt(dialect: Dialect, marked: string, citation: Citation): string | undefined {
  const { text, caret } = parseMarked(marked);
  assert.ok(caret !== undefined, "no caret");
  const joined = dialect.join(text, caret, citation);
  return joined === undefined ? undefined : applied(text, joined);
}

function applied(text: string, { change: { span, newText } }: Joined): string {
  return text.slice(0, span.start) + newText + text.slice(span.end);
}
