import type { Locator } from "../../core/citation/locator.ts";
import type { Span } from "../../core/text/span.ts";
import type { Server } from "../feature.ts";

/** Where a place of the paper stands in the user's copy. */
export interface PaperPlace {
  readonly passage: number;
  readonly span: Span;
}

/** The user's copy of the paper among the sources. */
export interface PaperCopy {
  /** The source's id. */
  readonly source: number;
  /** Where it has a place; undefined where it does not. */
  at(locator: Locator): PaperPlace | undefined;
  /** What the paper calls the place of a passage. */
  locatorOf(passage: number): Locator | undefined;
}

export async function paperCopy(_server: Server): Promise<PaperCopy | undefined> {
  return undefined;
}
