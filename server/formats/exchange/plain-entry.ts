import type { Span } from "../../core/text/span.ts";
import type { OwnEntry, OwnTerm } from "../glossary/own-entry.ts";

/** A wording as it is written, wherever that is. */
export type PlainTerm = Omit<OwnTerm, keyof Span>;

/** An entry as it is written, wherever that is: what files of all formats are made of. */
export interface PlainEntry extends Omit<OwnEntry, keyof Span | "terms"> {
  readonly terms: readonly PlainTerm[];
}
