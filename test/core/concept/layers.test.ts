import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Concept, Layer } from "../../../server/core/concept/concept.ts";
import { buildGlossary, relationsOf } from "../../../server/core/concept/glossary.ts";
import { mergingLayers } from "../../../server/core/concept/layers.ts";
import { mentionsOf, recognize, sameWording } from "../../../server/core/recognition/recognized.ts";
import { finish } from "../../../server/core/text/steps.ts";
import { rendering } from "../../support/glossary.ts";
import { readOwnGlossary } from "../../support/own-glossary.ts";

const own = (text: string, layer: Layer = "user"): readonly Concept[] => {
  const { concepts, problems } = readOwnGlossary(text, {
    layer,
    name: `${layer}.glossary.yaml`,
    uri: `file:///${layer}`,
  });
  assert.deepEqual(problems, []);
  return concepts;
};
const merge = (...nearestFirst: readonly (readonly Concept[])[]): readonly Concept[] =>
  finish(mergingLayers(nearestFirst));

const BUILT_IN: Concept = {
  id: "dual-circulation",
  kind: "slogan",
  theme: "security-and-circulation",
  renderings: [
    rendering("dual circulation"),
    rendering("双循环", { pinyin: "shuāng xún huán", at: { section: "4" } }),
    rendering("two circulations", { status: "literal" }),
  ],
  definition: { en: "Two loops.", zh: "两个循环。" },
  at: { section: "4" },
  evidence: [],
  phases: [{ phase: 3 }],
  history: [],
  relations: [],
  works: ["a2020"],
  keys: [],
};

describe("layers of glossaries", () => {
  it("are one concept where the id is the same, and lose nothing of the farther", () => {
    const near = own(`- id: dual-circulation
  en: [twin loops, dual circulation]
  zh: 双循环
  definition: My reading.
  source: my notes
`);
    const [concept] = merge(near, [BUILT_IN]);
    assert.deepEqual(concept?.definition, { en: "My reading.", zh: "" });
    assert.deepEqual(concept?.farther, [{ text: BUILT_IN.definition }]);
    assert.equal(concept?.kind, "slogan");
    assert.deepEqual(concept?.at, { section: "4" });
    assert.deepEqual(concept?.phases, [{ phase: 3 }]);
    assert.deepEqual(concept?.works, ["a2020"]);
    assert.equal(concept?.credit, "my notes");
    assert.deepEqual(
      concept?.renderings.map(({ text, status, source, pinyin = "" }) =>
        `${text}: ${status} ${source} ${pinyin}`.trim(),
      ),
      [
        "twin loops: preferred own",
        "dual circulation: preferred paper",
        "双循环: preferred paper shuāng xún huán",
        "two circulations: literal paper",
      ],
    );
  });

  it("take a status that the nearer gives, and say whose it is", () => {
    const near = own("- {id: dual-circulation, en: {text: dual circulation, status: deprecated}}\n");
    const [concept] = merge(near, [BUILT_IN]);
    assert.deepEqual(concept?.definition, BUILT_IN.definition);
    const [first] = concept?.renderings ?? [];
    assert.deepEqual([first?.status, first?.source, first?.file?.layer], ["deprecated", "own", "user"]);
  });

  it("stand in order, and keep every definition", () => {
    const folder = own("- {id: dual-circulation, en: x y, definition: Nearest.}\n", "folder");
    const user = own("- {id: dual-circulation, en: z y, definition: Farther.}\n- en: other term\n", "user");
    const [concept, other] = merge(folder, user, [BUILT_IN]);
    assert.equal(concept?.definition.en, "Nearest.");
    assert.equal(concept?.origin?.file.layer, "folder");
    assert.deepEqual(
      concept?.farther?.map(({ text, file }) => `${text.en} ${file?.layer ?? "built-in"}`),
      ["Farther. user", "Two loops. built-in"],
    );
    assert.equal(other?.id, "other-term");
  });

  it("stand side by side where only the wording is the same, each once", () => {
    const near = own("- {id: mine, zh: [双循环, 雙循環], definition: 我的。}\n");
    const glossary = buildGlossary(merge(near, [BUILT_IN]));
    const recognized = recognize("双循环。", "plaintext", glossary);
    const [mention] = mentionsOf(recognized);
    assert.ok(mention !== undefined);
    assert.equal(mention.concept.id, "mine");
    assert.deepEqual(
      sameWording(recognized, mention).map(({ concept }) => concept.id),
      ["dual-circulation"],
    );
  });

  it("may have relations in a circle, to themselves and to nothing", () => {
    const near = own(`- {id: a, en: a a, relations: [{broader: b}, {broader: a}, {partOf: nowhere}]}
- {id: b, en: b b, relations: [{broader: a}]}
`);
    const glossary = buildGlossary(near);
    const [first] = glossary.concepts;
    assert.ok(first !== undefined);
    assert.deepEqual(
      relationsOf(glossary, first).map(({ kind, concept }) => `${kind} ${concept.id}`),
      ["broader b"],
    );
    assert.equal(mentionsOf(recognize("a a and b b", "plaintext", glossary)).length, 2);
  });
});

describe("hostile glossaries", () => {
  const mentions = (text: string, document: string): string[] =>
    mentionsOf(recognize(document, "plaintext", buildGlossary(own(text)))).map(({ start, end }) =>
      document.slice(start, end),
    );

  it("nest a thousand terms in one another", () => {
    const long = "举国体制".repeat(45);
    const text = Array.from({ length: 180 }, (_, length) => `- zh: ${long.slice(0, length + 2)}\n`).join("");
    const found = mentions(text, `${long}。${long.slice(0, 30)}`);
    assert.deepEqual(found.map(({ length }) => length).slice(-1), [30]);
    assert.ok(found.every((match) => match.length >= 2));
  });

  it("have one wording ten thousand times, or nothing but signs of regular expressions", () => {
    const same = Array.from({ length: 10_000 }, (_, index) => `- {id: x${index}, en: same words}\n`).join("");
    assert.deepEqual(mentions(same, "The same words. ".repeat(500)).length, 500);
    assert.deepEqual(mentions('- en: "a+b (c*) [d]"\n- en: "(x|y)+$ z"\n', "a+b (c*) [d] and (x|y)+$ z"), [
      "a+b (c*) [d]",
      "(x|y)+$ z",
    ]);
  });
});
