import * as l10n from "@vscode/l10n";
import { escapeMarkdown, type LinkTo } from "../markdown.ts";
import type { Snippet } from "./snippet.ts";

/** A passage of the user's sources, to be shown beside what Tifa says of a concept. */
export interface ShownPassage {
  readonly passage: number;
  readonly snippet: Snippet;
  /** `Bai 2021, p. 3`. */
  readonly place: string;
}

/** A passage as a line of a hover: the words with the hit in bold, where they stand, and what can be done with them. */
export function passageLine({ passage, snippet, place }: ShownPassage, link: LinkTo, actions: boolean): string {
  const { before, hit, after } = snippet;
  const marked = hit === "" ? "" : `**${escapeMarkdown(hit).trim()}**`;
  const where = link(escapeMarkdown(place), { name: "openPassage", passage });
  const quote = actions ? ` · ${link(l10n.t("Quote"), { name: "insertQuotation", passage })}` : "";
  return `- “${escapeMarkdown(before)}${marked}${escapeMarkdown(after)}” (${where})${quote}`;
}
