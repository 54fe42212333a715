import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { rate, TrendCounter } from "../../../server/features/trends/trends.ts";
import { method, trendRows, trendsPage } from "../../../server/features/trends/trends-page.ts";

function counted() {
  const counter = new TrendCounter(["a", "b"]);
  counter.addDocument("2014", 10_000);
  counter.addDocument("2014", 10_000);
  counter.addDocument("2016", 5_000);
  counter.addDocument(undefined, 100);
  counter.addMentions("2014", ["a", "a", "b"]);
  counter.addMentions("2014", ["a"]);
  counter.addMentions("2016", ["b"]);
  counter.addMentions(undefined, ["a"]);
  return counter.result();
}

const options = { name: (id: string) => `<${id}>`, skipped: ["/x/<big>.txt"] };

describe("trends", () => {
  it("count mentions and documents of each year, with the years between that have none", () => {
    const { years, undated, series } = counted();
    assert.deepEqual(
      years.map(({ year, documents, length }) => [year, documents, length]),
      [
        ["2014", 2, 20_000],
        ["2015", 0, 0],
        ["2016", 1, 5_000],
      ],
    );
    assert.deepEqual(undated, { year: "", documents: 1, length: 100 });
    assert.deepEqual(
      series[0]?.counts.map(({ occurrences, documents }) => [occurrences, documents]),
      [
        [3, 2],
        [0, 0],
        [0, 0],
      ],
    );
    assert.deepEqual(series[0]?.undated, { occurrences: 1, documents: 1 });
  });

  it("tell nothing of a year without a document, and zero of one without a mention", () => {
    const { years, series } = counted();
    const [first, gap, last] = years.map((year, at) =>
      rate(series[0]?.counts[at] ?? { occurrences: 0, documents: 0 }, year),
    );
    assert.deepEqual([first, gap, last], [1.5, undefined, 0]);
  });

  it("show a line that is broken at the gap, a table, and how it was counted; all text escaped", () => {
    const page = trendsPage(counted(), options);
    const [line = ""] = /<g class="line line-0"><title>&lt;a&gt;<\/title><path d="[^"]+"/u.exec(page) ?? [];
    assert.equal(line.match(/M/gu)?.length, 2);
    assert.doesNotMatch(line, /L/u);
    assert.match(page, /3 in 2 \(1\.50\)/u);
    assert.match(page, /<th scope="row">2015<\/th><td class="number">0<\/td><td class="number">–<\/td>/u);
    assert.doesNotMatch(page, /<a>|<big>/u);
    assert.match(
      method(counted(), options),
      /^4 documents of 25,100 characters \(2014–2016; 1 of them without a year\)/u,
    );
  });

  it("say so where no document has a year", () => {
    const counter = new TrendCounter(["a"]);
    counter.addDocument(undefined, 100);
    assert.match(trendsPage(counter.result(), options), /No document here says its year/u);
  });

  it("are rows for a spreadsheet", () => {
    const rows = trendRows(counted(), (id) => id);
    assert.deepEqual(rows[1], ["2014", "2", "20000", "a", "a", "3", "2", "1.5000"]);
    assert.deepEqual(rows[2], ["2015", "0", "0", "a", "a", "0", "0", ""]);
    assert.equal(rows.length, 1 + 2 * 4);
  });
});
