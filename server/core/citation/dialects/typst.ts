import type { Citation, Dialect } from "../dialect.ts";
import { describeLocator } from "../locator.ts";
import { type Listed, listedDialect } from "./listed.ts";

/**
 * Typst: `@key[sec. 4]`, `#cite(<key>, form: "prose", supplement: [sec. 4])`. A bare `@key` swallows the letters behind it,
 * Han characters too, so in Chinese a key without a locator is written as a call.
 */
export const typst: Dialect = listedDialect({
  id: "typst",
  write,
  read,
  // Citations side by side are one group to Typst.
  further: (citation) => ` ${write({ ...citation, form: "parenthetical" })}`,
  locator: supplement,
  typed: [
    /(?:^|[^A-Za-z0-9_])@([\p{L}\p{N}_.:-]*)$/u,
    /#cite\(\s{0,9}<([^<>\s]*)$/u,
    /#cite\(\s{0,9}label\("([^"\\]*)$/u,
  ],
  keyRest: /^[A-Za-z0-9_.:-]*[A-Za-z0-9_]/u,
});

/** What a label between `<` and `>` or after `@` may be (Typst's lexer: identifiers with `:` and `.` inside). */
export const LABEL = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_:.-]*[\p{L}\p{N}_-])?$/u;
/** A Latin letter before `@` makes an address of it; Typst itself would take any. */
const REFERENCE =
  "(?<![A-Za-z0-9_\\\\])@(?<at>[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_:.-]*[\\p{L}\\p{N}_-])?)(?:\\[(?<content>[^\\[\\]\\n]*)\\])?";
const CALL =
  '#cite\\(\\s*(?:<(?<label>[^<>\\s]{1,200})>|label\\("(?<quoted>[^"\\\\]{1,200})"\\))(?<rest>(?:[^()"\\[\\]]|"[^"]{0,200}"|\\[[^\\[\\]]{0,300}\\]){0,300})\\)';
const CITATION = new RegExp(`${REFERENCE}|${CALL}`, "gu");
const SUPPLEMENT = /supplement:\s*\[([^[\]]*)\]/u;

function write(citation: Citation): string {
  const { key, form, prefix } = citation;
  const at = supplement(citation);
  const before = prefix === undefined ? "" : `${escapeTypst(prefix)} `;
  const parenthetical = LABEL.test(key) && (at !== "" || citation.language !== "zh");
  switch (form) {
    case "narrative":
      return `${before}${call(key, "prose", at)}`;
    case "suppressed":
      // `form: "year"` prints neither brackets nor the supplement.
      return `(${before}${call(key, "year", "")}${at === "" ? "" : `, ${at}`})`;
    case "note":
      return `#footnote[${before}${parenthetical ? reference(key, at) : call(key, undefined, at)}.]`;
    default:
      return `${before}${parenthetical ? reference(key, at) : call(key, undefined, at)}`;
  }
}

function reference(key: string, at: string): string {
  return `@${key}${at === "" ? "" : `[${at}]`}`;
}

function call(key: string, form: string | undefined, at: string): string {
  const label = LABEL.test(key) ? `<${key}>` : `label("${key.replace(/["\\]/gu, "\\$&")}")`;
  return `#cite(${label}${form === undefined ? "" : `, form: "${form}"`}${at === "" ? "" : `, supplement: [${at}]`})`;
}

function supplement({ locator, language = "en" }: Citation): string {
  return locator === undefined ? "" : escapeTypst(describeLocator(locator, language));
}

/** Signs that mean something in Typst's mark-up. */
export function escapeTypst(text: string): string {
  return text.replace(/[\\#$@*_`<>[\]~]/gu, "\\$&");
}

function* read(text: string): Generator<Listed> {
  for (const { index, 0: whole, groups = {} } of text.matchAll(CITATION)) {
    const { at, content, label, quoted, rest = "" } = groups;
    const key = at ?? label ?? quoted ?? "";
    const end = index + whole.length;
    const start = index + whole.indexOf(key);
    const span = { start, end: start + key.length };
    const given = SUPPLEMENT.exec(rest);
    const restStart = end - 1 - rest.length;
    const from = given === null ? 0 : restStart + given.index + given[0].length - 1 - (given[1] ?? "").length;
    const inBracket = { start: end - 1 - (content ?? "").length, end: end - 1 };
    const locator =
      at !== undefined
        ? content === undefined
          ? { span: { start: end, end }, open: "[", close: "]" }
          : { span: inBracket, open: "", close: "" }
        : given === null
          ? { span: { start: end - 1, end: end - 1 }, open: ", supplement: [", close: "]" }
          : { span: { start: from, end: from + (given[1] ?? "").length }, open: "", close: "" };
    const isProse = /form:\s*"(?:prose|author|year)"/u.test(rest);
    yield {
      span: { start: index, end },
      parenthetical: !isProse,
      items: [{ key, span, locator }],
      end,
      certain: at === undefined,
    };
  }
}
