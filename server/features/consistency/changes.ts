import * as l10n from "@vscode/l10n";
import { isSameWording } from "../../core/concept/glossary.ts";
import type { Recognized } from "../../core/recognition/recognized.ts";
import { reword } from "../rename.ts";
import type { Change, Edit, Fix } from "./finding.ts";
import { survey, type Use, usesOf } from "./survey.ts";

/** A text and the kind of prose that it is. */
type Source = Pick<Recognized, "text" | "kind">;

/** The fixes that put another wording in the place of a use: of this one, and of all that are like it. */
export function changes(source: Source, use: Use, like: readonly Use[], wording: string): readonly Fix[] {
  const all = like.flatMap((other) => reword(source, other, wording) ?? []);
  const here = reword(source, use, wording);
  return [
    { scope: "here", title: l10n.t("Change to “{0}”", wording), edits: here === undefined ? [] : [here] },
    {
      scope: "document",
      title: l10n.t("Change all {0} in this document to “{1}”", all.length, wording),
      edits: all,
      everywhere: { renderings: [...new Set(like.map(({ rendering }) => rendering))], wording },
    },
  ];
}

/** The edits of a change in any document: quotations keep their words, and so do sentences that speak of wordings. */
export function editsOf(recognized: Recognized, { renderings, wording }: Change): readonly Edit[] {
  return usesOf(
    survey(recognized),
    ({ rendering }, { discussed }) => !discussed && renderings.some((other) => isSameWording(other, rendering)),
  ).flatMap((use) => reword(recognized, use, wording) ?? []);
}
