import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { compileData } from "../../scripts/data/compile.ts";
import type { Concept } from "../../server/core/concept/concept.ts";
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
};

describe("glossary search", () => {
  for (const [query, concept] of Object.entries(QUERIES)) {
    it(`finds ${concept} by ${query}`, () => assert.equal(searchGlossary(index, query, 5)[0]?.concept.id, concept));
  }
  it("lists everything for the empty query", () =>
    assert.equal(searchGlossary(index, "", 1e6).length, concepts.length));
  it("finds nothing for what is no word", () => assert.deepEqual(searchGlossary(index, "!?…", 5), []));
});
