import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";
import { plainText } from "../../server/core/citation/rich.ts";
import { cslItem, withOthers } from "../../server/formats/csl-item.ts";
import { readCslOutput } from "../../server/formats/csl-output.ts";
import { readCslStyle } from "../../server/formats/csl-style.ts";
import { paper, xi } from "../support/works.ts";

const file = (name: string): string => readFileSync(new URL(`../documents/csl/${name}`, import.meta.url), "utf8");
const NAMESPACE = 'xmlns="http://purl.org/net/xbiblio/csl"';

describe("a .csl file", () => {
  it("has a title, a language and perhaps a parent", () => {
    assert.deepEqual(readCslStyle(file("memo.csl")), { style: { title: "Memo (author-date)" } });
    assert.deepEqual(readCslStyle(file("numbers.csl")), { style: { title: "顺序编码", locale: "zh-CN" } });
    assert.deepEqual(readCslStyle(file("memo-journal.csl")), {
      style: { title: "A Journal of Memos", locale: "en-GB", parent: "https://example.org/styles/memo" },
    });
  });

  it("says why it is none", () => {
    const kind = (text: string) => readCslStyle(text).problem;
    assert.deepEqual(kind(`<style ${NAMESPACE} version="1.0">\n<info></style>`), { kind: "no-xml", line: 2 });
    assert.deepEqual(kind(""), { kind: "no-xml", line: 1 });
    assert.deepEqual(kind("@book{a}"), { kind: "no-xml", line: 1 });
    assert.deepEqual(kind("<html/>"), { kind: "no-style" });
    assert.deepEqual(kind('<style version="1.0"/>'), { kind: "no-style" });
    assert.deepEqual(kind(`<style ${NAMESPACE}><bibliography><layout/></bibliography></style>`), { kind: "old" });
    assert.deepEqual(kind(`<style ${NAMESPACE} version="1.0"><citation/></style>`), { kind: "no-list" });
    assert.deepEqual(kind(" ".repeat(2_000_001)), { kind: "too-large" });
    assert.deepEqual(kind(`<style ${NAMESPACE} version="1.0">&nbsp;</style>`), { kind: "no-xml", line: 1 });
    assert.equal(readCslStyle("<a>".repeat(200_000)).problem?.kind, "no-style");
  });
});

describe("what citeproc makes of an entry", () => {
  it("keeps italics, raised text and links, and one space between its parts", () => {
    const html = `  <div class="csl-entry">
    <div class="csl-left-margin">[1]</div><div class="csl-right-inline">Wu, A. <b>Plans &#38; <i>Markets <span style="font-style:normal;">Qiushi</span></i></b><sup>2</sup>. <a href="https://doi.org/10.1/a">10.1/a</a></div>
  </div>\n`;
    assert.deepEqual(readCslOutput(html), [
      { text: "[1] Wu, A. Plans & " },
      { text: "Markets ", italic: true },
      { text: "Qiushi" },
      { text: "2", superscript: true },
      { text: ". " },
      { text: "10.1/a", link: "https://doi.org/10.1/a" },
    ]);
    assert.match(plainText(readCslOutput(html, { number: false })), /^Wu, A\. Plans/u);
  });

  it("reads what is no HTML as text", () => {
    assert.equal(plainText(readCslOutput("a < b &amp; <script>x</script>")), "a < b & x");
  });
});

describe("a work for a style", () => {
  it("stands in characters in a Chinese list, in pinyin with its translation in any other", () => {
    assert.deepEqual(cslItem(xi, "zh"), {
      id: "xi2022",
      type: "article-magazine",
      author: [{ literal: "习近平" }],
      title: "加快建设“强国”",
      "container-title": "求是",
      issued: { "date-parts": [[2022, 4, 30]] },
      URL: "http://www.gov.cn/x_1.htm",
      language: "zh-CN",
    });
    assert.equal(cslItem(xi, "en").title, "Jiakuai jianshe “qiangguo” [Speed up]");
    assert.deepEqual(cslItem(xi, "en").author, [{ family: "Xi", given: "Jinping" }]);
    assert.deepEqual(cslItem(paper, "zh"), paper);
    const own = { id: "a", type: "book", title: "新型举国体制", language: "zh" };
    assert.equal(cslItem(own, "en").title, "新型举国体制");
  });

  it("says that it has more authors", () => {
    const { author = [] } = cslItem({ ...paper, custom: { andOthers: true } }, "en") as {
      author?: { literal?: string }[];
    };
    const sign = author.at(-1)?.literal ?? "";
    const text = (before: string, language: "en" | "zh") => plainText(withOthers([{ text: before }], language));
    assert.equal(text(`Xu, Y., and ${sign}. 2023.`, "en"), "Xu, Y. et al. 2023.");
    assert.equal(text(`许, 和${sign}. 2023.`, "zh"), "许等. 2023.");
  });
});
