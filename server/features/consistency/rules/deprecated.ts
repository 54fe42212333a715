import * as l10n from "@vscode/l10n";
import { renderingsIn } from "../../../core/concept/glossary.ts";
import type { Finding } from "../finding.ts";
import type { Survey } from "../survey.ts";
import { replaceMention, replaceMentions } from "../wording-edit.ts";

/** A wording that the glossary advises against. */
export function deprecated({ text, uses }: Survey): readonly Finding[] {
  const found = uses.filter(({ rendering, discussed }) => rendering.status === "deprecated" && !discussed);
  return found.flatMap((use) => {
    const { start, end, concept, rendering } = use;
    const better = renderingsIn(concept, rendering.language).find(({ status }) => status !== "deprecated");
    if (better === undefined) return [];
    const same = found.filter((other) => other.rendering === rendering);
    const here = replaceMention(text, use, better);
    const all = (): ReturnType<typeof replaceMentions> => replaceMentions(text, same, better);
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
      fixes: () => [
        { scope: "here", title: l10n.t("Change to “{0}”", better.text), edits: here === undefined ? [] : [here] },
        {
          scope: "document",
          title: l10n.t("Change all {0} in this document to “{1}”", same.length, better.text),
          edits: all(),
        },
      ],
    };
    return [finding];
  });
}
