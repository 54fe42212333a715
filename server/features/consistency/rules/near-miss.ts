import * as l10n from "@vscode/l10n";
import type { Concept } from "../../../core/concept/concept.ts";
import { nameOf } from "../../../core/concept/glossary.ts";
import { FOLD, foldText } from "../../../core/text/fold.ts";
import { isHan } from "../../../core/text/script.ts";
import type { Finding, Fix } from "../finding.ts";
import type { NearMiss } from "../near-miss.ts";
import type { Survey } from "../survey.ts";

/** A Chinese term with one wrong character: 新型举国体质 for 新型举国体制. */
export function nearMiss({ text, glossary, nearMisses }: Survey): readonly Finding[] {
  return longest(nearMisses).flatMap((miss) => {
    const of = glossary.renderings[miss.rendering];
    if (of === undefined) return [];
    const { start, end } = miss;
    const written = text.slice(start, end);
    const same = nearMisses.filter((other) => text.slice(other.start, other.end) === written);
    const wanted = rightIn(text, miss, of.rendering.text, of.concept);
    const finding: Finding = {
      span: { start, end },
      rule: "near-miss",
      concept: of.concept.id,
      message: l10n.t(
        "“{0}” ({1}× here) is one character off “{2}” ({3}).",
        written,
        same.length,
        of.rendering.text,
        nameOf(of.concept, "en", "zh-Hans"),
      ),
      related: [],
      fixes: () => fixes(miss, same, wanted),
    };
    return [finding];
  });
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

/** The right character in the script that the others are written in. */
function rightIn(text: string, { start, end, wrong }: NearMiss, term: string, { renderings }: Concept): string {
  const isTraditional = Array.from(text.slice(start, end)).some((sign) => {
    const unit = sign.charCodeAt(0);
    return isHan(unit) && FOLD[unit] !== unit;
  });
  const twin = renderings.find(
    ({ text: other, language }) => language === "zh-Hant" && foldText(other) === foldText(term),
  );
  return (isTraditional ? (twin?.text ?? term) : term).charAt(wrong - start);
}

function fixes(miss: NearMiss, same: readonly NearMiss[], wanted: string): readonly Fix[] {
  const edit = ({ wrong }: NearMiss): Fix["edits"][number] => ({
    span: { start: wrong, end: wrong + 1 },
    newText: wanted,
  });
  const all: readonly Fix[] =
    same.length < 2
      ? []
      : [{ scope: "document", title: l10n.t("Correct all {0} in this document", same.length), edits: same.map(edit) }];
  return [{ scope: "here", title: l10n.t("Correct to “{0}”", wanted), edits: [edit(miss)] }, ...all];
}
