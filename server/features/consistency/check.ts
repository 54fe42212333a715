import type { Recognized } from "../../core/recognition/recognized.ts";
import { type Ignored, ignores } from "./directives.ts";
import type { Finding, RuleId } from "./finding.ts";
import type { Rule } from "./rule.ts";
import { abbreviation } from "./rules/abbreviation.ts";
import { deprecated } from "./rules/deprecated.ts";
import { mixedScripts } from "./rules/mixed-scripts.ts";
import { nearMiss } from "./rules/near-miss.ts";
import { twoRenderings } from "./rules/two-renderings.ts";
import { wrongGloss } from "./rules/wrong-gloss.ts";
import { silenced } from "./silenced.ts";
import { survey } from "./survey.ts";

/** The rules; a new one is one more here. */
const RULES: Readonly<Record<RuleId, Rule>> = {
  "two-renderings": twoRenderings,
  deprecated,
  abbreviation,
  "wrong-gloss": wrongGloss,
  "mixed-scripts": mixedScripts,
  "near-miss": nearMiss,
};

/** What the user wants to hear of. */
export interface ConsistencyOptions {
  readonly rules: readonly RuleId[];
  readonly ignored: readonly Ignored[];
}

/**
 * Everything in a document that a careful writer would look at again, in document order. What the document's own comments
 * silence is left out.
 */
export function checkConsistency(recognized: Recognized, { rules, ignored }: ConsistencyOptions): readonly Finding[] {
  const surveyed = survey(recognized);
  const isSilenced = silenced(surveyed);
  return rules
    .flatMap((rule) => RULES[rule](surveyed))
    .filter(({ rule, concept }) => !ignored.some((entry) => ignores(entry, rule, concept)))
    .filter((finding) => !isSilenced(finding))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
