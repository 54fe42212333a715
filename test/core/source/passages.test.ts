import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { countWords, joinLines } from "../../../server/core/source/hyphenation.ts";
import { withoutMarks } from "../../../server/core/source/notes.ts";
import { goesOn } from "../../../server/core/source/paragraphs.ts";
import type { Passage } from "../../../server/core/source/passage.ts";
import { shownText } from "../../../server/core/source/shown-text.ts";
import { readSource } from "../../../server/formats/read-source.ts";

const passagesOf = async (text: string, name = "x.txt"): Promise<readonly Passage[]> =>
  (await readSource(new TextEncoder().encode(text), name)).passages;
/** Role, section, paragraph or note, and text. */
const seen = (passages: readonly Passage[]): unknown[] =>
  passages.map(({ role, locator: { section, paragraph, note }, text }) => [role, section, paragraph ?? note, text]);

describe("passages of plain text", () => {
  it("tell headings from items of a list", async () => {
    const text = [
      "1. The Harbour",
      "A harbour has two tasks:",
      "1. It shelters ships.\n2. It measures the tide.",
      "It has a wall.",
      "2. The Tide",
      "The tide is measured daily.",
    ].join("\n\n");
    assert.deepEqual(seen(await passagesOf(text)), [
      ["heading", "1", undefined, "1. The Harbour"],
      ["paragraph", "1", 1, "A harbour has two tasks: 1. It shelters ships. 2. It measures the tide."],
      ["paragraph", "1", 2, "It has a wall."],
      ["heading", "2", undefined, "2. The Tide"],
      ["paragraph", "2", 1, "The tide is measured daily."],
    ]);
  });

  it("end where nobody reads on, and go on in the same paragraph", async () => {
    const items = Array.from({ length: 60 }, (_, index) => `${index + 1}. It ${"shelters ".repeat(15)}ships.`);
    const passages = await passagesOf(["A harbour has many tasks:", ...items, "It has a wall."].join("\n\n"));
    assert.deepEqual(
      passages.map(({ locator }) => locator.paragraph),
      [1, 1, 1, 2],
    );
    assert.ok(passages.every(({ text }) => text.length < 5_000));
  });

  it("are whole where a note cuts a sentence", async () => {
    const text = "The wall was built in the\n\n¹ By the city.\n\nlast year of the century.¹ It stands.";
    assert.deepEqual(seen(await passagesOf(text)), [
      ["paragraph", undefined, 1, "The wall was built in the last year of the century. It stands."],
      ["note", undefined, 1, "By the city."],
    ]);
  });

  it("number Chinese sections and paragraphs", async () => {
    const text = "一、港口\n\n港口有两项任务。\n\n二、潮汐\n\n每日测量潮汐。\n\n参考文献\n\n王某：《港口志》，2001年。";
    assert.deepEqual(
      (await passagesOf(text)).map(({ role, locator }) => [role, locator.section, locator.paragraph]),
      [
        ["heading", "1", undefined],
        ["paragraph", "1", 1],
        ["heading", "2", undefined],
        ["paragraph", "2", 1],
        ["heading", undefined, undefined],
        ["reference", undefined, undefined],
      ],
    );
  });

  it("have a table as one passage, and say where they stand in the file", async () => {
    const text = "Table 1: Depths\n\nYear\tDepth\n1901\t5 m\n\nThe depth grew.\r\n";
    const passages = await passagesOf(text);
    assert.deepEqual(
      passages.map(({ role, locator, span }) => [role, locator.table, text.slice(span?.start, span?.end)]),
      [
        ["caption", 1, "Table 1: Depths"],
        ["table", 1, "Year\tDepth\n1901\t5 m"],
        ["paragraph", undefined, "The depth grew."],
      ],
    );
    assert.equal(passages[1]?.text, "Year | Depth\n1901 | 5 m");
  });

  it("are the same in GB 18030, Big5 and UTF-16", async () => {
    const gb = Uint8Array.from([0xb8, 0xdb, 0xbf, 0xda, 0xb5, 0xc4, 0xb2, 0xe2, 0xc1, 0xbf, 0xd4, 0xb1]);
    assert.equal((await readSource(gb, "x.txt")).passages[0]?.text, "港口的测量员");
    const big5 = Uint8Array.from([0xb4, 0xe4, 0xa4, 0x66, 0xaa, 0xba, 0xb4, 0xfa, 0xb6, 0x71, 0xad, 0xfb]);
    assert.equal((await readSource(big5, "x.txt")).passages[0]?.text, "港口的測量員");
    assert.equal((await readSource(Buffer.from("\ufeff港口", "utf16le"), "x.txt")).passages[0]?.text, "港口");
  });

  it("have each line as a paragraph where the text is written so", async () => {
    const text = "　　港口有两项任务。\n　　它为船只提供庇护。\n　　它测量潮汐。";
    assert.equal((await passagesOf(text)).length, 3);
  });
});

describe("passages of Markdown", () => {
  it("have what a reader sees", async () => {
    const text = [
      "---\ntitle: The Harbour\nauthor: Wu\ndate: 2001-05\n---",
      "# Depths {#depths}",
      "The *wall* of [the harbour](https://example.org/a_(b)) is `deep`[^x].\nIt stands.",
      "```r\nplot(x)\n```\n<!-- not this -->",
      "| Year | Depth |\n|---|---|\n| 1901 | 5 m |",
      "> A quoted line.",
      "[^x]: See the **ledger**.",
    ].join("\n\n");
    const source = await readSource(new TextEncoder().encode(text), "x.md");
    assert.deepEqual([source.title, source.author, source.year], ["The Harbour", "Wu", "2001"]);
    assert.deepEqual(
      source.passages.map(({ role, text: shown }) => [role, shown]),
      [
        ["heading", "Depths"],
        ["paragraph", "The wall of the harbour is deep. It stands."],
        ["table", "Year | Depth\n1901 | 5 m"],
        ["paragraph", "A quoted line."],
        ["note", "See the ledger."],
      ],
    );
    assert.equal(source.passages[4]?.locator.note, 1);
  });
});

describe("lines", () => {
  const words = countWords(["The government is self-reliant. A self-reliant government."]);
  for (const [before, after, joined] of [
    ["the govern-", "ment", "the government"],
    ["a self-", "reliant city", "a self-reliant city"],
    ["the indus-", "trial base", "the industrial base"],
    ["well-", "known ports", "well-known ports"],
    ["in 2020-", "2021", "in 2020-2021"],
    ["soft\u00ad", "ware", "software"],
    ["港口的", "测量", "港口的测量"],
    ["the", "port", "the port"],
    ["使用GPS", "测量", "使用GPS 测量"],
  ])
    it(`join ${before} / ${after}`, () => assert.equal(joinLines(before as string, after as string, words), joined));
});

describe("halves of paragraphs", () => {
  for (const [before, after, expected] of [
    ["It was adopted in", "2016, the year of the plan", true],
    ["It was adopted in 2016.", "The plan followed", false],
    ["He said “yes.”", "then he left", false],
    ["Names of Ports", "The first port is old.", false],
    ["and other ports,", "Shanghai among them.", true],
  ] as const)
    it(`${before} / ${after}`, () => assert.equal(goesOn(before, after), expected));
});

describe("text", () => {
  it("loses marks of notes and keeps exponents", () => {
    assert.equal(withoutMarks("the port.¹² A lake of 5 km² and 10⁹ drops"), "the port. A lake of 5 km² and 10⁹ drops");
  });
  it("is shown with ideographs, letters and spaces of its own", () => {
    assert.equal(shownText("⾃⽴ ﬁnal\u00a0word\u200b，Ａ"), "自立 final word，Ａ");
  });
});
