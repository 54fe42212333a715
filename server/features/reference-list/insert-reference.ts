import type { Dialect, TextChange } from "../../core/citation/dialect.ts";
import { placeFor, spaced } from "../../core/citation/placement.ts";
import type { Rich } from "../../core/citation/rich.ts";
import type { Markup } from "./markup.ts";

/** Puts a reference at `offset`, set off from the words around it; behind a citation that stands there. */
export function insertReference(
  text: string,
  offset: number,
  reference: Rich,
  markup: Markup,
  dialect: Dialect | undefined,
): TextChange {
  const at = placeFor(text, offset);
  const standing = dialect?.find(text, at);
  const place = standing !== undefined && standing.span.start < at ? standing.span.end : at;
  return { span: { start: place, end: place }, newText: spaced(text, place, markup.inline(reference)) };
}
