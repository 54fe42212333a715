import type { Span } from "../../text/span.ts";
import { bracketPairs, type Citation, type Dialect, type Joined, neighbourhood, type Standing } from "../dialect.ts";
import { type LocatorLanguage, leadingLocator } from "../locator.ts";
import { plainText } from "../rich.ts";
import type { Style } from "../styles/style.ts";
import type { Work } from "../work.ts";
import { plainNumeric } from "./plain-numeric.ts";

/**
 * Formatted citations of `work` as plain text: `(Naughton, Xiao, and Xu 2023, sec. 4; Bai 2021)`.
 *
 * @param document the text that they go into, where a numbered style finds the work's number
 */
export function plainDialect(style: Style, work: Work, document = ""): Dialect {
  if (style.system === "numeric") return plainNumeric(style, work, document);
  return {
    id: "plain",
    write: (citation) => plainText(style.inText(styled(citation, work))),
    find: (text, offset) => find(text, offset, namesOf(style, work)),
    join: (text, offset, citation) => join(text, offset, citation, style, work),
    // Formatted citations have no keys.
    cited: () => [],
    typing: () => undefined,
  };
}

interface Found extends Standing {
  /** Between the brackets. */
  readonly inner: Span;
}

function find(text: string, offset: number, names: readonly string[]): Found | undefined {
  const pairs = bracketPairs(text, neighbourhood(text, offset), "(（", ")）");
  const touching = pairs.filter(({ start, end }) => start <= offset && offset <= end);
  for (const span of touching) {
    const inner = { start: span.start + 1, end: span.end - 1 };
    const items = itemsOf(text.slice(inner.start, inner.end));
    const certain = items.some((item) => names.some((name) => startsWith(item, name)));
    // What only looks like a citation counts where the cursor is between its brackets, not behind them.
    const likely = span.start < offset && offset < span.end && items.every((item) => AUTHOR_YEAR.test(item.trim()));
    if (certain || likely) return { span, inner, keys: [], parenthetical: true };
  }
  return undefined;
}

function join(text: string, offset: number, citation: Citation, style: Style, work: Work): Joined | undefined {
  const names = namesOf(style, work);
  const found = find(text, offset, names);
  if (found === undefined) return undefined;
  const { inner } = found;
  const content = text.slice(inner.start, inner.end);
  const language: LocatorLanguage = text[found.span.start] === "（" ? "zh" : "en";
  const item = plainText(style.bare({ ...styled(citation, work), language }));
  const items = itemsOf(content);
  const same = items.findIndex((text) => names.some((name) => startsWith(text, name)));
  if (same === -1) {
    const mark = /；/u.test(content) || language === "zh" ? "；" : "; ";
    return { change: { span: { start: inner.end, end: inner.end }, newText: mark + item }, locatorLost: false };
  }
  const { text: changed, replaced } = relocated(items[same] ?? "", names, item, citation);
  const newText = items.with(same, changed).join("");
  return { change: { span: inner, newText }, locatorLost: false, ...(replaced === "" ? {} : { replaced }) };
}

/** The work's item with the new locator; what stood before its name and behind its old locator stays. */
function relocated(
  item: string,
  names: readonly string[],
  wanted: string,
  { locator }: Citation,
): { readonly text: string; readonly replaced: string } {
  const name = names.find((candidate) => startsWith(item, candidate));
  if (name === undefined || locator === undefined) return { text: item, replaced: "" };
  const end = item.indexOf(name) + name.length;
  const [comma = ""] = /^[,，]?\s*/u.exec(item.slice(end)) ?? [];
  const old = leadingLocator(item.slice(end + comma.length));
  const tail = old === "" ? item.slice(end) : item.slice(end + comma.length + old.length);
  const place = wanted.slice(wanted.search(/\d{4}[a-z]?|n\.d\./u)).replace(/^(?:\d{4}[a-z]?|n\.d\.)/u, "");
  const text = `${item.slice(0, end)}${place}${tail}`;
  return { text, replaced: text === item ? "" : old };
}

/** Everything that the style may call the work: `Naughton, Xiao, and Xu 2023`. */
function namesOf(style: Style, work: Work): string[] {
  const languages: readonly LocatorLanguage[] = ["en", "zh"];
  return [...new Set(languages.map((language) => plainText(style.bare({ work, narrative: false, language }))))];
}

/** Author and year: capitalised words or ideographs, a comma at most, a year, perhaps a locator. Months are no authors. */
const AUTHOR_YEAR =
  /^(?:(?:see(?: also)?|cf\.|e\.g\.,?) )?(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Fall|Winter|Since|In|Until|From) \d)(?:\p{Lu}[\p{L}’'.-]*(?:,? (?:(?:and|&|et|al\.|of|van|von|de|der) )*(?:al\.|\p{Lu}[\p{L}’'.-]*))*,?\s|[\p{Script=Han}、]{2,12}[\s，])\s*(?:\d{4}[a-z]?|n\.d\.)(?:[,，:：].{0,80})?$/u;

/** With their semicolons, so that they can be put together again. */
function itemsOf(content: string): string[] {
  return content.match(/[^;；]+[;；]?|[;；]/gu) ?? [];
}

/** Whether the item cites the work of that name; words like *see* may stand before it. */
function startsWith(item: string, name: string): boolean {
  const at = item.indexOf(name);
  return (
    at !== -1 &&
    at < 40 &&
    !/[\p{L}\p{N}]/u.test(item[at - 1] ?? "") &&
    !/[\p{L}\p{N}]/u.test(item[at + name.length] ?? "")
  );
}

function styled({ locator, prefix, form, language = "en" }: Citation, work: Work) {
  return {
    work,
    narrative: form === "narrative",
    suppressed: form === "suppressed",
    language,
    ...(locator === undefined ? {} : { locator }),
    ...(prefix === undefined ? {} : { prefix }),
  };
}
