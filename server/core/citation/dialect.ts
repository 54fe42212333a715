import type { Span } from "../text/span.ts";
import type { Locator } from "./locator.ts";

export type DialectId = "pandoc" | "biblatex" | "natbib" | "latex" | "plain";

/** How a citation stands in its sentence. */
export type InTextForm = "parenthetical" | "narrative" | "note";

/** One work to cite at one place. */
export interface Citation {
  readonly key: string;
  readonly locator?: Locator;
  readonly form: InTextForm;
}

/** A replacement of a span of a document's text. */
export interface TextChange {
  readonly span: Span;
  readonly newText: string;
}

/** What joining a citation to another did; `locatorLost` where the dialect cannot hold it there. */
export interface Joined {
  readonly change: TextChange;
  readonly locatorLost: boolean;
}

/** How a kind of document writes citations. */
export interface Dialect {
  readonly id: DialectId;
  /** The citation as markup. */
  write(citation: Citation): string;
  /**
   * Adds the citation to the one that covers `offset`, or changes its locator where the key is there already;
   * undefined where none stands there. Citations are never nested.
   */
  join(text: string, offset: number, citation: Citation): Joined | undefined;
}

/** How far from the cursor the beginning of a citation is looked for. */
export const REACH = 1000;

/** The match of a global pattern that covers `offset`, looked for in its neighbourhood only. */
export function matchAround(
  pattern: RegExp,
  text: string,
  offset: number,
): { match: RegExpExecArray; start: number } | undefined {
  const from = Math.max(0, offset - REACH);
  const part = text.slice(from, offset + REACH);
  for (const match of part.matchAll(pattern)) {
    const start = from + match.index;
    if (start <= offset && offset <= start + match[0].length) return { match, start };
  }
  return undefined;
}
