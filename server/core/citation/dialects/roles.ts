import type { Citation, Dialect, DialectId, InTextForm } from "../dialect.ts";
import { describeLocator } from "../locator.ts";
import { type Listed, type ListedItem, listedDialect } from "./listed.ts";

/** sphinxcontrib-bibtex in reStructuredText: ``:cite:p:`{see}key{sec. 4},other` ``. */
export const rst: Dialect = roles("rst", (role) => `:cite:${role}:`, ":(?<foot>foot)?cite(?::(?<role>\\w+))?:");

/** The same roles in MyST Markdown: ``{cite:p}`key{sec. 4}` ``. */
export const myst: Dialect = roles("myst", (role) => `{cite:${role}}`, "\\{(?<foot>foot)?cite(?::(?<role>\\w+))?\\}");

const ROLES: Readonly<Record<InTextForm, string>> = {
  parenthetical: "p",
  narrative: "t",
  suppressed: "year",
  note: "t",
};
const ITEM = /\s*(?:\{[^{}]*\})?(?<key>[^\s,{}]+)(?:\{(?<locator>[^{}]*)\})?/gu;

/** @param begin what begins a citation, as a pattern with the groups `foot` and `role` */
function roles(id: DialectId, mark: (role: string) => string, begin: string): Dialect {
  const citation = new RegExp(`(?<![\\w:])${begin}\`(?<list>[^\`]{1,2000})\``, "gu");
  return listedDialect({
    id,
    write: (wanted) => `${mark(ROLES[wanted.form])}\`${item(wanted)}\``,
    read: (text) => read(text, citation),
    further: (wanted) => `,${item(wanted)}`,
    locator: postText,
    typed: [
      new RegExp(`(?<![\\w:])${begin}\`(?:[^\`]{0,300},)?\\s{0,9}(?:\\{[^{}]{0,100}\\})?([^\`,{}\\s]*)$`, "u"),
    ].map(lastGroupOnly),
    keyRest: /^[A-Za-z0-9_.:+/-]*[A-Za-z0-9_]/u,
  });
}

/** The key is the last group, and the only one that counts. */
function lastGroupOnly(pattern: RegExp): RegExp {
  return new RegExp(pattern.source.replaceAll("(?<foot>", "(?:").replaceAll("(?<role>", "(?:"), pattern.flags);
}

function item(citation: Citation): string {
  const { key, prefix } = citation;
  const at = postText(citation);
  return `${prefix === undefined ? "" : `{${plain(prefix)}}`}${key}${at === "" ? "" : `{${at}}`}`;
}

function postText({ locator, language = "en" }: Citation): string {
  return locator === undefined ? "" : plain(describeLocator(locator, language));
}

/** A brace or grave accent would end the text. */
function plain(text: string): string {
  return text.replace(/[{}`]/gu, "").trim();
}

function* read(text: string, citation: RegExp): Generator<Listed> {
  for (const { index, 0: whole, groups = {} } of text.matchAll(citation)) {
    const { foot, role = "p", list = "" } = groups;
    const end = index + whole.length;
    const start = end - 1 - list.length;
    yield {
      span: { start: index, end },
      parenthetical: foot === undefined && !/^(?:t|ts|ct|cts|author|year|alp)/u.test(role),
      // A footnote citation has no room for a text behind its keys.
      items: [...list.matchAll(ITEM)].map((match) => itemAt(match, start, foot === undefined)),
      end: end - 1,
      certain: true,
    };
  }
}

function itemAt({ index = 0, 0: whole, groups = {} }: RegExpMatchArray, start: number, hasText: boolean): ListedItem {
  const { key = "", locator } = groups;
  const behind = locator === undefined ? 0 : locator.length + 2;
  const keyEnd = start + index + whole.length - behind;
  const place =
    locator === undefined
      ? { span: { start: keyEnd, end: keyEnd }, open: "{", close: "}" }
      : { span: { start: keyEnd + 1, end: keyEnd + 1 + locator.length }, open: "", close: "" };
  return { key, span: { start: keyEnd - key.length, end: keyEnd }, locator: hasText ? place : undefined };
}
