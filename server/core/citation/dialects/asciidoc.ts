import type { Citation, Dialect } from "../dialect.ts";
import { describeLocator } from "../locator.ts";
import { type Listed, type ListedItem, listedDialect } from "./listed.ts";

/**
 * asciidoctor-bibtex: `cite:[key(sec. 4)]`, `citenp:[key]`. Its Chicago styles print what stands in the brackets of a key; all
 * others print *pp.* before it, so there a locator stands behind the citation.
 */
export function asciidoc(text: string): Dialect {
  const isChicago = /^:bibtex-style:[ \t]*(?:\S*[/\\])?chicago/imu.test(text);
  return listedDialect({
    id: "asciidoc",
    write: (citation) => write(citation, isChicago),
    read: (part) => read(part, isChicago),
    further: (citation) => (isChicago || citation.locator === undefined ? `, ${item(citation, isChicago)}` : undefined),
    locator: place,
    typed: [/(?<![\w:])cite(?:np)?:\[(?:[^\]]{0,300},)?\s{0,9}([^\],()\s]*)$/u],
    keyRest: /^[A-Za-z0-9_.:+/-]*[A-Za-z0-9_]/u,
  });
}

const CITATION = /(?<![\w:])(?<macro>cite|citenp):\[(?<list>[^\]\n]{1,2000})\]/gu;
const ITEM = /\s*(?<key>[^\s,()]+)(?:\((?<locator>[^()]*)\))?[^,]*/gu;

function write(citation: Citation, isChicago: boolean): string {
  const { form, prefix } = citation;
  const macro = form === "narrative" || form === "note" ? "citenp" : "cite";
  const at = place(citation);
  const before = prefix === undefined ? "" : `${prefix.replace(/[[\]]/gu, "")} `;
  const behind = isChicago || at === "" ? "" : ` (${at})`;
  return `${before}${macro}:[${item(citation, isChicago)}]${behind}`;
}

function item(citation: Citation, isChicago: boolean): string {
  const at = place(citation);
  return `${citation.key}${isChicago && at !== "" ? `(${at})` : ""}`;
}

/** A bracket would end the key's own. */
function place({ locator, language = "en" }: Citation): string {
  return locator === undefined
    ? ""
    : describeLocator(locator, language).replace(/[()[\],]/gu, (sign) => (sign === "," ? ";" : ""));
}

function* read(text: string, isChicago: boolean): Generator<Listed> {
  for (const { index, 0: whole, groups = {} } of text.matchAll(CITATION)) {
    const { macro, list = "" } = groups;
    const end = index + whole.length;
    const start = end - 1 - list.length;
    yield {
      span: { start: index, end },
      parenthetical: macro === "cite",
      items: [...list.matchAll(ITEM)].map((match) => itemAt(match, start, isChicago)),
      end: end - 1,
      certain: true,
    };
  }
}

function itemAt({ index = 0, 0: whole, groups = {} }: RegExpMatchArray, start: number, isChicago: boolean): ListedItem {
  const { key = "", locator } = groups;
  const keyStart = start + index + whole.indexOf(key);
  const keyEnd = keyStart + key.length;
  const inside = { start: keyEnd + 1, end: keyEnd + 1 + (locator ?? "").length };
  const place =
    locator === undefined
      ? { span: { start: keyEnd, end: keyEnd }, open: "(", close: ")" }
      : { span: inside, open: "", close: "" };
  return { key, span: { start: keyStart, end: keyEnd }, locator: isChicago ? place : undefined };
}
