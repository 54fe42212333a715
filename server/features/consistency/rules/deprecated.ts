import * as l10n from "@vscode/l10n";
import { renderingsIn } from "../../../core/concept/glossary.ts";
import { changes } from "../changes.ts";
import type { Finding } from "../finding.ts";
import type { Survey } from "../survey.ts";

/** A wording that the glossary advises against. */
export function deprecated(survey: Survey): readonly Finding[] {
  const found = survey.uses.filter(({ rendering, discussed }) => rendering.status === "deprecated" && !discussed);
  return found.flatMap((use) => {
    const { start, end, concept, rendering } = use;
    const better = renderingsIn(concept, rendering.language).find(({ status }) => status !== "deprecated");
    if (better === undefined) return [];
    const same = found.filter((other) => other.rendering === rendering);
    const finding: Finding = {
      span: { start, end },
      rule: "deprecated",
      concept: concept.id,
      message: l10n.t(
        "The glossary advises against “{0}” ({1}× here); it has “{2}”.",
        rendering.text,
        same.length,
        better.text,
      ),
      related: [],
      fixes: () => changes(survey, use, same, better.text),
    };
    return [finding];
  });
}
