import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, it } from "mocha";
import { compileData } from "../../../scripts/data/compile.ts";
import type { Concept } from "../../../server/core/concept/concept.ts";
import { buildGlossary } from "../../../server/core/concept/glossary.ts";
import { proseKind } from "../../../server/core/prose/prose.ts";
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

const NONE = Object.fromEntries(RULE_IDS.map((id) => [id, 0]));

describe("consistency of texts that others wrote with care", () => {
  const builtIn = (): ReturnType<typeof buildGlossary> =>
    buildGlossary(compileData(new URL("../../..", import.meta.url)).files["glossary.json"] as readonly Concept[]);

  it("has these remarks on the paper, each of which is right (needs ../shared)", function () {
    if (!existsSync(paper)) this.skip();
    const found = check(readFileSync(paper, "utf8"), "plaintext", builtIn());
    const counts = Object.fromEntries(RULE_IDS.map((id) => [id, found.filter(({ rule }) => rule === id).length]));
    assert.deepEqual(counts, { ...NONE, "two-renderings": 7, abbreviation: 2 });
    for (const { rule, message } of found)
      if (rule === "two-renderings") assert.match(message, /“new-style national team”.*“new national team”/u);
  });

  it("has none on software’s documents, long and of many hands", () => {
    const glossary = builtIn();
    const folder = new URL("../../../node_modules/", import.meta.url);
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.md$/iu.test(name));
    assert.ok(names.length > 50);
    for (const name of names) {
      assert.deepEqual(check(readFileSync(new URL(encodeURI(name), folder), "utf8"), "markdown", glossary), [], name);
    }
  });

  it("has none on the samples", () => {
    const glossary = builtIn();
    const folder = new URL("../../../samples/", import.meta.url);
    for (const name of readdirSync(folder).filter((file) => /\.(?:md|tex)$/u.test(file)))
      assert.deepEqual(check(readFileSync(new URL(name, folder), "utf8"), proseKind("", name), glossary), [], name);
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
