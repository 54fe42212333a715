import * as l10n from "@vscode/l10n";
import {
  type Claim,
  type ClaimContext,
  claimsOf,
  gapsOf,
  type PaperCitations,
  type PlaceClaims,
  sourcesOf,
} from "../core/citation/claims.ts";
import { describeLocator, type Locator } from "../core/citation/locator.ts";
import type { Work } from "../core/citation/work.ts";
import type { Concept } from "../core/concept/concept.ts";
import { type InterfaceLanguage, phaseLabel } from "./labels.ts";
import { workLabel } from "./work-label.ts";

/** One citation that a writer may want for a concept. */
export interface ClaimRow {
  readonly group: "paper" | "source" | "citedIn";
  /** What is claimed, or whose work it is. */
  readonly label: string;
  /** What else the same citation supports, or the work's title. */
  readonly description: string;
  /** A work that the paper cites; undefined for the paper itself. */
  readonly work?: string;
  readonly locator?: Locator;
  /** Where the paper cites the work, for both. */
  readonly citedIn?: Locator;
}

export interface ClaimRows {
  /** The best first. */
  readonly rows: readonly ClaimRow[];
  /** What the paper cites and its bibliography does not have. */
  readonly gaps: readonly { readonly label: string; readonly text: string }[];
}

/** What can be cited for a concept, in the words of the interface. */
export function claimRows(
  concept: Concept,
  context: ClaimContext,
  { citations, works, language }: { citations: PaperCitations; works: readonly Work[]; language: InterfaceLanguage },
): ClaimRows {
  const sources = sourcesOf(concept, citations).map(({ work, citedIn }) => ({
    work,
    citedIn,
    name: workLabel(works, work, language) ?? work,
    description: titleOf(works, work, language),
  }));
  return {
    rows: [
      ...claimsOf(concept, context).map((place) => paperRow(place, language)),
      ...sources.map(({ work, name, description }) => ({ group: "source" as const, work, label: name, description })),
      ...sources.flatMap(({ work, name, description, citedIn }) =>
        citedIn === undefined ? [] : [{ group: "citedIn" as const, work, citedIn, label: name, description }],
      ),
    ],
    gaps: gapsOf(concept, citations).map(({ label, at, perhaps }) => {
      const place = describeLocator({ ...at }, language);
      const text = l10n.t("{0} ({1}) has no entry in the paper’s bibliography.", label, place);
      const meant = perhaps === undefined ? undefined : workLabel(works, perhaps, language);
      return { label, text: meant === undefined ? text : `${text} ${l10n.t("{0} may be meant.", meant)}` };
    }),
  };
}

function paperRow({ at, claims }: PlaceClaims, language: InterfaceLanguage): ClaimRow {
  const [label = "", ...others] = claims.map((claim) => claimLabel(claim, at, language));
  return { group: "paper", label, description: others.join(" · "), ...(at === undefined ? {} : { locator: at }) };
}

function claimLabel(claim: Claim, at: Locator | undefined, language: InterfaceLanguage): string {
  switch (claim.kind) {
    case "meaning":
      return l10n.t("What it means");
    case "wording":
      return l10n.t("The wording “{0}”", claim.rendering.text);
    case "phrase":
      return l10n.t("The phrase “{0}”", claim.phrase.text);
    case "table":
      return l10n.t("Table {0}: {1}", claim.table, claim.text[language]);
    case "figure":
      return l10n.t("How often it is used, year by year");
    case "phase":
      return l10n.t("What it meant in {0}", phaseLabel(claim.phase));
    case "event":
      return `${claim.event.date}${language === "zh" ? "：" : ": "}${claim.event.text[language]}`;
    case "passage":
      return l10n.t("More on it: {0}", describeLocator(at ?? {}, language));
  }
}

function titleOf(works: readonly Work[], id: string, language: InterfaceLanguage): string {
  const work = works.find((candidate) => candidate.id === id);
  return (language === "zh" ? work?.custom?.titleZh : undefined) ?? work?.title ?? "";
}
