import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type ClaimContext, claimsOf, gapsOf, sourcesOf } from "../../../server/core/citation/claims.ts";
import { parseLocator } from "../../../server/core/citation/locator.ts";
import type { Concept } from "../../../server/core/concept/concept.ts";
import { rendering } from "../../support/glossary.ts";
import { concept } from "../../support/recognition.ts";

const literal = rendering("whole-of-nation system", { status: "literal", at: parseLocator("S4 fn21") });
const own = rendering("national team", { at: parseLocator("S4¶1") });
const both = { en: "x", zh: "某" };
const team: Concept = concept("team", [own, literal], {
  at: parseLocator("S4 fn20"),
  evidence: ["S4¶2", "Fig1", "S5¶1", "S4 fn20"].map(parseLocator),
  quote: { text: "great things", at: parseLocator("S4¶1") },
  phases: [{ phase: 2 }, { phase: 3, text: both }],
  history: [
    { date: "2019", text: both, at: parseLocator("S5¶2") },
    { date: "2020", text: both },
  ],
  works: ["a2019", "b2020", "c2021"],
});
const context: ClaimContext = {
  facts: [{ table: 1, text: both }],
  phaseAt: (phase) => (phase === 3 ? { section: "2" } : undefined),
};

function rows(of: Concept, more: Partial<ClaimContext> = {}): string[] {
  return claimsOf(of, { ...context, ...more }).map(
    ({ at, claims }) => `${JSON.stringify(at ?? null)} ${claims.map(({ kind }) => kind).join(" ")}`,
  );
}

describe("what the paper can be cited for", () => {
  it("is one row for each citation, with all that it supports, the best first", () => {
    assert.deepEqual(rows(team), [
      '{"section":"4","note":20} meaning',
      '{"section":"4"} phrase wording',
      '{"table":1} table',
      '{"figure":1} figure',
      '{"section":"2"} phase',
      '{"section":"4","note":21} wording',
      '{"section":"5"} event',
    ]);
  });

  it("is a literal translation’s note where that stands under the cursor", () => {
    assert.deepEqual(rows(team, { rendering: literal }).slice(0, 2), [
      '{"section":"4","note":21} wording',
      '{"section":"4","note":20} meaning',
    ]);
    assert.equal(rows(team, { rendering: own })[0], '{"section":"4","note":20} meaning');
  });

  it("is the paper as a whole where nothing is known", () => {
    assert.deepEqual(rows(concept("x", [rendering("x")]), { facts: [] }), ["null meaning"]);
  });

  it("is not the paper as a whole where a place is known", () => {
    const { at: _, ...unplaced } = team;
    assert.equal(rows(unplaced as Concept)[0], "null meaning");
    assert.equal(rows(unplaced as Concept).filter((row) => row.startsWith("null")).length, 1);
  });
});

describe("what the paper cites for a concept", () => {
  const citations = {
    works: { a2019: ["S3¶1", "S4¶2"].map(parseLocator), b2020: ["S1¶1", "S3¶3"].map(parseLocator) },
    gaps: [{ label: "Jin 2022", at: parseLocator("S4¶5"), concepts: ["team"] }],
  };

  it("has the place nearest to what is said of the concept; a work that is only listed has none", () => {
    assert.deepEqual(sourcesOf(team, citations), [
      { work: "a2019", citedIn: { section: "4" } },
      { work: "b2020", citedIn: { section: "1" } },
      { work: "c2021" },
    ]);
  });

  it("may lead nowhere", () => {
    assert.deepEqual(
      gapsOf(team, citations).map(({ label }) => label),
      ["Jin 2022"],
    );
    assert.deepEqual(gapsOf(concept("other", [own]), citations), []);
  });
});
