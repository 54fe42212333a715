import type { Span } from "../text/span.ts";
import type { Dialect, TextChange } from "./dialect.ts";
import { BARE_KEY } from "./dialects/pandoc.ts";
import { LABEL } from "./dialects/typst.ts";

const IS_BARE = new RegExp(`^${BARE_KEY}$`, "u");

/**
 * A key put where one is being typed, so that the processor reads all of it: in braces behind Pandoc's `@`, as a call with a
 * quoted label where Typst's `@` or `<` would stop at one of its signs.
 *
 * @param typed what `typing` of the dialect says
 */
export function typedKeyChange({ id }: Dialect, key: string, text: string, typed: Span): TextChange {
  const before = text[typed.start - 1] ?? "";
  if (id === "pandoc" && !IS_BARE.test(key) && before !== "{") return { span: typed, newText: `{${key}}` };
  if (id === "typst" && !LABEL.test(key)) return typstKey(key, text, typed, before);
  return { span: typed, newText: key };
}

function typstKey(key: string, text: string, typed: Span, before: string): TextChange {
  const label = `label("${key.replace(/["\\]/gu, "\\$&")}")`;
  const whole = { start: typed.start - 1, end: typed.end + (text[typed.end] === ">" ? 1 : 0) };
  if (before === "@") return { span: { ...whole, end: typed.end }, newText: `#cite(${label})` };
  return before === "<" ? { span: whole, newText: label } : { span: typed, newText: key };
}
