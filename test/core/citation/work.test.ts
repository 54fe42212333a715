import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readWorks, yearOf } from "../../../server/core/citation/work.ts";

const good = { id: "a2020", type: "book", title: "A", issued: { "date-parts": [[2020]] } };

describe("reading works", () => {
  it("takes a good list as it is", () => {
    assert.deepEqual(readWorks([good]), { works: [good], problems: [] });
  });

  it("leaves out what is no work, and says which", () => {
    for (const wrong of [null, 5, "x", [], {}, { ...good, id: "" }, { ...good, title: 7.5, id: null }]) {
      const { works, problems } = readWorks([wrong, good]);
      assert.deepEqual(works, [good], JSON.stringify(wrong));
      assert.deepEqual(
        problems.map(({ where }) => where),
        ["[0]"],
      );
    }
  });

  it("drops a field of the wrong kind, and says which", () => {
    for (const [key, value] of Object.entries({
      author: 5,
      issued: { literal: "long ago" },
      URL: ["x"],
      custom: "note",
      page: {},
    })) {
      const { works, problems } = readWorks([{ ...good, issued: undefined, [key]: value }]);
      assert.deepEqual(works, [{ id: "a2020", type: "book", title: "A" }], key);
      assert.equal(problems[0]?.where, `[0].${key}`);
    }
  });

  it("reads numbers where CSL-JSON writes texts, and the other way round", () => {
    const [work] = readWorks([{ ...good, volume: 12, issued: { "date-parts": [["2021", 3]] } }]).works;
    assert.equal(work?.volume, "12");
    assert.deepEqual(work?.issued, { "date-parts": [[2021, 3]] });
  });

  it("keeps authors and extras that can be read", () => {
    const [work] = readWorks([
      {
        ...good,
        author: [{ family: "Bai", given: "Chunli" }, null, { family: 7 }, {}],
        custom: { authorsZh: ["白春礼", null], andOthers: "yes", note: { en: "only English" }, titleZh: "甲", x: 1 },
      },
    ]).works;
    assert.deepEqual(work?.author, [{ family: "Bai", given: "Chunli" }, { family: "7" }]);
    assert.deepEqual(work?.custom, { titleZh: "甲", authorsZh: ["白春礼", ""] });
  });

  it("names an id that is there twice", () => {
    assert.deepEqual(readWorks([good, good]).problems, [{ where: "[1].id", message: "a2020 is there already" }]);
  });

  it("never throws", () => {
    for (const value of [undefined, null, {}, "[]", 0]) {
      assert.deepEqual(readWorks(value).works, []);
      assert.equal(readWorks(value).problems.length, 1);
    }
    assert.equal(readWorks([JSON.parse('{"__proto__": {"id": "x"}, "type": "book", "title": "x"}')]).works.length, 0);
  });
});

describe("the year of a work", () => {
  it("has its letter, or is missing", () => {
    assert.equal(yearOf({ ...good, custom: { yearSuffix: "a" } }), "2020a");
    assert.equal(yearOf({ id: "x", type: "book", title: "x" }), "n.d.");
  });
});
