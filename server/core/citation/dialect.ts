import type { Span } from "../text/span.ts";
import type { Locator, LocatorLanguage } from "./locator.ts";

export type DialectId =
  | "pandoc"
  | "myst"
  | "biblatex"
  | "natbib"
  | "apacite"
  | "latex"
  | "typst"
  | "org"
  | "asciidoc"
  | "rst"
  | "plain";

/** How a citation stands in its sentence; `suppressed` gives the year alone, for a sentence that names the author. */
export type InTextForm = "parenthetical" | "narrative" | "suppressed" | "note";

/** One work to cite at one place. */
export interface Citation {
  readonly key: string;
  readonly locator?: Locator;
  /** Words before the citation: *see*, *cf.*. Plain text, not mark-up. */
  readonly prefix?: string;
  readonly form: InTextForm;
  /** The language of the text around; English where it is left out. */
  readonly language?: LocatorLanguage;
}

/** A replacement of a span of a document's text. */
export interface TextChange {
  readonly span: Span;
  readonly newText: string;
}

/** A citation that a document has. */
export interface Standing {
  /** All of it, brackets or command included: nothing may be put inside but by {@link Dialect.join}. */
  readonly span: Span;
  readonly keys: readonly string[];
  /** Whether it stands in brackets of its own, so that another work can share them. */
  readonly parenthetical: boolean;
}

/** A citation key where it stands in a document. */
export interface CitedKey {
  readonly key: string;
  /** The key alone. */
  readonly span: Span;
  /** Where its citation begins: at the mark before the key, or at the bracket or command around it. */
  readonly start: number;
  /** False where the same mark-up may name something else: Typst's `@label`, which may be a figure. */
  readonly certain: boolean;
}

/** What joining a citation to another did. */
export interface Joined {
  readonly change: TextChange;
  /** The dialect cannot hold the locator there: the text stays as it was, or has the key alone. */
  readonly locatorLost: boolean;
  /** The locator that the same work had there before, as it was written. */
  readonly replaced?: string;
}

/** How a kind of document writes citations. */
export interface Dialect {
  readonly id: DialectId;
  /** The citation as mark-up. */
  write(citation: Citation): string;
  /** The citation that covers `offset` or ends or begins there. */
  find(text: string, offset: number): Standing | undefined;
  /**
   * Adds the citation to the one at `offset`, or changes its locator where the key is there already; undefined where
   * none stands there, or one that no other work can join. Citations are never nested.
   */
  join(text: string, offset: number, citation: Citation): Joined | undefined;
  /** The keys of a whole document, in order. What stands in code or comments is among them: the caller knows those. */
  cited(text: string): CitedKey[];
  /** Where the cursor stands in a key that is being typed: the span that a completion takes the place of. */
  typing(text: string, offset: number): Span | undefined;
}

/** What stands on the cursor's line before it, no more than `limit` units: enough to see what is being typed. */
export function lineBefore(text: string, offset: number, limit = 500): string {
  const from = Math.max(0, offset - limit);
  return text.slice(Math.max(from, text.lastIndexOf("\n", offset - 1) + 1), offset);
}

/** The span from `length` units before `offset` to the end of the key characters behind it. */
export function keySpanAround(text: string, offset: number, length: number, behind: RegExp): Span {
  const rest = behind.exec(text.slice(offset, offset + 200))?.[0].length ?? 0;
  return { start: offset - length, end: offset + rest };
}

/** How far from the cursor the beginning of a citation is looked for. */
const REACH = 2000;

/**
 * The part of a text in which a citation at `offset` must lie: up to the blank lines around it. All offsets in the
 * document stay those of the whole text.
 */
export function neighbourhood(text: string, offset: number): Span {
  const from = Math.max(0, offset - REACH);
  const before = [...text.slice(from, offset).matchAll(BLANK_LINE)].at(-1);
  const after = new RegExp(BLANK_LINE).exec(text.slice(offset, offset + REACH));
  return {
    start: before === undefined ? from : from + before.index + before[0].length,
    end: after === null ? Math.min(text.length, offset + REACH) : offset + after.index,
  };
}

const BLANK_LINE = /\r?\n[ \t]*\r?\n/gu;

/** The brackets of one pair of kinds in `window`, inner before outer; a backslash before one makes it a plain sign. */
export function bracketPairs(text: string, window: Span, open: string, close: string): Span[] {
  const pairs: Span[] = [];
  const starts: number[] = [];
  for (let index = window.start; index < window.end; index++) {
    const unit = text[index] ?? "";
    if (unit === "\\") index += 1;
    else if (open.includes(unit)) starts.push(index);
    else if (close.includes(unit)) {
      const start = starts.pop();
      if (start !== undefined) pairs.push({ start, end: index + 1 });
    }
  }
  return pairs;
}
