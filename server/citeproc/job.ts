/** What the process that runs citeproc is asked. */
export interface Job {
  /** The XML of the style. */
  readonly style: string;
  /** The language for which a style without one of its own writes: `en-US`. */
  readonly language: string;
  /** The XML of locales by language; `en-US` must be there, for citeproc falls back to it. */
  readonly locales: Readonly<Record<string, string>>;
  /** CSL-JSON, in the order in which the document cites; the ids are different. */
  readonly items: readonly { readonly id: string }[];
}

/** What it answers. */
export type Outcome =
  /** The list, in the style's order, as citeproc's HTML. */
  | { readonly entries: readonly { readonly id: string; readonly html: string }[] }
  /** The style has no reference list. */
  | { readonly entries: "none" }
  | { readonly error: string };
