import type { Span } from "../text/span.ts";

/** What a reader of a format knows of a block; without `role` it is for us to find out. */
export type BlockRole = "paragraph" | "heading" | "item" | "row" | "note" | "caption" | "quote";

/**
 * A block of a file as its reader found it: what layout or mark-up sets apart. A paragraph that a page break cuts is two.
 * Footnote marks stand in it as superscript digits.
 */
export interface Block {
  /** Lines joined; cells of a row with tabs between them. */
  readonly text: string;
  readonly role?: BlockRole;
  /** Of a heading, 1 is the most general. */
  readonly level?: number;
  /** Of a note: its number, where mark-up or order tells it. */
  readonly note?: number;
  /** The number of a heading that the program counts and the text does not have: `2.1`. */
  readonly number?: string;
  /** Counted from 1. */
  readonly page?: number;
  /** In smaller print than the body of the text, or in larger. */
  readonly print?: "small" | "large";
  readonly span?: Span;
}
