import * as l10n from "@vscode/l10n";
import type { Bilingual, Concept, Language, Rendering } from "../core/concept/concept.ts";
import { nameOf, type SeenRelation } from "../core/concept/glossary.ts";

/** Which of the two languages of the data the interface shows. */
export type InterfaceLanguage = keyof Bilingual;

/** What a rendering is: its status and where it comes from, in the language of the interface. */
export function renderingLabel({ status, source, language }: Rendering): string {
  const chinese = language !== "en";
  switch (status) {
    case "official":
      return l10n.t("official wording");
    case "literal":
      return l10n.t("literal translation");
    case "abbreviation":
      return l10n.t("abbreviation");
    case "deprecated":
      return l10n.t("not recommended");
    default:
      if (source === "own") return l10n.t("in your glossary");
      if (source === "standard")
        return chinese ? l10n.t("standard form, not in the paper") : l10n.t("not in the paper");
      if (source === "bibliography") return l10n.t("only in the paper’s bibliography");
      return status === "preferred" ? l10n.t("the paper’s own wording") : l10n.t("also in the paper");
  }
}

/** The heading of the concepts that stand in a relation to the one shown: *Part of*, *Includes*. */
export function relationLabel(kind: SeenRelation["kind"]): string {
  switch (kind) {
    case "broader":
      return l10n.t("A kind of");
    case "narrower":
      return l10n.t("Kinds");
    case "partOf":
      return l10n.t("Part of");
    case "hasPart":
      return l10n.t("Includes");
    case "contrastsWith":
      return l10n.t("Not the same as");
    case "succeeds":
      return l10n.t("Came after");
    case "precedes":
      return l10n.t("Followed by");
    case "instrumentOf":
      return l10n.t("Serves");
    case "hasInstrument":
      return l10n.t("Pursued through");
    default:
      return l10n.t("See also");
  }
}

/** The years of a phase. */
export function phaseLabel(phase: 1 | 2 | 3): string {
  if (phase === 1) return "2006–2012";
  return phase === 2 ? "2013–2019" : l10n.t("2020–present");
}

/** A concept's name in both languages: `new-style national team · 新型举国体制`. */
export function bothNames(concept: Concept): string {
  return [...new Set([nameOf(concept, "en", "zh-Hans"), nameOf(concept, "zh-Hans", "en")])].join(" · ");
}

/** What a theme of the built-in glossary is called; another's own name as it is. */
export function themeLabel(theme: string): string {
  switch (theme) {
    case "core-technologies":
      return l10n.t("Core technologies and choke points");
    case "industrial-policy":
      return l10n.t("Industrial policy");
    case "institutions-and-people":
      return l10n.t("Institutions and people");
    case "national-team":
      return l10n.t("The national team");
    case "plans-and-events":
      return l10n.t("Plans and events");
    case "security-and-circulation":
      return l10n.t("Security and circulation");
    case "self-reliance":
      return l10n.t("Self-reliance and innovation");
    case "tables":
      return l10n.t("Only in the paper’s tables");
    case "technologies":
      return l10n.t("Technologies");
    default:
      return theme;
  }
}

/** What a language of renderings is called. */
export function languageLabel(language: Language): string {
  if (language === "en") return l10n.t("English");
  return language === "zh-Hant" ? l10n.t("Chinese, traditional") : l10n.t("Chinese");
}
