import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { compileData } from "../../scripts/data/compile.ts";
import type { Concept } from "../../server/core/concept/concept.ts";
import { isOneErrorAway } from "../../server/features/search/typing-error.ts";
import { buildSearchIndex, searchGlossary } from "../../server/features/search.ts";

const concepts = compileData(new URL("../..", import.meta.url)).files["glossary.json"] as readonly Concept[];
const index = buildSearchIndex(concepts);

/** What a researcher types, and the concept that must come first. */
const QUERIES: Readonly<Record<string, string>> = {
  新型举国体制: "new-style-national-team",
  新型舉國體制: "new-style-national-team",
  xxjgtz: "new-style-national-team",
  "xīn xíng jǔ guó": "new-style-national-team",
  xin1xing2ju3guo2: "new-style-national-team",
  新型juguo: "new-style-national-team",
  juguotizhi: "national-team",
  "national tema": "national-team",
  kbz: "choke-point-technologies",
  "ka bo zi": "choke-point-technologies",
  qiabozi: "choke-point-technologies",
  "choke point": "choke-point-technologies",
  ziliziqiang: "st-self-sufficiency-and-self-empowerment",
  科技自立自強: "st-self-sufficiency-and-self-empowerment",
  彎道超車: "passing-on-the-curve",
  "curve passing": "passing-on-the-curve",
  短扳: "short-boards",
  "dual circ": "dual-circulation",
  "made in china": "mic-2025",
  政府引导基金: "government-guidance-funds",
  gjzlkjll: "nsstf",
  nsstf: "nsstf",
  hnsc: "hnsc",
  "disruptve technologies": "disruptive-technologies",
  "do great things": "centralizing-power",
  "key core technology": "key-core-technologies",
  "indigenous inovation": "indigenous-innovation",
  zzcx: "indigenous-innovation",
  "new developement pattern": "new-development-pattern",
  shashoujian: "assassins-mace",
  國家戰略科技力量: "nsstf",
  "guojia zhanlue kejililiang": "nsstf",
  ztgjaqg: "hnsc",
  安全观: "hnsc",
  "zhanluexing xinxing chanye": "strategic-emerging-industries",
  SEI: "strategic-emerging-industries",
  "big things concentrate": "centralizing-power",
  jzllbds: "centralizing-power",
  "kējì zìlì zìqiáng": "st-self-sufficiency-and-self-empowerment",
  科技自力自强: "st-self-sufficiency-and-self-empowerment",
  gspkjzlzq: "high-level-self-sufficiency",
  "medium long term plan": "mlp",
  "14F": "fourteenth-sti-plans",
  十四五: "fourteenth-fyp",
  "long range objectives": "visionary-goals-2035",
  "27th meeting": "cdrc-27th-meeting",
  十九届四中全会: "fourth-plenum",
  統籌發展和安全: "integrating-development-and-security",
  双循坏: "dual-circulation",
  "domestic demand system": "domestic-demand-system",
  "industrial policy selective": "selective-industrial-policies",
  "market conforming": "market-conforming-instruments",
  zfydjj: "government-guidance-funds",
  張江: "zhangjiang",
  科創中心: "st-innovation-centers",
  刘亞東: "liu-yadong",
  "S&T daily": "science-and-technology-daily",
  光刻机: "table-3-1",
  graphene: "table-6-6",
};

/** With a typing error in one word, whatever the order and the rest of the name. */
const MISTYPED: Readonly<Record<string, string>> = {
  "holistic securty": "hnsc",
  "national security holsitic": "hnsc",
  "laboratries national": "national-laboratories",
  "pasing curve": "passing-on-the-curve",
  "curcuit integrated": "integrated-circuit",
  "capacity bulding": "capacity-building-industrial-policies",
  "plenum fith": "fifth-plenum",
  "strategic emeging industry": "strategic-emerging-industries",
};

describe("glossary search", () => {
  for (const [query, concept] of Object.entries(QUERIES)) {
    it(`finds ${concept} by ${query}`, () => assert.equal(searchGlossary(index, query, 5)[0]?.concept.id, concept));
  }
  for (const [query, concept] of Object.entries(MISTYPED)) {
    it(`finds ${concept} by ${query}`, () => assert.equal(searchGlossary(index, query, 5)[0]?.concept.id, concept));
  }
  it("knows one typing error from two", () => {
    const near = (word: string): boolean => isOneErrorAway(word, "security");
    assert.deepEqual(["securty", "securrity", "sacurity", "secuirty"].map(near), [true, true, true, true]);
    assert.deepEqual(["secrty", "sacurty", "secure", "securitiess"].map(near), [false, false, false, false]);
  });
  it("lists everything for the empty query", () =>
    assert.equal(searchGlossary(index, "", 1e6).length, concepts.length));
  it("finds nothing for what is no word", () => assert.deepEqual(searchGlossary(index, "!?…", 5), []));
});
