import type { Citation, Dialect, InTextForm } from "../dialect.ts";
import { describeLocator } from "../locator.ts";
import { type Listed, listedDialect } from "./listed.ts";

/** Org mode's own citations (org-cite): `[cite:@key sec. 4]`, `[cite/t:see @a sec. 4;@b]`. */
export const org: Dialect = listedDialect({
  id: "org",
  write,
  read,
  further: (citation) => `;${reference(citation)}`,
  locator: suffix,
  typed: [/\[cite(?:\/[\w/-]{0,30})?:[^[\]]{0,300}@([^\s;@[\]]*)$/u],
  keyRest: /^[A-Za-z0-9_.:+/-]*[A-Za-z0-9_]/u,
});

/** The styles of the manual's table: `t` text, `na` no author (Org manual §15.3). */
const STYLES: Readonly<Record<InTextForm, string>> = {
  parenthetical: "",
  narrative: "/t",
  suppressed: "/na",
  note: "/t",
};
const CITATION = /\[cite(?<style>\/[\w/-]{1,30})?:(?<list>[^[\]]{1,2000})\]/gu;
/** The characters of a key (`org-element-citation-key-re`). */
const KEY = /@([\p{L}\p{N}.:?!`'/*+|(){}<>&_^$#%~-]+)/u;

function write(citation: Citation): string {
  const text = `[cite${STYLES[citation.form]}:${reference(citation)}]`;
  return citation.form === "note" ? `[fn::${text}.]` : text;
}

function reference(citation: Citation): string {
  const { key, prefix } = citation;
  const at = suffix(citation);
  return `${prefix === undefined ? "" : `${plain(prefix)} `}@${key}${at === "" ? "" : ` ${at}`}`;
}

function suffix({ locator, language = "en" }: Citation): string {
  return locator === undefined ? "" : plain(describeLocator(locator, language));
}

/** A semicolon, bracket or at sign would end the work or begin another. */
function plain(text: string): string {
  return text.replace(/[[\];@]/gu, "").trim();
}

function* read(text: string): Generator<Listed> {
  for (const { index, 0: whole, groups = {} } of text.matchAll(CITATION)) {
    const { style = "", list = "" } = groups;
    const end = index + whole.length;
    const listStart = end - 1 - list.length;
    yield {
      span: { start: index, end },
      parenthetical: !/^\/(?:t|text|n|nocite)\b/u.test(style),
      items: [...list.matchAll(/[^;]+/gu)].flatMap((item) => itemAt(item[0], listStart + item.index)),
      end: end - 1,
      certain: true,
    };
  }
}

function itemAt(text: string, start: number): Listed["items"][number][] {
  const match = KEY.exec(text);
  if (match === null) return [];
  const key = match[1] ?? "";
  const keyStart = start + match.index + 1;
  const keyEnd = keyStart + key.length;
  const rest = text.slice(match.index + match[0].length);
  const blank = rest.length - rest.trimStart().length;
  const span = { start: keyEnd + blank, end: start + text.trimEnd().length };
  const locator =
    rest.trim() === "" ? { span: { start: keyEnd, end: keyEnd }, open: " ", close: "" } : { span, open: "", close: "" };
  return [{ key, span: { start: keyStart, end: keyEnd }, locator }];
}
