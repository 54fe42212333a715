import type { Span } from "../../text/span.ts";
import {
  type Citation,
  type CitedKey,
  type Dialect,
  type DialectId,
  type Joined,
  keySpanAround,
  lineBefore,
  neighbourhood,
  type Standing,
} from "../dialect.ts";
import { leadingLocator } from "../locator.ts";

/** Where the locator of a work stands, or would: `open` and `close` go around one that is not there yet. */
export interface LocatorPlace {
  readonly span: Span;
  readonly open: string;
  readonly close: string;
}

/** One work of a citation as it stands. */
export interface ListedItem {
  readonly key: string;
  readonly span: Span;
  /** Undefined where the mark-up has no room for a locator. */
  readonly locator: LocatorPlace | undefined;
}

/** A citation as it stands: a list of works. */
export interface Listed {
  readonly span: Span;
  readonly parenthetical: boolean;
  readonly items: readonly ListedItem[];
  /** Where a further work goes. */
  readonly end: number;
  readonly certain: boolean;
}

/** What tells one mark-up with lists of works from another. */
export interface ListMarkup {
  readonly id: DialectId;
  write(citation: Citation): string;
  /** The citations of a text, in order; offsets are those of `text`. Linear in the text. */
  read(text: string): Iterable<Listed>;
  /** A further work for a list; undefined where the mark-up cannot hold its locator. */
  further(citation: Citation, found: Listed): string | undefined;
  /** The locator as this mark-up has it. */
  locator(citation: Citation): string;
  /** Matches what stands on a line before the cursor where a key is typed; group 1 is what is there of the key. */
  readonly typed: readonly RegExp[];
  /** The rest of a key behind the cursor. */
  readonly keyRest: RegExp;
}

/** The dialect of a mark-up in which a citation is a list of works, each with its own locator. */
export function listedDialect(markup: ListMarkup): Dialect {
  return {
    id: markup.id,
    write: markup.write,
    find: (text, offset) => standing(listedAt(markup, text, offset)),
    join: (text, offset, citation) => join(markup, text, offset, citation),
    cited: (text) => [...markup.read(text)].flatMap(keysOf),
    typing: (text, offset) => typing(markup, text, offset),
  };
}

function listedAt({ read }: ListMarkup, text: string, offset: number): Listed | undefined {
  const window = neighbourhood(text, offset);
  const at = offset - window.start;
  for (const found of read(text.slice(window.start, window.end))) {
    if (found.span.start > at) return undefined;
    if (at <= found.span.end) return moved(found, window.start);
  }
  return undefined;
}

function standing(found: Listed | undefined): Standing | undefined {
  if (found === undefined) return undefined;
  const { span, items, parenthetical } = found;
  return { span, keys: items.map(({ key }) => key), parenthetical };
}

function join(markup: ListMarkup, text: string, offset: number, citation: Citation): Joined | undefined {
  const found = listedAt(markup, text, offset);
  if (found === undefined) return undefined;
  const same = found.items.find(({ key }) => key === citation.key);
  if (same !== undefined) return relocated(text, same, markup.locator(citation));
  const { locator: _, ...bare } = citation;
  const further = markup.further(citation, found);
  const newText = further ?? markup.further(bare, found) ?? "";
  return { change: { span: { start: found.end, end: found.end }, newText }, locatorLost: further === undefined };
}

/** What follows the old locator in its place stays. */
function relocated(text: string, { span, locator }: ListedItem, wanted: string): Joined {
  const nothing = { change: { span: { start: span.end, end: span.end }, newText: "" }, locatorLost: false };
  if (wanted === "") return nothing;
  if (locator === undefined) return { ...nothing, locatorLost: true };
  const { start, end } = locator.span;
  const content = text.slice(start, end);
  const old = leadingLocator(content);
  const rest = old === "" && content.trim() !== "" ? `, ${content.trim()}` : content.slice(old.length);
  const newText = `${locator.open}${wanted}${rest}${locator.close}`;
  return {
    change: { span: { start, end }, newText },
    locatorLost: false,
    ...(old === "" || old === wanted ? {} : { replaced: old }),
  };
}

function keysOf({ items, span, certain }: Listed): CitedKey[] {
  return items.map(({ key, span: keySpan }) => ({ key, span: keySpan, start: span.start, certain }));
}

function typing({ typed, keyRest }: ListMarkup, text: string, offset: number): Span | undefined {
  const before = lineBefore(text, offset);
  for (const pattern of typed) {
    const match = pattern.exec(before);
    if (match !== null) return keySpanAround(text, offset, match[1]?.length ?? 0, keyRest);
  }
  return undefined;
}

function moved({ span, items, end, ...rest }: Listed, by: number): Listed {
  const shift = (of: Span): Span => ({ start: of.start + by, end: of.end + by });
  return {
    ...rest,
    span: shift(span),
    end: end + by,
    items: items.map(({ key, span: keySpan, locator }) => ({
      key,
      span: shift(keySpan),
      locator: locator === undefined ? undefined : { ...locator, span: shift(locator.span) },
    })),
  };
}
