import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { compileData } from "../../../scripts/data/compile.ts";
import type { Concept } from "../../../server/core/concept/concept.ts";
import { mentionsOf, recognize } from "../../../server/core/recognition/recognized.ts";
import { mark, parseMarked } from "../../support/marked.ts";
import { buildGlossary } from "../../support/recognition.ts";

const root = new URL("../../..", import.meta.url);
const glossary = buildGlossary(compileData(root).files["glossary.json"] as readonly Concept[]);

/** Checks that exactly the marked parts count as mentions of the built-in terms. */
function check(marked: string): void {
  const { text } = parseMarked(marked);
  const counted = mentionsOf(recognize(text, "markdown", glossary)).filter((mention) => mention.counted);
  assert.equal(mark(text, counted), marked);
}

/** Checks that not even a weak mention is there. */
function checkNone(text: string): void {
  assert.equal(mark(text, mentionsOf(recognize(text, "markdown", glossary))), text);
}

/** The concepts that a text mentions, counted or not, in order. */
function conceptsIn(text: string): string[] {
  return mentionsOf(recognize(text, "markdown", glossary)).map(({ concept }) => concept.id);
}

describe("near misses in English", () => {
  it("a squad in sport", () => check("The national team lost, and the coach of the national teams resigned."));
  it("boards of wood", () => check("The long boards of the ship; a surfer chooses short boards."));
  it("a bottleneck in traffic", () => check("The bridge is a bottleneck; the shortcomings of its design are known."));
  it("an abbreviation that is spelt out as something else", () =>
    check("The ⟦2006 Medium and Long-Term Plan⟧ is old. A multilayer perceptron (MLP) learns; this MLP is small."));
  it("initials", () => check("IC wrote the draft, EV read it, and AMS, CAE and CAS signed."));
  it("a word that looks like an abbreviation", () => check("The most recent cast of ice; MOSTLY, CASE, AMSTERDAM."));
  it("a city that begins like a name", () => checkNone("Xi'an and Xi’an lie inland."));
  it("a possessive and a contraction", () => {
    assert.deepEqual(conceptsIn("Xi's speech"), ["xi-jinping"]);
    assert.deepEqual(conceptsIn("Xi’ll speak"), ["xi-jinping"]);
  });
  it("a name in a citation is none", () => checkNone("(Xi 2016)"));
  it("newspapers, blood and books circulate", () => checkNone("circulation of blood, the circulation desk"));
  it("frontiers on the map", () => check("Frontier areas in Alaska and the technological frontier of 1900"));
  it("games", () => check("magic weapons in a video game"));
  it("a part of another word", () => checkNone("multinational teamwork, re-circulations, pre-shortboarded"));
  it("another plan with a like name", () =>
    check("⟦Several Major Issues in the National Medium- and Long-Term Economic and Social Development Strategy⟧"));
});

describe("plans of a field", () => {
  it("are not the national one", () =>
    checkNone("the 14th Five-Year Plan for the Bioeconomy, the 14th FYP for Digital Government"));
  it("are told from the nation’s own", () => {
    for (const behind of [
      "",
      " for 2021–2025",
      " for the period to 2025",
      " for economic and social development",
      " and beyond",
    ])
      check(`the ⟦14th Five-Year Plan⟧${behind} says so`);
  });
});

describe("near misses in Chinese", () => {
  it("chance neighbours", () => checkNone("成长板块与增长板块；各自立场不同；实事求是；需求是关键；要求是明确的"));
  it("proverbs and idioms", () => checkNone("自强不息；自立门户；独自立法"));
  it("squads and market funds", () => checkNone("国家队战胜韩国队，国家队资金入市"));
  it("departments and troops", () => check("科技部队列队，科技部门发文，财政部门拨款"));
  it("water, blood and boilers", () => checkNone("双循环系统；双循环赛；国内循环水；国内循环流化床"));
  it("general weaknesses and strong points", () => check("补上民生短板，发挥各自长板，打通交通瓶颈"));
  it("weaknesses of a field beside the technologies’", () =>
    check("⟦关键核心技术⟧的⟦短板⟧要补上，民生短板、短板弱项、发展短板也要补上，并堵住短板漏洞。"));
  it("the Monkey King and salesmen", () => check("金箍棒在手，他的杀手锏是低价"));
  it("plans of an army, a city or a trade are not the national one", () =>
    check(
      "军队建设“十四五”规划、上海市“十四五”规划、交通“十四五”规划、农业十四五规划、旅游发展“十四五”规划、完成“⟦十四五”规划⟧",
    ));
  it("plans for science and technology keep their own names", () =>
    assert.deepEqual(conceptsIn("某省科技创新“十四五”规划，“十四五”国家科技创新规划，国家“十四五”规划"), [
      "fourteenth-sti-plans",
      "fourteenth-sti-plans",
      "fourteenth-fyp",
    ]));
  it("an institute whose name holds another term", () =>
    assert.deepEqual(conceptsIn("中国工程科技创新战略研究院由中国工程院设立"), ["cae-innovation-strategy", "cae"]));
  it("a separated verb is left alone", () => checkNone("真正卡住我们脖子的"));
  it("two people one letter apart", () =>
    assert.deepEqual(conceptsIn("刘亚东、刘延东、Liu Yadong, Liu Yandong"), [
      "liu-yadong",
      "liu-yandong",
      "liu-yadong",
      "liu-yandong",
    ]));
});

describe("wordings of other writers", () => {
  it("of official English", () =>
    check(
      "⟦greater self-reliance and strength in science and technology⟧, the ⟦new system for mobilizing resources nationwide⟧, " +
        "the ⟦holistic approach to national security⟧, the ⟦Long-Range Objectives Through the Year 2035⟧, " +
        "a ⟦National Science and Technology Major Project⟧, ⟦National Medium- and Long-Term Program for Science and Technology Development⟧",
    ));
  it("of think tanks", () =>
    check(
      "the ⟦new whole-of-nation system⟧, ⟦chokepoint technologies⟧, ⟦core technologies in key fields⟧, " +
        "it ⟦concentrates resources to do big things⟧, the ⟦holistic view of national security⟧",
    ));
  it("of older reports", () =>
    check("⟦核心关键技术⟧、⟦支柱性产业⟧、⟦产业调整振兴规划⟧、⟦社会公益性科技研究⟧、⟦创业投资引导基金⟧"));
  it("of later reports", () =>
    check("⟦高水平科技自立自强⟧、⟦统筹好发展和安全⟧、⟦有为政府和有效市场⟧、⟦全国重点实验室⟧"));
  it("of both scripts", () => check("⟦新型舉國體制⟧、⟦國家戰略科技力量⟧、⟦關鍵核心技術⟧、⟦總體國家安全觀⟧"));
});

describe("terms as the paper prints them", () => {
  it("with quotation marks inside", () =>
    check(
      "the “⟦Innovation 2030” Megaprojects program⟧, the ⟦new “spin” on the national team⟧, ‘⟦strangulation’ problems⟧, " +
        "⟦asymmetric and “assassin’s mace” technologies⟧, “⟦major or advantageous” key core technologies⟧",
    ));
  it("with an abbreviation introduced inside", () =>
    check(
      "⟦Made in China (MIC) 2025⟧, the ⟦integrated circuit (IC) industry⟧, ⟦science and technology (S&T) self-sufficiency⟧",
    ));
  it("two to a phrase", () =>
    assert.deepEqual(conceptsIn("short-board key and core technologies; long-board and disruptive technologies"), [
      "short-boards",
      "long-boards",
      "disruptive-technologies",
    ]));
  it("run together", () => check("the ⟦Ten-Year Action Plan for Basic Research⟧ ⟦NKRDP⟧, and others"));
  it("before a footnote mark", () => check("⟦IDDS⟧.⁵ ⟦Bai Chunli⟧²⁶ ⟦passing on the curve⟧.”¹³"));
  it("with 〇 and ○", () => check("⟦二〇三五年远景目标⟧、⟦二○三五年远景目标⟧、⟦2035年远景目标⟧"));
  it("in either order", () => check("⟦国际竞争和合作新优势⟧、⟦国际合作和竞争新优势⟧"));
  it("in 与 and in 和", () => check("⟦统筹发展与安全⟧、⟦统筹发展和安全⟧"));
  it("one to a longer name", () => {
    assert.deepEqual(conceptsIn("national economic security"), ["economic-security"]);
    assert.deepEqual(conceptsIn("中国现代国际关系研究院世界经济研究所"), ["institute-of-world-economics"]);
    assert.deepEqual(conceptsIn("Science and Technology Daily; Ministry of Science and Technology"), [
      "science-and-technology-daily",
      "most",
    ]);
    assert.deepEqual(conceptsIn("the 27th meeting of the Comprehensive Deepening Reform Commission"), [
      "cdrc-27th-meeting",
    ]);
    assert.deepEqual(conceptsIn("Proposal for the 14th Five-Year Plan and the 2035 Visionary Goals"), [
      "fourteenth-fyp-proposal",
    ]);
  });
  it("in the capitals of a heading or a table", () => {
    check("# Areas of ⟦Short-Board Key Core Technologies⟧");
    check("| ⟦S&T Innovation 2030 Major Projects⟧ | ⟦Second-Round Megaprojects⟧ |");
    assert.deepEqual(conceptsIn("<ul><li>• Graphene</li><li>• Metamaterials</ul>"), ["table-6-6", "metamaterials"]);
  });
  it("before two possessives", () => assert.deepEqual(conceptsIn("China’s socialist system’s"), ["socialist-system"]));
  it("not in longer abbreviations and names", () => checkNone("MOSTc, Xiao, Xiankui, Xiaojie, MICE, CASE, ICT, EVA"));
  it("not across blank lines, cells and list items", () =>
    checkNone("the new-style\n\nteam | key | core\n- choke\n- point-blank"));
  it("not in citation keys", () => checkNone("参见@naughton2023trajectory与[@most2022]"));
  it("not in addresses", () => checkNone("<http://finance.cctv.com/special/10dazhenxingjihua/01/> www.most.gov.cn/AI"));
});
