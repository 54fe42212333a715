import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readingsOfName, readingsOfTitle } from "../../server/formats/name-readings.ts";

describe("how Chinese names are typed", () => {
  for (const [name, typed] of [
    ["习近平", ["xijinping", "xi jin ping", "xjp", "jinping"]],
    ["仇保兴", ["qiubaoxing", "choubaoxing", "qbx"]],
    ["单志广", ["shanzhiguang", "danzhiguang"]],
    ["解振华", ["xiezhenhua", "jiezhenhua"]],
    ["曾培炎", ["zengpeiyan"]],
    ["尉迟恭", ["yuchigong"]],
    ["吕薇", ["lvwei", "luwei"]],
    ["Smith", []],
  ] as const)
    it(name, () => {
      const readings = ` ${readingsOfName(name)} `;
      for (const each of typed) assert.ok(readings.includes(` ${each} `), `${each} is not in${readings}`);
      if (typed.length === 0) assert.equal(readings.trim(), "");
    });

  it("titles too, without what is no character", () => {
    assert.equal(readingsOfTitle("新型举国体制（2022）"), "xin xing ju guo ti zhi xinxingjuguotizhi xxjgtz");
    assert.equal(readingsOfTitle("A Nation"), "");
  });
});
