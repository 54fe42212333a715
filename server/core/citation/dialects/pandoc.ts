import type { Span } from "../../text/span.ts";
import {
  bracketPairs,
  type Citation,
  type CitedKey,
  type Dialect,
  type Joined,
  keySpanAround,
  lineBefore,
  neighbourhood,
  type Standing,
} from "../dialect.ts";
import { describeLocator, type Locator, leadingLocator } from "../locator.ts";

/** Pandoc's citations, also of Quarto, R Markdown and MyST: `[@key, sec. 4]`, `@key [sec. 4]`. */
export const pandoc: Dialect = { id: "pandoc", write, find, join, cited, typing };

/** Bare keys: letters, digits and `_`, with single signs inside; other keys stand in braces (Pandoc manual, Citation syntax). */
export const BARE_KEY = "[\\p{L}\\p{N}_](?:[:.#$%&\\-+?<>~/]?[\\p{L}\\p{N}_])*";
const CITE = new RegExp(`(?<![\\p{L}\\p{N}\\\\])-?@(?:\\{([^{}\\s]+)\\}|(${BARE_KEY}))`, "gu");
const IS_BARE = new RegExp(`^${BARE_KEY}$`, "u");
/** Quarto's cross-references look like citations: `@fig-plot`. */
const CROSS_REFERENCE =
  /^(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau|suppfig)-/u;

/** What stands in the document: a group `[…; @key …]`, or a bare `@key` with the bracket behind it, if it has one. */
interface Found extends Standing {
  /** The bracket's content; undefined for a bare key without one. */
  readonly inner: Span | undefined;
  /** The bare key before the bracket; undefined for a group. */
  readonly bare: string | undefined;
}

function write({ key, locator, prefix, form }: Citation): string {
  const at = locatorText(locator);
  const before = prefix === undefined ? "" : `${plain(prefix)} `;
  const narrative = `${before}@${keyText(key)}${at === "" ? "" : ` [${at}]`}`;
  if (form === "narrative") return narrative;
  if (form === "suppressed") return `[${before}-${item(key, at)}]`;
  return form === "note" ? `^[${narrative}.]` : `[${before}${item(key, at)}]`;
}

function find(text: string, offset: number): Found | undefined {
  const window = neighbourhood(text, offset);
  const brackets = bracketPairs(text, window, "[", "]");
  const groups = brackets.filter((pair) => isGroup(text, pair));
  const bare = bareCitations(text, window, brackets, groups);
  const after = (pair: Span): boolean => bare.some(({ span }) => span.end === pair.end);
  const found = [...bare, ...groups.filter((pair) => !after(pair)).map((pair) => groupAt(text, pair))];
  return found.find(({ span }) => span.start <= offset && offset <= span.end);
}

/** An e-mail address has a letter before its `@`; a decorator or a handle of another site cannot be told from a key. */
function cited(text: string): CitedKey[] {
  return [...text.matchAll(CITE)].flatMap((match) => {
    const key = match[1] ?? match[2] ?? "";
    if (CROSS_REFERENCE.test(key)) return [];
    const start = match.index + match[0].indexOf(key, match[0].indexOf("@"));
    return [{ key, span: { start, end: start + key.length }, start: match.index, certain: true }];
  });
}

const TYPED = /(?:^|[^\p{L}\p{N}\\@])-?@\{?([^\s@{}[\]();,，。、；]*)$/u;

function typing(text: string, offset: number): Span | undefined {
  const typed = TYPED.exec(lineBefore(text, offset));
  if (typed === null) return undefined;
  return keySpanAround(text, offset, typed[1]?.length ?? 0, /^[A-Za-z0-9_:.#$%&\-+?<>~/]*[A-Za-z0-9_]/u);
}

function join(text: string, offset: number, citation: Citation): Joined | undefined {
  const found = find(text, offset);
  if (found === undefined) return undefined;
  const { span, inner, bare } = found;
  const at = locatorText(citation.locator);
  const items = inner === undefined ? [] : splitItems(text.slice(inner.start, inner.end));
  if (bare === citation.key) return relocated(text, found, withBareLocator(items, at));
  const same = items.findIndex((text) => citedKey(text) === citation.key);
  if (same !== -1) return relocated(text, found, replaceAt(items, same, withLocator(items[same] ?? "", at)));
  const added = `${citation.prefix === undefined ? "" : `${plain(citation.prefix)} `}${item(citation.key, at)}`;
  const open = inner === undefined ? ` [${added}]` : `;${items.length === 0 ? "" : " "}${added}`;
  const end = inner?.end ?? span.end;
  return { change: { span: { start: end, end }, newText: open }, locatorLost: false };
}

/** Something new for the items of a bracket, and what locator it took the place of. */
interface Relocation {
  readonly items: readonly string[];
  readonly replaced: string;
}

function relocated(text: string, { span, inner }: Found, { items, replaced }: Relocation): Joined {
  const content = items.join(";");
  const change =
    inner === undefined
      ? { span: { start: span.end, end: span.end }, newText: content === "" ? "" : ` [${content}]` }
      : { span: inner, newText: content };
  const same = text.slice(change.span.start, change.span.end) === change.newText;
  return { change, locatorLost: false, ...(replaced === "" || same ? {} : { replaced }) };
}

/** `@key [p. 3; see @other]`: the bare key's locator is what stands before the first other key. */
function withBareLocator(items: readonly string[], at: string): Relocation {
  const [first = ""] = items;
  if (at === "") return { items, replaced: "" };
  if (citedKey(first) !== undefined) return { items: [at, ` ${first.trimStart()}`, ...items.slice(1)], replaced: "" };
  const old = leadingLocator(first);
  const comma = old === "" && first.trim() !== "" ? ", " : "";
  return { items: [at + comma + first.slice(old.length), ...items.slice(1)], replaced: old };
}

/** An item with another locator; a prefix, a suppressed author and what follows the locator stay. */
function withLocator(text: string, at: string): { readonly item: string; readonly replaced: string } {
  const match = [...text.matchAll(CITE)][0];
  if (match === undefined || at === "") return { item: text, replaced: "" };
  const end = match.index + match[0].length;
  const rest = text.slice(end).replace(/^\{[^{}]*\}/u, "");
  const [comma = ""] = /^,?\s*/u.exec(rest) ?? [];
  const old = leadingLocator(rest.slice(comma.length));
  const tail = old === "" ? rest : rest.slice(comma.length + old.length);
  return { item: `${text.slice(0, end)}, ${at}${tail}`, replaced: old };
}

function replaceAt(
  items: readonly string[],
  index: number,
  { item, replaced }: { readonly item: string; readonly replaced: string },
): Relocation {
  return { items: items.with(index, item), replaced };
}

/** A bracket with citations that is no note, image, link or footnote mark, and no citation of Org mode. */
function isGroup(text: string, { start, end }: Span): boolean {
  const inner = text.slice(start + 1, end - 1);
  if (/[\^!\\]/u.test(text[start - 1] ?? "") || inner.startsWith("^") || isLinkOrOrg(text, { start, end }))
    return false;
  return citedKeys(inner).length > 0;
}

/** A link's text, or a citation of Org mode: `[…](…)`, `[cite:@key]`. */
function isLinkOrOrg(text: string, { start, end }: Span): boolean {
  return text[end] === "(" || /^\[cite[/:]/u.test(text.slice(start, start + 6));
}

function groupAt(text: string, span: Span): Found {
  const inner = { start: span.start + 1, end: span.end - 1 };
  return { span, inner, bare: undefined, parenthetical: true, keys: citedKeys(text.slice(inner.start, inner.end)) };
}

function bareCitations(text: string, window: Span, brackets: readonly Span[], groups: readonly Span[]): Found[] {
  const citations = [...text.slice(window.start, window.end).matchAll(CITE)];
  return citations.flatMap((match) => {
    const start = window.start + match.index;
    const end = start + match[0].length;
    const bare = match[1] ?? match[2] ?? "";
    const inside = brackets.filter((pair) => pair.start < start && end < pair.end);
    if (inside.some((pair) => groups.includes(pair) || isLinkOrOrg(text, pair)) || CROSS_REFERENCE.test(bare))
      return [];
    const bracket = locatorBracket(text, end, brackets);
    const inner = bracket === undefined ? undefined : { start: bracket.start + 1, end: bracket.end - 1 };
    const more = inner === undefined ? [] : citedKeys(text.slice(inner.start, inner.end));
    return [{ span: { start, end: bracket?.end ?? end }, inner, bare, parenthetical: false, keys: [bare, ...more] }];
  });
}

/** The bracket that belongs to a bare key: right behind it, and no link or footnote mark. */
function locatorBracket(text: string, end: number, brackets: readonly Span[]): Span | undefined {
  const start = text[end] === " " ? end + 1 : end;
  if (text[start] !== "[" || text[start + 1] === "^") return undefined;
  return brackets.find((pair) => pair.start === start && !/[([]/u.test(text[pair.end] ?? ""));
}

/** At semicolons that stand in no braces or brackets. */
function splitItems(inner: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < inner.length; index++) {
    const unit = inner[index] ?? "";
    if (unit === "\\") index += 1;
    else if ("{[".includes(unit)) depth += 1;
    else if ("}]".includes(unit)) depth = Math.max(0, depth - 1);
    else if (unit === ";" && depth === 0) {
      items.push(inner.slice(start, index));
      start = index + 1;
    }
  }
  const last = inner.slice(start);
  return last === "" && items.length === 0 ? [] : [...items, last];
}

function citedKeys(text: string): string[] {
  return [...text.matchAll(CITE)]
    .map(([, braced, bare]) => braced ?? bare ?? "")
    .filter((key) => !CROSS_REFERENCE.test(key));
}

function citedKey(text: string): string | undefined {
  return citedKeys(text)[0];
}

function item(key: string, at: string): string {
  return `@${keyText(key)}${at === "" ? "" : `, ${at}`}`;
}

function keyText(key: string): string {
  return IS_BARE.test(key) ? key : `{${key}}`;
}

/** Always English: Pandoc knows the English labels and prints them in the language of the document. */
function locatorText(locator: Locator | undefined): string {
  return locator === undefined ? "" : plain(describeLocator(locator, "en"));
}

/** A bracket, semicolon or at sign would end the citation or begin another. */
function plain(text: string): string {
  return text.replace(/[[\];@]/gu, "").trim();
}
