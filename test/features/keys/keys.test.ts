import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Work } from "../../../server/core/citation/work.ts";
import { completeKeys } from "../../../server/features/keys/complete-keys.ts";
import { findable, type KnownWork, readingsOf } from "../../../server/features/keys/known-work.ts";
import { similarKeys, unknownKeys } from "../../../server/features/keys/unknown-keys.ts";
import * as readings from "../../../server/formats/name-readings.ts";
import { paper, xi } from "../../support/works.ts";

const OWN: Work = {
  id: "chen2020",
  type: "article-journal",
  author: [{ family: "陈", given: "凯华" }],
  title: "新型举国体制的运行机制",
  issued: { "date-parts": [[2020]] },
};
const known: KnownWork[] = [
  {
    key: "smith1999nation",
    work: { ...OWN, id: "smith1999nation", author: [{ family: "Smith" }], title: "A Nation" },
    file: "refs.bib",
  },
  { key: "chen2020", work: OWN, file: "refs.bib" },
  ...[paper, xi].map((work) => ({ key: work.id, work })),
];
const list = [known.map(findable)];
const first = (typed: string): string | undefined => completeKeys(typed, list).works[0]?.key;

describe("completion of citation keys", () => {
  it("lists all for nothing typed, the document's own first", () => {
    const { works, isIncomplete } = completeKeys("", list);
    assert.deepEqual(
      works.slice(0, 2).map(({ key }) => key),
      ["smith1999nation", "chen2020"],
    );
    assert.equal(works.length, Math.min(known.length, 60));
    assert.equal(isIncomplete, false);
  });

  for (const [typed, key] of Object.entries({
    naughton: "naughton2023trajectory",
    trajectory: "naughton2023trajectory",
    "2023 xiao trajectory": "naughton2023trajectory",
    陈凯华: "chen2020",
    陳凱華: "chen2020",
    举国体制: "chen2020",
    smith: "smith1999nation",
    习近平: "xi2022",
    "xi jinping": "xi2022",
    xijinping: "xi2022",
    "qiangguo jiakuai": "xi2022",
  })) {
    it(`finds ${key} by ${typed}`, () => assert.equal(first(typed), key));
  }

  it("finds a name and a title in characters by how they are typed", () => {
    const [works = []] = [known.map(findable)];
    for (const work of works) work.readings = readingsOf(work.known.work, readings);
    for (const typed of ["chenkaihua", "chen kaihua", "kaihua chen", "ckh", "chen 2020", "xinxing juguo", "jizhi chen"])
      assert.equal(completeKeys(typed, [works]).works[0]?.key, "chen2020", typed);
    assert.equal(completeKeys("qkh", [works]).works.length, 0);
  });

  it("finds nothing for what no work has", () => assert.equal(first("naughton quetzal"), undefined));
});

describe("unknown citation keys", () => {
  const cited = (key: string, certain = true) => ({ key, certain, start: 0, span: { start: 0, end: key.length } });

  it("are those that are certain and not there", () => {
    const found = unknownKeys([cited("a"), cited("b"), cited("label", false)], (key) => key === "a");
    assert.deepEqual(
      found.map(({ key }) => key),
      ["b"],
    );
  });

  it("have similar ones, the same letters first", () => {
    const keys = ["naughton2021rise", "naughton2023trajectory", "Naughton2023Trajectry", "xi2021"];
    assert.equal(similarKeys("naughton2023trajectry", keys)[0], "Naughton2023Trajectry");
    assert.ok(similarKeys("naughton2023trajectry", keys).includes("naughton2023trajectory"));
    assert.deepEqual(similarKeys("quetzal", keys), []);
  });
});
