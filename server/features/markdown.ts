import type { Locator } from "../core/citation/locator.ts";
import type { Rich } from "../core/citation/rich.ts";

/** Signs that can begin mark-up inside a line; full stops, hyphens and round brackets alone cannot. */
const MARKS = /[\\`*_[\]<>|~$]|&(?=#?\w+;)/gu;

/** What begins a heading, a list or a rule where it begins a paragraph. */
const LEADING_MARK = /^(\s*(?:\d+)?)(#|[-+=]|(?<=\d)[.)])/u;

/** Escapes a text so that CommonMark shows it as it is; line ends become spaces. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(MARKS, "\\$&")
    .replace(/\s*\n\s*/gu, " ")
    .replace(LEADING_MARK, "$1\\$2");
}

/** A formatted text as CommonMark. Addresses stay text, which editors make links of themselves. */
export function markdownOf(text: Rich): string {
  return text.map((run) => (run.italic ? slanted(run.text) : escapeMarkdown(run.text))).join("");
}

/** Blanks at the edges would keep the marks from being marks. */
function slanted(text: string): string {
  const [, before = "", inner = "", after = ""] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  return inner === "" ? text : `${before}*${escapeMarkdown(inner)}*${after}`;
}

/** What a link in a hover or an entry does. Arguments are ids, numbers and places, never text. */
export type Action =
  | { readonly name: "showConcept"; readonly concept: string }
  | { readonly name: "insertCitation"; readonly concept: string }
  | { readonly name: "insertQuotation"; readonly concept: string }
  | { readonly name: "findMentions"; readonly concept: string }
  | { readonly name: "concordance"; readonly concept: string }
  /** A passage of a source, or a place of the paper in the user's copy. */
  | { readonly name: "openPassage"; readonly passage: number }
  | { readonly name: "openPassage"; readonly locator: Locator }
  | { readonly name: "insertQuotation"; readonly passage: number };

/** Makes Markdown of a label that is already escaped: a link where the client can run it, else the label alone. */
export type LinkTo = (label: string, action: Action) => string;

/** For clients that run no commands. */
export const plainLabel: LinkTo = (label) => label;
