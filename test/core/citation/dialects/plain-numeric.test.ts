import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { plainDialect } from "../../../../server/core/citation/dialects/plain.ts";
import { styleById } from "../../../../server/core/citation/styles/styles.ts";
import { joinAt } from "../../../support/join.ts";
import { paper } from "../../../support/works.ts";

const LIST =
  "举国体制[1,3]\n\n[1] Wang J. Something[M]. 2020.\n[2] Naughton B. The trajectory of China’s industrial policies[R].\n";

describe("numbered citations in plain text", () => {
  const style = styleById("gb-t-7714-2025-numeric", 17);
  assert.ok(style);
  const citation = { key: paper.id, form: "parenthetical", language: "zh" } as const;

  it("have the number of the work in the document’s list, else the next", () => {
    assert.equal(plainDialect(style, paper, LIST).write(citation), "[2]");
    assert.equal(plainDialect(style, paper, "举国体制[1,3]").write(citation), "[4]");
    assert.equal(plainDialect(style, paper).write(citation), "[1]");
  });

  it("name other places than pages in the brackets", () => {
    const dialect = plainDialect(style, paper, LIST);
    assert.equal(dialect.write({ ...citation, locator: { section: "4" } }), "[2，第4节]");
    assert.equal(dialect.write({ ...citation, form: "narrative" }), "Naughton et al.[2]");
  });

  for (const [marked, expected] of [
    ["体制[1,3]‸", "体制[1,2,3]"],
    ["体制[1，3‸]", "体制[1，2，3]"],
    ["体制[1-3‸]", "体制[1-3]"],
    ["体制[5]‸", "体制[2,5]"],
    ["体制[sic]‸", undefined],
  ] as const)
    it(`${marked} → ${expected}`, () =>
      assert.equal(joinAt(plainDialect(style, paper, LIST), marked, citation), expected));
});
