import type { Span } from "../../text/span.ts";
import { neighbourhood } from "../dialect.ts";

/** One work in a citation command, with the TeX of its notes. */
export interface CitedItem {
  readonly pre: string;
  readonly post: string;
  readonly key: string;
}

/** A citation command as it stands: `\autocite[see][12]{a,b}`, `\autocites(cf.)()[12]{a}[3]{b}`. */
export interface CiteCommand {
  readonly span: Span;
  /** The name without backslash and star. */
  readonly name: string;
  readonly star: string;
  /** Notes of a whole list, with their round brackets (biblatex), or apacite's `<see>`. */
  readonly outer: string;
  readonly groups: readonly (Omit<CitedItem, "key"> & { readonly list: string; readonly listStart: number })[];
}

/** The innermost citation command that covers `offset` or touches it, notes and keys included. */
export function commandAt(
  text: string,
  offset: number,
  isCitation: (name: string) => boolean,
): CiteCommand | undefined {
  const window = neighbourhood(text, offset);
  let innermost: CiteCommand | undefined;
  for (const match of text.slice(window.start, window.end).matchAll(/\\([A-Za-z]+)(\*?)/gu)) {
    const [whole, name = "", star = ""] = match;
    const start = window.start + match.index;
    if (start > offset) break;
    if (!isCitation(name)) continue;
    const command = parse(text, { start, name, star, from: start + whole.length, limit: window.end });
    if (command !== undefined && offset <= command.span.end) innermost = command;
  }
  return innermost;
}

/** The citation commands of a whole text, in order. */
export function* commandsIn(text: string, isCitation: (name: string) => boolean): Generator<CiteCommand> {
  for (const match of text.matchAll(/\\([A-Za-z]*[cC]ite[A-Za-z]*)(\*?)/gu)) {
    const { index, 0: whole, 1: name = "", 2: star = "" } = match;
    if (!isCitation(name)) continue;
    const from = index + whole.length;
    const command = parse(text, { start: index, name, star, from, limit: Math.min(text.length, from + LONGEST) });
    if (command !== undefined) yield command;
  }
}

/** No citation is longer than this: what follows an open bracket is other text. */
const LONGEST = 4000;

/** The works of a command. A note before belongs to the first key of its list, a note after to the last. */
export function itemsOf({ groups }: CiteCommand): CitedItem[] {
  return groups.flatMap(({ pre, post, list }) => {
    const keys = keysOf(list);
    return keys.map((key, index) => ({
      key,
      pre: index === 0 ? pre : "",
      post: index === keys.length - 1 ? post : "",
    }));
  });
}

/** The optional arguments of a citation: `[sec.~4]`, `[see][12]`, `[see][]`, or nothing. */
export function options(pre: string, post: string): string {
  return pre === "" ? (post === "" ? "" : `[${shielded(post)}]`) : `[${shielded(pre)}][${shielded(post)}]`;
}

/** The keys of a list, in order; what can be no key is left out. */
function keysOf(list: string): string[] {
  return list
    .split(",")
    .map((key) => key.trim())
    .filter((key) => /^[^\\{};]+$/u.test(key));
}

/** A bracket would end the argument: in braces it does not. */
function shielded(note: string): string {
  return /[[\]]/u.test(note) && !/^\{.*\}$/su.test(note) ? `{${note}}` : note;
}

interface Begun {
  readonly start: number;
  readonly name: string;
  readonly star: string;
  readonly from: number;
  readonly limit: number;
}

const CLOSING: Readonly<Record<string, string>> = { "[": "]", "{": "}", "(": ")", "<": ">" };

function parse(text: string, { start, name, star, from, limit }: Begun): CiteCommand | undefined {
  const groups: CiteCommand["groups"][number][] = [];
  const isList = /cite(?:text)?s$/u.test(name);
  let notes: string[] = [];
  let outer = "";
  let end = from;
  for (let at = skipSpace(text, from, limit); at < limit; at = skipSpace(text, at, limit)) {
    const open = text[at] ?? "";
    const close = argumentEnd(text, at, limit);
    if (close === undefined || (groups.length > 0 && !isList)) break;
    const content = text.slice(at + 1, close - 1);
    if (open === "{") {
      const [first = "", second] = notes;
      groups.push({ pre: second === undefined ? "" : first, post: second ?? first, list: content, listStart: at + 1 });
      notes = [];
      end = close;
    } else if (open === "[") notes.push(content);
    else if (groups.length === 0) outer += text.slice(at, close);
    else break;
    at = close;
  }
  return groups.length === 0 ? undefined : { span: { start, end }, name, star, outer, groups };
}

/** Spaces and at most one line end: a blank line ends the command. */
function skipSpace(text: string, at: number, limit: number): number {
  return at + (/^[ \t]*(?:\r?\n[ \t]*)?/u.exec(text.slice(at, Math.min(limit, at + 200)))?.[0].length ?? 0);
}

/** The end of the argument that opens at `at`; braces inside are balanced, and hide other brackets. */
function argumentEnd(text: string, at: number, limit: number): number | undefined {
  const close = CLOSING[text[at] ?? ""];
  if (close === undefined) return undefined;
  let depth = 0;
  for (let index = at + 1; index < limit; index++) {
    const unit = text[index];
    if (unit === "\\") index += 1;
    else if (unit === close && depth === 0) return index + 1;
    else if (unit === "{") depth += 1;
    else if (unit === "}") depth -= 1;
    if (depth < 0) return undefined;
  }
  return undefined;
}
