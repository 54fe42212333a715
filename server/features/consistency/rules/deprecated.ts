import * as l10n from "@vscode/l10n";
import { renderingsIn } from "../../../core/concept/glossary.ts";
import { changes } from "../changes.ts";
import type { Finding } from "../finding.ts";
import { grouped } from "../grouped.ts";
import { type Survey, type Use, usesOf } from "../survey.ts";

/** A wording that the glossary advises against. */
export function deprecated(survey: Survey): readonly Finding[] {
  const found = usesOf(survey, ({ rendering }, { discussed }) => rendering.status === "deprecated" && !discussed);
  const groups = grouped(found, ({ rendering }) => rendering);
  return [...groups.values()].flatMap((same) => same.flatMap((use) => finding(survey, use, same)));
}

function finding(survey: Survey, use: Use, same: readonly Use[]): readonly Finding[] {
  const { start, end, concept, rendering } = use;
  const better = renderingsIn(concept, rendering.language).find(({ status }) => status !== "deprecated");
  if (better === undefined) return [];
  const message = l10n.t(
    "The glossary advises against “{0}” ({1}× here); it has “{2}”.",
    rendering.text,
    same.length,
    better.text,
  );
  const fixes: Finding["fixes"] = () => changes(survey, use, same, better.text);
  return [{ span: { start, end }, rule: "deprecated", concept: concept.id, message, related: [], fixes }];
}
