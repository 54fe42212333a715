import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, it } from "mocha";
import { compileData } from "../../../scripts/data/compile.ts";
import type { Concept } from "../../../server/core/concept/concept.ts";
import { buildGlossary } from "../../../server/core/concept/glossary.ts";
import { recognize } from "../../../server/core/recognition/recognized.ts";
import { checkConsistency } from "../../../server/features/consistency/check.ts";
import { type Finding, RULE_IDS } from "../../../server/features/consistency/finding.ts";
import { policyTerms } from "../../support/policy-terms.ts";

const shared = new URL("../../../../shared/", import.meta.url);
const paper = new URL("paper/naughton-xiao-xu-2023.txt", shared);
const reports = new URL("corpus/government-work-reports/", shared);

function check(text: string, kind = "plaintext", glossary = policyTerms): readonly Finding[] {
  return checkConsistency(recognize(text, kind, glossary), { rules: RULE_IDS, ignored: [] });
}

describe("consistency of texts that others wrote with care", () => {
  const builtIn = (): ReturnType<typeof buildGlossary> =>
    buildGlossary(compileData(new URL("../../..", import.meta.url)).files["glossary.json"] as readonly Concept[]);

  it("has a dozen remarks on the paper (needs ../shared)", function () {
    if (!existsSync(paper)) this.skip();
    const found = check(readFileSync(paper, "utf8"), "plaintext", builtIn());
    const counts = RULE_IDS.map((rule) => found.filter((finding) => finding.rule === rule).length);
    assert.ok(found.length <= 16, `${RULE_IDS} ${counts}`);
    assert.ok(found.some(({ message }) => /“new-style national team”.*“new national team”/u.test(message)));
  });

  it("has none on official reports (needs ../shared)", function () {
    if (!existsSync(reports)) this.skip();
    const glossary = builtIn();
    for (const name of readdirSync(reports).filter((file) => file.endsWith(".txt"))) {
      assert.deepEqual(check(readFileSync(new URL(name, reports), "utf8"), "plaintext", glossary), [], name);
    }
  });
});

describe("consistency of texts that nobody wrote", () => {
  const SIZE = 300_000;
  const PARTS = [
    "“",
    '“"',
    "“」",
    "‘",
    "\\enquote{",
    "\\section[",
    "national team (",
    "new national team (new-style national team",
    "新型举国体质",
    "新型举国体质（新型举国体制",
    "industry politics ",
    "translated ",
    "<!-- tifa-ignore -->new national team, new-style national team ",
    "% tifa-ignore\n",
    "\\begin{quote}",
    "NSS&TF national strategic S&T force (NSS&TF) ",
    "# \n",
    "\ud842",
  ];
  for (const part of PARTS) {
    it(`is told in time: ${JSON.stringify(part)} over and over`, function () {
      this.timeout(20_000);
      const text = part.repeat(Math.ceil(SIZE / part.length));
      for (const kind of ["plaintext", "markdown", "latex"]) {
        // What is quadratic here takes minutes: Mocha's patience ends first.
        for (const { fixes } of check(text, kind).slice(0, 2)) fixes();
      }
    });
  }
});
