import * as l10n from "@vscode/l10n";
import type { Concept } from "../core/concept/concept.ts";
import { nameOf } from "../core/concept/glossary.ts";
import { phaseLabel, themeLabel } from "./labels.ts";

/** A theme or a phase with its concepts. */
export interface GlossaryGroup {
  readonly id: string;
  readonly label: string;
  readonly kind: "theme" | "phase";
  /** By name; of a group of more than {@link MOST_LISTED} the first in the glossary's own order. */
  readonly concepts: readonly Concept[];
  /** How many there are. */
  readonly count: number;
}

/** Nobody reads longer lists, and editors are slow with them: what is not listed can be searched. */
const MOST_LISTED = 500;

/** The glossary by theme, in the order of the data, and by the phases in which a concept has a place. */
export function glossaryGroups(concepts: readonly Concept[]): readonly GlossaryGroup[] {
  const themes = [...byTheme(concepts)].map(([theme, of]) => group(theme, themeLabel(theme), "theme", of));
  const phases = ([1, 2, 3] as const).map((phase) =>
    group(
      `phase-${phase}`,
      l10n.t("Phase {0}: {1}", phase, phaseLabel(phase)),
      "phase",
      concepts.filter(({ phases: told }) => told.some((entry) => entry.phase === phase)),
    ),
  );
  return [...themes, ...phases].filter(({ count }) => count > 0);
}

function byTheme(concepts: readonly Concept[]): Map<string, Concept[]> {
  const found = new Map<string, Concept[]>();
  for (const concept of concepts) {
    const of = found.get(concept.theme);
    if (of === undefined) found.set(concept.theme, [concept]);
    else of.push(concept);
  }
  return found;
}

function group(id: string, label: string, kind: GlossaryGroup["kind"], concepts: readonly Concept[]): GlossaryGroup {
  const count = concepts.length;
  return { id, label, kind, concepts: count > MOST_LISTED ? concepts.slice(0, MOST_LISTED) : byName(concepts), count };
}

function byName(concepts: readonly Concept[]): readonly Concept[] {
  const named = concepts.map((concept) => ({ concept, name: nameOf(concept, "en", "zh-Hans").toLowerCase() }));
  return named.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ concept }) => concept);
}
