import * as l10n from "@vscode/l10n";
import { foldText } from "../../../core/text/fold.ts";
import type { Edit, Finding } from "../finding.ts";
import type { Script } from "../scripts.ts";
import { lookAtUses, type Survey, type Use, usesOf } from "../survey.ts";

/** A document is written in one script where so many of its terms are, and so many times as many as in the other. */
const LEAST = 4;
const TIMES = 4;

/** Terms in simplified characters in a document of traditional ones, or the other way round. */
export function mixedScripts(survey: Survey): readonly Finding[] {
  const count = { simplified: 0, traditional: 0 };
  lookAtUses(survey, (_, { script }) => {
    if (script !== undefined) count[script] += 1;
  });
  const { simplified, traditional } = count;
  if (clearlyMore(simplified, traditional)) return findings(survey, "traditional", "simplified", simplified);
  if (clearlyMore(traditional, simplified)) return findings(survey, "simplified", "traditional", traditional);
  return [];
}

function clearlyMore(many: number, few: number): boolean {
  return few > 0 && many >= LEAST && many >= TIMES * few;
}

function findings(survey: Survey, written: Script, wanted: Script, count: number): readonly Finding[] {
  const { text } = survey;
  const uses = usesOf(survey, (_, { script }) => script === written);
  return uses.map((use) => {
    const { start, end, concept } = use;
    const edit = rewritten(text, use, wanted);
    const message =
      wanted === "simplified"
        ? l10n.t(
            "“{0}” is in traditional characters; {1} terms of this document are in simplified ones.",
            text.slice(start, end),
            count,
          )
        : l10n.t(
            "“{0}” is in simplified characters; {1} terms of this document are in traditional ones.",
            text.slice(start, end),
            count,
          );
    return {
      span: { start, end },
      rule: "mixed-scripts",
      concept: concept.id,
      message,
      related: [],
      fixes: () => {
        if (edit === undefined) return [];
        const all = uses.flatMap((other) => rewritten(text, other, wanted) ?? []);
        return [
          { scope: "here", title: l10n.t("Change to “{0}”", edit.newText), edits: [edit] },
          {
            scope: "document",
            title: l10n.t("Change the script of all {0} terms in this document", all.length),
            edits: all,
          },
        ];
      },
    };
  });
}

/** The same wording in the other script, as the glossary has it. */
function rewritten(text: string, { start, end, concept }: Use, wanted: Script): Edit | undefined {
  const language = wanted === "simplified" ? "zh-Hans" : "zh-Hant";
  const folded = foldText(text.slice(start, end));
  const twin = concept.renderings.find((other) => other.language === language && foldText(other.text) === folded);
  return twin === undefined ? undefined : { span: { start, end }, newText: twin.text };
}
