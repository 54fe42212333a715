import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { plainText } from "../../../../server/core/citation/rich.ts";
import { chicagoAuthorDate, shortNames } from "../../../../server/core/citation/styles/chicago-author-date.ts";
import type { StyledCitation } from "../../../../server/core/citation/styles/style.ts";
import type { Work } from "../../../../server/core/citation/work.ts";
import { paper, xi } from "../../../support/works.ts";

const plain = (edition: 17 | 18) => {
  const style = chicagoAuthorDate(edition);
  return {
    inText: (citation: StyledCitation): string => plainText(style.inText(citation)),
    reference: (work: Work, language: "en" | "zh"): string => plainText(style.reference(work, language)),
  };
};
const styles = { 17: plain(17), 18: plain(18) };
const authors = (count: number): Work => ({
  ...paper,
  author: Array.from({ length: count }, (_, index) => ({ family: `F${index + 1}`, given: "G" })),
});

describe("Chicago author-date in an English text", () => {
  it("lists three authors in the 17th edition, and one in the 18th", () => {
    const citation = { work: paper, locator: { section: "4", note: 20 }, narrative: false, language: "en" } as const;
    assert.equal(styles[17].inText(citation), "(Naughton, Xiao, and Xu 2023, sec. 4, n. 20)");
    assert.equal(styles[18].inText(citation), "(Naughton et al. 2023, sec. 4, n. 20)");
    assert.equal(styles[18].inText({ ...citation, narrative: true }), "Naughton et al. (2023, sec. 4, n. 20)");
  });

  it("lists two authors and shortens four in both", () => {
    for (const edition of [17, 18] as const) {
      assert.equal(shortNames(authors(1), edition, "en"), "F1");
      assert.equal(shortNames(authors(2), edition, "en"), "F1 and F2");
      assert.equal(shortNames(authors(4), edition, "en"), "F1 et al.");
    }
  });

  it("shortens where not all authors are known", () => {
    assert.equal(shortNames({ ...authors(2), custom: { andOthers: true } }, 17, "en"), "F1 et al.");
  });

  it("gives pages without a word, notes on them with n, tables spelt out", () => {
    const at = (locator: object): string => styles[17].inText({ work: xi, locator, narrative: false, language: "en" });
    assert.equal(at({ page: "12" }), "(Xi 2022, 12)");
    assert.equal(at({ page: "12-14" }), "(Xi 2022, 12–14)");
    assert.equal(at({ page: "12", note: 20 }), "(Xi 2022, 12n20)");
    assert.equal(at({ note: 20 }), "(Xi 2022, n. 20)");
    assert.equal(at({ table: 3 }), "(Xi 2022, table 3)");
    assert.equal(at({ abstract: true }), "(Xi 2022, abstract)");
    assert.equal(at({}), "(Xi 2022)");
  });

  it("calls a page by its site, and another work by its title, where there is no author", () => {
    const title = "The difference between national laboratories and state key laboratories";
    const page: Work = { id: "x", type: "webpage", title, "container-title": "Maigoo" };
    assert.equal(shortNames(page, 17, "en"), "Maigoo");
    assert.equal(shortNames({ ...page, type: "article-magazine" }, 17, "en"), "Maigoo");
    assert.equal(shortNames({ ...page, type: "chapter" }, 17, "en"), "“difference between national laboratories”");
    assert.equal(shortNames({ id: "x", type: "book", title, "title-short": "Laboratories" }, 17, "en"), "Laboratories");
    assert.equal(styles[17].inText({ work: page, narrative: false, language: "en" }), "(Maigoo, n.d.)");
  });
});

describe("Chicago author-date in a Chinese text", () => {
  const citation = { locator: { section: "4", note: 20 }, narrative: false, language: "zh" } as const;

  it("has full-width brackets and Chinese locators", () => {
    assert.equal(styles[17].inText({ ...citation, work: paper }), "（Naughton, Xiao, and Xu 2023，第4节注20）");
    assert.equal(styles[18].inText({ ...citation, work: paper }), "（Naughton et al. 2023，第4节注20）");
    assert.equal(styles[17].inText({ ...citation, work: xi }), "（习近平 2022，第4节注20）");
    assert.equal(styles[17].inText({ ...citation, work: xi, narrative: true }), "习近平（2022，第4节注20）");
  });

  it("says 等 of Chinese works only", () => {
    const four = { ...authors(4), language: "zh", custom: { authorsZh: ["甲", "乙", "丙", "丁"] } };
    assert.equal(shortNames(four, 17, "zh"), "甲等");
    assert.equal(shortNames({ ...four, language: "en" }, 17, "zh"), "F1 et al.");
    assert.equal(shortNames(four, 17, "en"), "F1 et al.");
  });
});

/** Checked against the official CSL styles of both editions; `…` of the Chinese parts are ours. */
describe("Chicago's reference list", () => {
  const reference = (work: Work, edition: 17 | 18 = 17): string => styles[edition].reference(work, "en");

  it("has the paper", () => {
    const entry =
      "Naughton, Barry, Siwen Xiao, and Yaosheng Xu. 2023. The Trajectory of China’s Industrial Policies. Working Paper. University of California Institute on Global Conflict and Cooperation. https://escholarship.org/uc/item/28f568zv.";
    assert.equal(reference(paper), entry);
    assert.equal(reference(paper, 18), entry);
  });

  it("repeats a periodical’s year in the 17th edition only", () => {
    const work: Work = { ...xi, language: "en", custom: {} };
    assert.equal(reference(work), "Xi, Jinping. 2022. “Speed up.” Qiushi, April 30, 2022. http://www.gov.cn/x_1.htm.");
    assert.equal(reference(work, 18), "Xi, Jinping. 2022. “Speed up.” Qiushi, April 30. http://www.gov.cn/x_1.htm.");
    assert.equal(
      reference({ ...work, type: "webpage" }),
      "Xi, Jinping. 2022. “Speed up.” Qiushi, April 30. http://www.gov.cn/x_1.htm.",
    );
  });

  it("has journals with and without a volume", () => {
    const work: Work = {
      id: "x",
      type: "article-journal",
      author: [
        { family: "Yin", given: "Ximing" },
        { family: "Chen", given: "Jin" },
      ],
      title: "A “force”",
      "container-title": "Forum",
      issued: { "date-parts": [[2021]] },
      issue: "09",
      page: "1-9",
      DOI: "10.13580/x.002",
    };
    const head = "Yin, Ximing, and Jin Chen. 2021. “A ‘force.’”";
    // A title that ends in a word in quotation marks ends in both marks.
    assert.equal(reference(work), `${head} Forum, no. 09 (2021): 1–9. https://doi.org/10.13580/x.002.`);
    assert.equal(reference(work, 18), `${head} Forum, no. 09: 1–9. https://doi.org/10.13580/x.002.`);
    assert.equal(reference({ ...work, volume: "12" }), `${head} Forum 12 (09): 1–9. https://doi.org/10.13580/x.002.`);
  });

  it("cuts long lists of authors as the edition does", () => {
    assert.match(reference(authors(10)), /F9, and G F10\. 2023/u);
    assert.match(reference(authors(11)), /^F1, G, G F2, G F3, G F4, G F5, G F6, G F7, et al\. 2023\./u);
    assert.match(reference(authors(7), 18), /^F1, G, G F2, G F3, et al\. 2023\./u);
    assert.match(reference(authors(6), 18), /G F5, and G F6\. 2023/u);
  });

  it("gives Chinese works in pinyin, characters and translation", () => {
    assert.equal(
      reference(xi),
      "Xi Jinping 习近平. 2022. “Jiakuai jianshe ‘qiangguo’” 加快建设“强国” [Speed up]. Qiushi 求是, April 30, 2022. http://www.gov.cn/x_1.htm.",
    );
    const { titlePinyin: _, ...custom } = xi.custom ?? {};
    assert.match(reference({ ...xi, custom }), /2022\. “加快建设‘强国’” \[Speed up\]\. Qiushi/u);
    assert.match(
      reference({ ...xi, type: "book" }),
      /2022\. Jiakuai jianshe “qiangguo” 加快建设“强国” \[Speed up\]\./u,
    );
  });

  it("gives Chinese works in characters in a Chinese text, and others as ever", () => {
    assert.equal(
      styles[17].reference(xi, "zh"),
      "习近平，2022，《加快建设“强国”》，《求是》，4月30日，http://www.gov.cn/x_1.htm。",
    );
    assert.equal(styles[17].reference(paper, "zh"), reference(paper));
    const nested: Work = { ...xi, type: "webpage", custom: { ...xi.custom, titleZh: "印发《方案》" } };
    assert.match(styles[17].reference(nested, "zh"), /《印发〈方案〉》，求是，4月/u);
  });

  it("needs no more than a title", () => {
    assert.equal(reference({ id: "x", type: "book", title: "T" }), "T. n.d.");
    assert.equal(reference({ id: "x", type: "webpage", title: "T", "container-title": "S" }), "S. n.d. “T.”");
    assert.equal(reference({ id: "x", type: "book", title: "T", author: [{ family: "F" }] }), "F. n.d. T.");
  });
});
