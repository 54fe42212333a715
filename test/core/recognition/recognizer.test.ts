import { describe, it } from "mocha";
import { checkerFor } from "../../support/recognition.ts";
import { terms } from "../../support/terms.ts";

const check = checkerFor(terms);

describe("recognition: longest match", () => {
  it("prefers the longer of two terms at one place", () => check("发挥⟦新型举国体制⟧优势"));
  it("finds the shorter one where it stands alone", () => check("传统⟦举国体制⟧的优势"));
  it("finds both occurrences in one clause", () => check("⟦新型举国体制⟧的⟦新型举国体制⟧"));
  it("takes the whole slogan, not its first half", () => check("⟦S&T self-sufficiency and self-empowerment⟧"));
  it("takes the half where the rest is missing", () => check("⟦S&T self-sufficiency⟧ and prosperity"));
  it("takes key core technologies whole", () =>
    check("⟦关键核心技术⟧与⟦核心技术⟧; ⟦key core technologies⟧, ⟦core technologies⟧"));
  it("leaves other text alone", () => check("国家队体制 and a team of nationals"));
});

describe("recognition: edges", () => {
  it("takes plurals and possessives", () => check("⟦national teams⟧' ⟦national team⟧'s ⟦industrial policies⟧"));
  it("leaves longer words alone", () => check("international teamwork, national teamwork, multinational team"));
  it("knows that a non-national team is none", () => check("a non-national team, a ⟦national team⟧-led drive"));
  it("finds no S&T inside NSS&TF or AT&T", () => check("⟦NSS&TF⟧, AT&T, S&TF, ⟦S&T⟧-based"));
  it("finds abbreviations in their own case only", () => check("most people at ⟦MOST⟧, not MOSTc"));
  it("respects what must not stand before a Chinese term", () => check("成长板块与⟦长板⟧"));
  it("is not put off by a footnote mark", () => check("⟦national team⟧² and ⟦national team⟧[^1]"));
  it("takes offsets in UTF-16 units", () => check("𠮷⟦新型举国体制⟧😀⟦长板⟧"));
});

describe("recognition: spelling variants", () => {
  it("folds case, hyphens and spaces", () =>
    check("⟦New Style National Team⟧, ⟦new‐style national-team⟧, ⟦NATIONAL TEAM⟧"));
  it("reads a spaced dash as a break", () => check("new - style, new – style ⟦national team⟧"));
  it("folds traditional characters", () => check("⟦新型舉國體制⟧、⟦新型举國體制⟧"));
  it("knows that 體製 is not 体制", () => check("新型舉國體製、新型举国体製"));
  it("folds full width and PDF radicals", () => check("⟦ＮＳＳ＆ＴＦ⟧ ⟦科技⾃⽴⾃强⟧"));
  it("takes every ampersand", () =>
    check("⟦NSS\\&TF⟧ ⟦NSS&amp;TF⟧ ⟦S&amp;T⟧ ⟦S & T⟧ ⟦national strategic science and technology force⟧"));
  it("takes every apostrophe", () => check("⟦assassin’s mace⟧ ⟦assassin's mace⟧"));
  it("takes 盘古 spacing beside Latin, not between ideographs", () =>
    check("⟦中国制造 2025⟧ ⟦中国制造2025⟧ 举国 体制"));
  it("goes through invisible characters", () => check("⟦新型\u200b举国体制⟧ ⟦indus\u00adtrial policy⟧"));
});

describe("recognition: inside a term", () => {
  it("goes through mark-up", () => check("⟦S&T *self-sufficiency⟧* **⟦新型**举国体制⟧"));
  it("goes through quotation marks", () => check("⟦science and technology “self-sufficiency and self-empowerment⟧”"));
  it("goes through a soft line break", () => check("⟦new-style\r\n  national team⟧ ⟦新型\n举国体制⟧"));
  it("goes through a divided word", () => check("⟦indus-\ntrial policy⟧, ⟦S&T self-\nsufficiency⟧"));
  it("goes through a quotation's line prefix", () => check("> ⟦新型\n> 举国体制⟧"));
  it("stops at a blank line", () => check("新型\n\n⟦举国体制⟧"));
  it("stops at a list item", () => check("- new-style\n- ⟦national team⟧"));
  it("stops at a heading's end", () => check("# new-style\n⟦national team⟧"));
  it("stops at a table cell", () => check("| new-style | ⟦national team⟧ |"));
  it("stops at other punctuation", () => check("新型、⟦举国体制⟧; new-style, ⟦national team⟧"));
});
