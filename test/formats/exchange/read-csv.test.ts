import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { decodeText } from "../../../server/formats/decode-text.ts";
import type { OwnGlossary } from "../../../server/formats/glossary/own-entry.ts";
import { problemsIn, readGlossary } from "../../support/own-glossary.ts";

const read = (text: string): OwnGlossary => readGlossary(text, "a.glossary.csv");
const brief = ({ concepts }: OwnGlossary): string[] =>
  concepts.map(({ id, renderings }) => `${id}: ${renderings.map(({ text }) => text).join("|")}`);

describe("a table of terms", () => {
  it("has its columns by name, in English or Chinese, in any order", () => {
    const found = read(
      "拼音,中文,Chinese (Traditional),English term,定义,备注,缩写\njǔ guó tǐ zhì,举国体制,舉國體制,whole-nation system,集中力量。,careful,WNS\n",
    );
    assert.deepEqual(found.problems, []);
    const [concept] = found.concepts;
    assert.deepEqual(
      concept?.renderings.map(({ text, language, status, pinyin = "" }) => `${text} ${language} ${status} ${pinyin}`),
      [
        "whole-nation system en preferred ",
        "WNS en abbreviation ",
        "举国体制 zh-Hans preferred jǔ guó tǐ zhì",
        "舉國體制 zh-Hant preferred jǔ guó tǐ zhì",
      ],
    );
    assert.deepEqual(concept?.definition, { en: "", zh: "集中力量。" });
    assert.deepEqual(concept?.note, { en: "careful", zh: "", isOwn: true });
  });

  for (const [name, text] of [
    ["commas", "en,zh\ndual circulation,双循环\n"],
    ["semicolons", "en;zh;definition\ndual circulation;双循环;Two loops, one of them inner\n"],
    ["tabs", "en\tzh\ndual circulation\t双循环\n"],
    ["what Excel says", "sep=;\r\nen;zh\r\ndual circulation;双循环\r\n"],
    [
      "OmegaT’s three columns without names",
      "# Glossary in tab-separated format -*- coding: utf-8 -*-\n双循环\tdual circulation\ta comment\n",
    ],
    ["source and target", "source,target\n双循环,dual circulation\n"],
    ["old Mac line ends", "en,zh\rdual circulation,双循环\r"],
  ] as const)
    it(`may be written with ${name}`, () => {
      const found = read(text);
      assert.deepEqual(brief(found), ["dual-circulation: dual circulation|双循环"]);
      assert.deepEqual(found.problems, []);
    });

  it("may be in UTF-8 with its mark, UTF-16, GB 18030 or Big5", () => {
    const hex = (digits: string): Uint8Array => Buffer.from(digits.replaceAll(" ", ""), "hex");
    const ascii = (text: string): string => Buffer.from(text).toString("hex");
    for (const bytes of [
      Buffer.from("\ufeffen,zh\ndevelopment,发展\n"),
      Buffer.from("\ufeffen,zh\ndevelopment,发展\n", "utf16le"),
      hex(`${ascii("en,zh\ndevelopment,")} b7a2 d5b9 0a`),
    ])
      assert.deepEqual(brief(read(decodeText(bytes).text)), ["development: development|发展"]);
    const big5 = hex(`${ascii("en,zh\ndevelopment,")} b56f ae69 ac4f acb0 a446 a448 a5c1 0a`);
    assert.deepEqual(brief(read(decodeText(big5).text)), ["development: development|發展是為了人民"]);
  });

  it("has several wordings in a cell, or rows with one id", () => {
    const found = read(
      "id,en,zh,en_status,definition\nnt,new-style national team; whole-nation system,新型举国体制,,One.\nnt,a\\;b,举国体制,deprecated,Two.\n",
    );
    assert.deepEqual(brief(found), ["nt: new-style national team|whole-nation system|a;b|新型举国体制|举国体制"]);
    assert.deepEqual(
      found.concepts[0]?.renderings.map(({ status }) => status),
      ["preferred", "admitted", "deprecated", "preferred", "admitted"],
    );
    assert.deepEqual(found.concepts[0]?.definition, { en: "One.", zh: "" });
    assert.deepEqual(
      found.problems.map(({ message }) => message),
      ["A row before has another text for this entry, which stays."],
    );
  });

  it("has cells with line ends, and cells that a spreadsheet must not run", () => {
    const found = read(`en,zh,definition\n"'=SUM(A1)",求和,"one\ntwo ""three"""\n'quoted,引号,'-ism\n`);
    assert.deepEqual(brief(found), ["sum-a1: =SUM(A1)|求和", "quoted: 'quoted|引号"]);
    assert.deepEqual(
      found.concepts.map(({ definition }) => definition.en),
      ['one\ntwo "three"', "-ism"],
    );
  });

  it("tells each row that is not good, and reads the others", () => {
    const text = `en,zh,status,Domain,__proto__
one,一个,,x,y
two,"二
three,三个,idea
four,四个,,x,y,z
,,preferred
"five"s,五个
six,六个
`;
    const found = read(text);
    assert.deepEqual(brief(found), ["one: one|一个", "three: three|三个", "six: six|六个"]);
    const problems = problemsIn(text, found);
    assert.deepEqual(
      problems.map((problem) => problem.slice(0, 38)).sort(),
      [
        "1: The column “Domain” is not read. Co",
        "1: The column “__proto__” is not read. ",
        "3: A quotation mark in this row has no ",
        "4: “idea” is no status: use preferred, ",
        "5: The row has 6 cells, the first row 5",
        "6: This row has no term and is not read",
        "7: A quotation mark in this row has no ",
      ].map((problem) => problem.slice(0, 38)),
    );
    assert.equal(({} as { y?: unknown }).y, undefined);
  });

  it("is nothing without names and without Chinese", () => {
    const found = read("kde,csv kde\nquestion,csv q\n");
    assert.deepEqual(found.concepts, []);
    assert.match(found.problems[0]?.message ?? "", /No column is named/u);
    assert.deepEqual(read("").problems.length, 1);
  });

  it("is whole where a cell is longer than what is read in a step, and where one is open behind many", () => {
    const long = `"${"line, of a definition\n".repeat(8_000)}"`;
    assert.equal(read(`en,definition\nfirst term,${long}\nsecond term,b\n`).concepts.length, 2);
    const many = Array.from({ length: 5_000 }, (_, index) => `term ${index},definition ${index}`);
    const found = read(["en,definition", ...many, 'open term,"x', ...many.map((row) => `another ${row}`)].join("\n"));
    assert.deepEqual([found.concepts.length, found.problems.length], [10_000, 1]);
  });

  it("may be large: 100,000 rows; and a mark that is open at each of 20,000 rows", function () {
    this.timeout(60_000);
    const rows = Array.from({ length: 100_000 }, (_, index) => `term ${index},"词${index}"`);
    assert.equal(read(`en,zh\n${rows.join("\n")}`).concepts.length, 100_000);
    const open = Array.from({ length: 20_000 }, (_, index) => `a${index},"词`);
    assert.ok(read(`en,zh\n${open.join("\n")}`).problems.length > 0);
    const same = Array.from({ length: 20_000 }, (_, index) => `same,a${index}`);
    assert.equal(read(`id,en\n${same.join("\n")}`).concepts.length, 1);
  });
});
