import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { CORE_SCHEMA, load } from "js-yaml";
import { describe, it } from "mocha";

const data = new URL("../../data/", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, data), "utf8");
/** As an editor reads it: numbers and booleans are such. */
const yaml = (path: string): unknown => load(read(path), { schema: CORE_SCHEMA });
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false });
const schema = (name: string): ValidateFunction => ajv.compile(JSON.parse(read(`schema/${name}.schema.json`)));

function check(validate: ValidateFunction, value: unknown, file: string): void {
  assert.ok(validate(value), `${file}: ${ajv.errorsText(validate.errors)}`);
}

const files = (folder: string): string[] => readdirSync(new URL(folder, data)).map((file) => `${folder}${file}`);

describe("the schemas of the data", () => {
  const glossary = schema("glossary");
  for (const file of files("glossary/").filter((name) => !name.endsWith("left-out.yaml"))) {
    it(`describe ${file}`, () => check(glossary, yaml(file), file));
  }
  it("describe glossary/left-out.yaml", () => check(schema("left-out"), yaml("glossary/left-out.yaml"), "left-out"));
  it("describe the tables", () => {
    const table = schema("table");
    for (const file of files("tables/")) check(table, yaml(file), file);
  });
  it("describe the citations in the paper", () =>
    check(schema("citations"), yaml("bibliography/citations.yaml"), "citations"));
  it("describe the works", () => check(schema("works"), JSON.parse(read("bibliography/works.json")), "works"));

  it("reject what is wrong in a concept", () => {
    const good = { id: "x-y", kind: "slogan", en: ["x y"], definition: { en: "An x.", zh: "某。" } };
    check(glossary, [good], "good");
    const wrong: readonly object[] = [
      { ...good, id: "X y" },
      { ...good, kind: "idea" },
      { ...good, en: undefined },
      { ...good, en: [] },
      { ...good, en: [" x"] },
      { ...good, en: [{ text: "x", weak: true }] },
      { ...good, zh: [{ text: "某", source: "paper" }] },
      { ...good, definition: { en: "An x." } },
      { ...good, at: "p. 4" },
      { ...good, phases: [{ phase: 4 }] },
      { ...good, phases: [{ phase: 3, en: "only English" }] },
      { ...good, history: [{ date: "May 2020", en: "x", zh: "某" }] },
      { ...good, quote: { text: "x" } },
      { ...good, relations: [{ related: "a", broader: "b" }] },
      { ...good, relation: [{ related: "a" }] },
    ];
    for (const concept of wrong)
      assert.equal(glossary([JSON.parse(JSON.stringify(concept))]), false, JSON.stringify(concept));
  });

  it("reject what is wrong in a work", () => {
    const works = schema("works");
    const [first = {}] = JSON.parse(read("bibliography/works.json")) as readonly object[];
    for (const wrong of [
      { ...first, id: "No Key" },
      { ...first, URL: "www.x.org" },
      { ...first, URL: "https://x.org/." },
      { ...first, raw: "A sentence." },
      { ...first, issued: { "date-parts": [[]] } },
      { ...first, custom: { note: { en: "only English" } } },
      { ...first, title: undefined },
    ])
      assert.equal(works([JSON.parse(JSON.stringify(wrong))]), false, JSON.stringify(wrong));
  });
});
