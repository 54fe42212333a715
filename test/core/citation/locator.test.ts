import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { citedLocator, describeLocator, leadingLocator, parseLocator } from "../../../server/core/citation/locator.ts";

describe("a locator", () => {
  for (const [compact, en, zh] of [
    ["S4", "sec. 4", "第4节"],
    ["S4 fn20", "sec. 4, n. 20", "第4节注20"],
    ["S3¶5", "sec. 3, para. 5", "第3节第5段"],
    ["T3", "table 3", "表3"],
    ["Fig1", "fig. 1", "图1"],
    ["Abs", "abstract", "摘要"],
  ] as const) {
    it(`${compact} is read as ${en} and ${zh}`, () => {
      assert.equal(describeLocator(parseLocator(compact), "en"), en);
      assert.equal(describeLocator(parseLocator(compact), "zh"), zh);
    });
  }

  it("that is not one fails the build", () => {
    for (const wrong of ["", "S", "section 4", "fnx", "T3a"])
      assert.throws(() => parseLocator(wrong), /not a locator/u);
  });

  it("has plural words for ranges only", () => {
    assert.equal(describeLocator({ page: "12-14" }, "en"), "pp. 12–14");
    assert.equal(describeLocator({ page: "A-12" }, "en"), "p. A-12");
    assert.equal(describeLocator({ section: "2, 3" }, "en"), "secs. 2, 3");
    assert.equal(describeLocator({ page: "12--14" }, "zh"), "第12–14页");
    assert.equal(describeLocator({}, "en"), "");
  });

  it("is cited without paragraphs, which print does not number", () => {
    const cited = (compact: string): string => describeLocator(citedLocator(parseLocator(compact)), "en");
    assert.equal(cited("S4¶1"), "sec. 4");
    assert.equal(cited("S4¶1 fn20"), "sec. 4, n. 20");
    assert.equal(cited("S3 T3"), "table 3");
    assert.equal(cited("S4 Fig1"), "fig. 1");
    assert.equal(cited("fn5"), "n. 5");
    assert.deepEqual(citedLocator({ paragraph: 2 }), { paragraph: 2 });
    assert.deepEqual(citedLocator({ page: "12", note: 20, section: "4" }), { page: "12", note: 20 });
  });
});

describe("the locator that a text begins with", () => {
  for (const [text, locator] of [
    ["sec. 4, n. 20 and passim", "sec. 4, n. 20"],
    ["sec.~4, n.~20", "sec.~4, n.~20"],
    ["pp. 12--14, emphasis added", "pp. 12--14"],
    ["12", "12"],
    ["12n20", "12n20"],
    ["§ 3.2; more", "§ 3.2"],
    ["Table 3", "Table 3"],
    ["chap. iv", "chap. iv"],
    ["abstract", "abstract"],
    ["第4节注20，译文", "第4节注20"],
    ["表3", "表3"],
    ["第十二页", "第十二页"],
  ] as const) {
    it(`${text}: ${locator}`, () => assert.equal(leadingLocator(text), locator));
  }

  for (const text of ["", "and passim", "emphasis added", "noteworthy 5", "liberal", "第一次", "注意", "in 2020"]) {
    it(`none in “${text}”`, () => assert.equal(leadingLocator(text), ""));
  }
});
