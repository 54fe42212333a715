import * as l10n from "@vscode/l10n";
import type { Concept } from "../core/concept/concept.ts";
import { nameOf } from "../core/concept/glossary.ts";
import { phaseLabel, themeLabel } from "./labels.ts";

/** A theme or a phase with its concepts. */
export interface GlossaryGroup {
  readonly id: string;
  readonly label: string;
  readonly kind: "theme" | "phase";
  readonly concepts: readonly Concept[];
}

/** The glossary by theme, in the order of the data, and by the phases in which a concept has a place. */
export function glossaryGroups(concepts: readonly Concept[]): readonly GlossaryGroup[] {
  const themes = [...new Set(concepts.map(({ theme }) => theme))].map((theme) => ({
    id: theme,
    label: themeLabel(theme),
    kind: "theme" as const,
    concepts: byName(concepts.filter((concept) => concept.theme === theme)),
  }));
  const phases = ([1, 2, 3] as const).map((phase) => ({
    id: `phase-${phase}`,
    label: l10n.t("Phase {0}: {1}", phase, phaseLabel(phase)),
    kind: "phase" as const,
    concepts: byName(concepts.filter(({ phases: told }) => told.some((entry) => entry.phase === phase))),
  }));
  return [...themes, ...phases].filter((group) => group.concepts.length > 0);
}

function byName(concepts: readonly Concept[]): readonly Concept[] {
  const named = concepts.map((concept) => ({ concept, name: nameOf(concept, "en", "zh-Hans").toLowerCase() }));
  return named.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ concept }) => concept);
}
