import * as l10n from "@vscode/l10n";
import type { Concept } from "../../core/concept/concept.ts";
import { nameOf } from "../../core/concept/glossary.ts";
import type { InterfaceLanguage } from "../labels.ts";
import { escapeMarkdown, type LinkTo } from "../markdown.ts";
import type { KnownWork } from "./known-work.ts";

export interface KeyHoverOptions {
  readonly language: InterfaceLanguage;
  readonly link: LinkTo;
}

/** How many concepts a hover names. */
const MOST_CONCEPTS = 8;

/**
 * The hover of a citation key, as CommonMark: the formatted reference, where it stands, and the concepts that rest on the
 * work.
 *
 * @param reference the formatted reference, as CommonMark
 */
export function keyHover(
  { key, work, file }: KnownWork,
  reference: string,
  concepts: readonly Concept[],
  { language, link }: KeyHoverOptions,
): string {
  const place =
    file === undefined
      ? l10n.t("Tifa knows this work; the document’s bibliography does not have it.")
      : l10n.t("{0} in {1}", `\`${key}\``, escapeMarkdown(file));
  const note = work.custom?.note?.[language];
  return [
    reference,
    place,
    note === undefined ? undefined : `⚠ ${escapeMarkdown(note)}`,
    restingOn(concepts, language, link),
  ]
    .filter((part) => part !== undefined)
    .join("\n\n");
}

/** The concepts for which the glossary cites the work of that id. */
export function conceptsOn(id: string, concepts: readonly Concept[]): readonly Concept[] {
  return concepts.filter(({ works }) => works.includes(id));
}

function restingOn(concepts: readonly Concept[], language: InterfaceLanguage, link: LinkTo): string | undefined {
  if (concepts.length === 0) return undefined;
  const shown = concepts.slice(0, MOST_CONCEPTS).map((concept) => {
    const name = language === "zh" ? nameOf(concept, "zh-Hans", "en") : nameOf(concept, "en", "zh-Hans");
    return link(escapeMarkdown(name), { name: "showConcept", concept: concept.id });
  });
  const rest = concepts.length > shown.length ? " …" : "";
  return l10n.t("Cited for: {0}", shown.join(" · ") + rest);
}
