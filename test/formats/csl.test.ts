import assert from "node:assert/strict";
import { load } from "js-yaml";
import { describe, it } from "mocha";
import { Bibliography, type BibliographyFormat } from "../../server/core/bibliography/bibliography.ts";
import type { Work } from "../../server/core/citation/work.ts";
import { cslJson } from "../../server/formats/csl-json.ts";
import { cslYaml } from "../../server/formats/csl-yaml.ts";
import { paper, xi } from "../support/works.ts";

const open = (format: BibliographyFormat, text: string): Bibliography =>
  new Bibliography(format, text, [...format.scan(text)]);

/** Inserts, checks that the rest is as it was, and gives the text back. */
function inserted(format: BibliographyFormat, before: string, work: Work): string {
  const insertion = format.insertion(open(format, before), work);
  assert.ok(insertion !== undefined, before);
  const { offset, text } = insertion;
  const after = before.slice(0, offset) + text + before.slice(offset);
  const file = open(format, after);
  const entry = file.find(work.id);
  assert.equal(after.slice(entry?.keySpan.start, entry?.keySpan.end), work.id);
  const { note: _, ...custom } = work.custom ?? {};
  assert.deepEqual(
    entry === undefined ? undefined : file.work(entry),
    work.custom === undefined ? work : { ...work, custom },
  );
  return after;
}

const keys = (file: Bibliography): string[] => file.entries.map(({ key }) => key);
const kinds = (file: Bibliography): string[] => [...file.problems()].flat().map(({ kind, key }) => `${kind} ${key}`);

describe("CSL-JSON", () => {
  it("takes an entry behind the last, in any style", () => {
    const item = { id: "a", type: "book", title: 'A ] } " ', issued: { "date-parts": [[2000]] } };
    for (const before of [
      "",
      "[]",
      "[\n]\n",
      JSON.stringify([item]),
      JSON.stringify([item], null, 2),
      `${JSON.stringify([item, { ...item, id: "b" }], null, "\t")}\n`.replaceAll("\n", "\r\n"),
      `[\n  ${JSON.stringify(item)},\n  ${JSON.stringify({ ...item, id: 7 })}\n]\n`,
      JSON.stringify({ name: "x", references: [item] }, null, 4),
    ])
      for (const work of [paper, xi]) JSON.parse(inserted(cslJson, before, work));
  });

  it("indents as the file does", () => {
    const before = '[\n    {\n        "id": "a"\n    }\n]\n';
    assert.match(inserted(cslJson, before, paper), /\n {4}\},\n {4}\{\n {8}"id": "naughton2023trajectory",\n/u);
  });

  it("reads the others where one is wrong", () => {
    const file = open(
      cslJson,
      '[{"id": "a", "title": }, {"type": "book"}, {"id": "c", "type": "book", "title": "C"}, {"id": "d", ',
    );
    assert.deepEqual(keys(file), ["a", "c", "d"]);
    assert.deepEqual(kinds(file), ["unreadable a", "no-key ", "unclosed d"]);
    assert.equal(cslJson.insertion(file, paper), undefined);
  });

  it("is no list", () => {
    for (const text of ["{}", "5", '{"a": [{"id": "x"}]}', "nonsense"]) {
      assert.deepEqual(keys(open(cslJson, text)), [], text);
      assert.equal(cslJson.insertion(open(cslJson, text), paper), undefined, text);
    }
  });
});

describe("CSL-YAML", () => {
  const list =
    "- id: a\n  type: book\n  title: 'A: b'\n  issued: 2001-02-03\n\n- type: book\n  id: \"b\" # why\n  title: no\n";
  it("takes an entry behind the last, in any style", () => {
    for (const before of [
      "",
      "references:\n",
      "---\nreferences:\n",
      list,
      `---\n# mine\nreferences:\n${list}...\n`,
      `references:\n${list.replace(/^(?=.)/gmu, "  ")}\nother: 1\n`,
      `---\nreferences:\n${list}---\n`.replaceAll("\n", "\r\n"),
      list.trimEnd(),
    ])
      for (const work of [paper, xi]) load(inserted(cslYaml, before, work).replace(/\r?\n(?:\.\.\.|---)\r?\n$/u, "\n"));
  });

  it("reads texts as texts, and Pandoc's dates", () => {
    const file = open(cslYaml, `references:\n${list}`);
    const [a, b] = file.entries.map((entry) => file.work(entry));
    assert.deepEqual(a?.issued, { "date-parts": [[2001, 2, 3]] });
    assert.equal(b?.title, "no");
  });

  it("reads the others where one is wrong", () => {
    const file = open(
      cslYaml,
      '- id: a\n  title: "x\n- id: b\n  type: book\n  title: [\n- id: c\n  type: book\n  title: C\n',
    );
    assert.deepEqual(keys(file), ["a", "b", "c"]);
    assert.deepEqual(kinds(file), ["unreadable a", "unreadable b"]);
  });

  it("is no list that can be added to", () => {
    for (const text of ["references: [{id: a}]\n", "title: x\n", "just text"])
      assert.equal(cslYaml.insertion(open(cslYaml, text), paper), undefined, text);
  });
});
