import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readAsPinyin, withoutTones } from "../../../server/core/concept/pinyin.ts";

describe("pinyin", () => {
  it("loses its tone marks, and ü its dots", () => {
    assert.equal(withoutTones("xīn xíng jǔ guó"), "xin xing ju guo");
    assert.equal(withoutTones("zhàn lüè"), "zhan lue");
    assert.equal(withoutTones("Lǜ"), "lu");
    assert.equal(withoutTones("lu\u0308\u0300"), "lu");
  });

  for (const [typed, read] of Object.entries({
    "xīn xíng": "xinxing",
    xin1xing2: "xinxing",
    "zong3 ti3": "zongti",
    "ka3 bo2 zi5": "kabozi",
    "ma0 ma": "mama",
    zhanlve: "zhanlue",
    zhanlüe: "zhanlue",
    nv: "nu",
    "xi'an": "xian",
    "xi’an": "xian",
    "Guo-jia": "guojia",
  })) {
    it(`reads ${typed} as ${read}`, () => assert.equal(readAsPinyin(typed), read));
  }

  for (const typed of ["mic2025", "14f", "新型", "新型juguo", "S&T", "", "2035", "xin7"]) {
    it(`does not take ${JSON.stringify(typed)} for pinyin`, () => assert.equal(readAsPinyin(typed), undefined));
  }

  it("keeps a v that no ü can be", () => assert.equal(readAsPinyin("vision"), "vision"));
});
