import * as l10n from "@vscode/l10n";
import type { Concept } from "../../../core/concept/concept.ts";
import { nameOf } from "../../../core/concept/glossary.ts";
import { FOLD, foldText } from "../../../core/text/fold.ts";
import { isHan } from "../../../core/text/script.ts";
import type { Finding, Fix } from "../finding.ts";
import { grouped } from "../grouped.ts";
import type { NearMiss } from "../near-miss.ts";
import type { Survey } from "../survey.ts";

/** A Chinese term with one wrong character: 新型举国体质 for 新型举国体制. */
export function nearMiss(survey: Survey): readonly Finding[] {
  const misses = longest(survey.nearMisses);
  const groups = grouped(misses, ({ start, end }) => survey.text.slice(start, end));
  return [...groups].flatMap(([written, same]) => same.flatMap((miss) => finding(survey, miss, written, same)));
}

function finding({ glossary }: Survey, miss: NearMiss, written: string, same: readonly NearMiss[]): readonly Finding[] {
  const { start, end, wrong, rendering } = miss;
  const of = glossary.renderings[rendering];
  if (of === undefined) return [];
  const message = l10n.t(
    "“{0}” ({1}× here) is one character off “{2}” ({3}).",
    written,
    same.length,
    of.rendering.text,
    nameOf(of.concept, "en", "zh-Hans"),
  );
  const right = rightIn(written, wrong - start, of.rendering.text, of.concept);
  const corrected = written.slice(0, wrong - start) + right + written.slice(wrong - start + 1);
  return [
    {
      span: { start, end },
      rule: "near-miss",
      concept: of.concept.id,
      message,
      related: [],
      fixes: () => fixes(miss, same, right, corrected),
    },
  ];
}

/** Of two that overlap the one that begins first, then the longer. */
function longest(misses: readonly NearMiss[]): readonly NearMiss[] {
  let last = 0;
  return misses.filter(({ start, end }) => {
    if (start < last) return false;
    last = end;
    return true;
  });
}

/** The right character at `index`, in the script that the others are written in. */
function rightIn(written: string, index: number, term: string, { renderings }: Concept): string {
  const isTraditional = Array.from(written, (sign) => sign.charCodeAt(0)).some(
    (unit) => isHan(unit) && FOLD[unit] !== unit,
  );
  const twin = renderings.find(({ text, language }) => language === "zh-Hant" && foldText(text) === foldText(term));
  return (isTraditional ? (twin?.text ?? term) : term).charAt(index);
}

function fixes(miss: NearMiss, same: readonly NearMiss[], right: string, corrected: string): readonly Fix[] {
  const edit = ({ wrong }: NearMiss): Fix["edits"][number] => ({
    span: { start: wrong, end: wrong + 1 },
    newText: right,
  });
  const all: readonly Fix[] =
    same.length < 2
      ? []
      : [{ scope: "document", title: l10n.t("Correct all {0} in this document", same.length), edits: same.map(edit) }];
  return [{ scope: "here", title: l10n.t("Correct to “{0}”", corrected), edits: [edit(miss)] }, ...all];
}
