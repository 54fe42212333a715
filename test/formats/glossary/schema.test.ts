import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { CORE_SCHEMA, load } from "js-yaml";
import { describe, it } from "mocha";
import { readOwnGlossary } from "../../support/own-glossary.ts";

const root = new URL("../../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const validate = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false }).compile(
  JSON.parse(read("data/schema/own-glossary.schema.json")),
);
const file = { layer: "user", name: "my.glossary.yaml", uri: "file:///my.glossary.yaml" } as const;

/** What an editor with the schema says, and what Tifa says. */
function verdicts(text: string): { schema: boolean; tifa: boolean } {
  const schema = validate(load(text, { schema: CORE_SCHEMA }));
  return { schema, tifa: readOwnGlossary(text, file).problems.length === 0 };
}

describe("the schema of own glossaries", () => {
  it("agrees with the reader on what is good", () => {
    const good = [
      read("samples/my.glossary.yaml"),
      "- en: dual circulation\n",
      "- zh: [双循环, { text: 内循环, hant: 內循環, pinyin: nèi xún huán, readings: nei xun huan }]\n",
      "- { id: x-y, en: { text: x y, status: literal, strength: weak, inflect: false, case: exact, forms: [xy], note: no }, kind: slogan }\n",
      "- { zh-Hant: 新質生產力, definition: { zh: 释义。 }, note: { en: A note. }, source: Xi 2023, keys: [xzscl], at: S4¶1, evidence: [fn20] }\n",
      "concepts:\n  - en: a b\n    relations: [{ related: c-d }, { broader: [e, f] }]\n    examples: [One.]\n    works: [ccpcc2019]\n",
      "contexts:\n  - name: Cargo\n    domainVisionStatement: x\n    meta: { a: b }\n    terms:\n      - name: Leg\n        definition: d\n        aliases: [unit]\n        examples: [e]\n      - name: Vessel\n",
    ];
    for (const text of good) assert.deepEqual({ text, ...verdicts(text) }, { text, schema: true, tifa: true });
  });

  it("agrees with the reader on what is wrong", () => {
    const wrong = [
      "- { id: x }\n",
      "- just text\n",
      "- { en: x y, colour: red }\n",
      "- { en: x y, kind: idea }\n",
      "- { en: { status: literal } }\n",
      "- { en: { text: x y, status: best } }\n",
      "- { en: x y, at: page 3 }\n",
      "- { en: x y, relations: [{ likes: z }] }\n",
      "- { en: x y, definition: { fr: z } }\n",
      "a: b\n",
      `- en: ${"x".repeat(201)}\n`,
      "contexts:\n  - terms:\n      - definition: nameless\n",
    ];
    for (const text of wrong) assert.deepEqual({ text, ...verdicts(text) }, { text, schema: false, tifa: false });
  });
});
