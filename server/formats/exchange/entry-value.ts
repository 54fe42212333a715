import type { Status, Strength } from "../../core/concept/concept.ts";

/** A text in one or both languages of the interface. */
export interface OneOrBoth {
  readonly en?: string;
  readonly zh?: string;
}

/** One wording, as glossary files write it; `data/README.md` tells what the fields mean. */
export interface WordingValue {
  /** Of a Chinese wording that is known in traditional characters only, there is `hant` alone. */
  readonly text?: string;
  readonly status?: Status;
  readonly strength?: Strength;
  readonly source?: string;
  readonly at?: string;
  readonly hant?: string;
  readonly pinyin?: string;
  readonly readings?: readonly string[];
  readonly forms?: readonly string[];
  readonly inflect?: boolean;
  readonly case?: "exact";
  readonly notAfter?: string;
  readonly notBefore?: string;
  readonly note?: OneOrBoth;
}

/**
 * A concept as glossary files write it, every field in its longest form: what files of all formats are read to and
 * written from.
 */
export interface EntryValue {
  readonly id: string;
  readonly kind?: string;
  readonly en?: readonly WordingValue[];
  readonly zh?: readonly WordingValue[];
  readonly definition?: OneOrBoth & { readonly source?: string };
  readonly at?: string;
  readonly evidence?: readonly string[];
  readonly phases?: readonly (OneOrBoth & { readonly phase: number })[];
  readonly history?: readonly (OneOrBoth & { readonly date: string; readonly at?: string })[];
  readonly quote?: { readonly text: string; readonly zh?: string; readonly at?: string };
  readonly relations?: readonly Readonly<Record<string, string>>[];
  readonly works?: readonly string[];
  readonly keys?: readonly string[];
  /** Where the whole entry comes from, in its author's words. */
  readonly source?: string;
  /** Sentences that show its use. */
  readonly examples?: readonly string[];
  readonly note?: OneOrBoth;
}
