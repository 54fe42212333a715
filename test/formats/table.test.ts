import assert from "node:assert/strict";
import { describe, it } from "mocha";
import Papa from "papaparse";
import { writeTable } from "../../server/formats/table.ts";

const CELLS = [
  "=1+1",
  "+1",
  "-1",
  "@x",
  "\tx",
  "\rx",
  "＝1",
  "＋1",
  "－1",
  "＠x",
  'a"b',
  "a,b",
  "a\nb",
  "新型举国体制",
  "",
  "x=1",
];

describe("a table for spreadsheets", () => {
  it("has nothing that they would calculate, and loses nothing", () => {
    const csv = writeTable(CELLS.map((cell) => [cell, "next"]));
    const { data } = Papa.parse<string[]>(csv.replace(/^\ufeff/u, ""), { skipEmptyLines: true });
    assert.equal(data.length, CELLS.length);
    for (const [index, cell] of CELLS.entries()) {
      const read = data[index]?.[0] ?? "";
      assert.doesNotMatch(read, /^[=+\-@\t\r＝＋－＠]/u, cell);
      assert.equal(read.replace(/^'/u, ""), cell);
      assert.equal(data[index]?.[1], "next");
    }
  });

  it("says what encoding it has", () => assert.ok(writeTable([["a"]]).startsWith("\ufeff")));
});
