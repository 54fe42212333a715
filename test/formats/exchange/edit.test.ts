import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { addEntry } from "../../../server/formats/exchange/edit/add-entry.ts";
import { deprecate } from "../../../server/formats/exchange/edit/deprecate.ts";
import { entriesOf, formatOf, type TextChange } from "../../../server/formats/exchange/edit/glossary-text.ts";
import type { PlainEntry } from "../../../server/formats/exchange/plain-entry.ts";
import { readGlossary } from "../../support/own-glossary.ts";
import { writeTbx } from "../../support/written.ts";

const NEW: PlainEntry = {
  id: "dual-circulation",
  terms: [
    { text: "dual circulation", language: "en" },
    { text: "双循环", language: "zh-Hans", hant: "雙循環" },
  ],
  definition: { en: "Two loops.", zh: "" },
};

function applied(text: string, change: TextChange | undefined): string {
  assert.ok(change !== undefined, "no change");
  return text.slice(0, change.start) + change.newText + text.slice(change.end);
}

function format(name: string): NonNullable<ReturnType<typeof formatOf>> {
  const found = formatOf(name);
  assert.ok(found !== undefined);
  return found;
}

/** The text with the new entry, which is read as it was meant, behind the others. */
function added(text: string, name: string, entry = NEW): string {
  const change = addEntry(text, format(name), entry)?.change;
  const result = applied(text, change);
  assert.ok(change !== undefined && result.startsWith(text.slice(0, change.start)));
  assert.ok(result.endsWith(text.slice(change.end)));
  const before = readGlossary(text, name);
  const after = readGlossary(result, name);
  assert.deepEqual(
    after.concepts.map(({ id }) => id),
    [...before.concepts.map(({ id }) => id), after.concepts.at(-1)?.id],
  );
  const texts = after.concepts.at(-1)?.renderings.map(({ text }) => text);
  for (const { text: wording } of entry.terms) assert.ok(texts?.includes(wording), `${wording} is not in ${result}`);
  return result;
}

const YAML =
  "- id: dual-circulation\n  en: dual circulation\n  zh: { text: 双循环, hant: 雙循環 }\n  definition: Two loops.\n";

describe("adding a term to a file", () => {
  it("in YAML, behind the last entry, with its indentation, free lines and line ends, before comments", () => {
    assert.equal(
      added("# mine\n- en: one\n  zh: 一个   # keep\n", "a.yaml"),
      `# mine\n- en: one\n  zh: 一个   # keep\n${YAML}`,
    );
    assert.equal(
      added("- en: one\n\n- en: two\n# the end\n", "a.yaml"),
      `- en: one\n\n- en: two\n\n${YAML}# the end\n`,
    );
    const indented = YAML.replace(/^/gmu, "  ").trimEnd().replaceAll("\n", "\r\n");
    assert.equal(
      added("title: Mine\r\nconcepts:\r\n  - en: one\r\n", "a.yml"),
      `title: Mine\r\nconcepts:\r\n  - en: one\r\n${indented}\r\n`,
    );
    assert.equal(added("- en: one", "a.yaml"), `- en: one\n${YAML}`);
    assert.equal(added("", "a.yaml"), YAML);
    assert.equal(added("# only a comment", "a.yaml"), `# only a comment\n${YAML}`);
    assert.equal(added("concepts:\n", "a.yaml"), `concepts:\n${YAML.replace(/^(?=.)/gmu, "  ")}`);
  });

  it("in YAML, as Contextive has terms", () => {
    const text = "contexts:\n  - name: A\n    terms:\n    - name: Cargo\n      definition: A unit.\n";
    assert.equal(
      added(text, "a.glossary.yml"),
      `${text}    - name: dual circulation\n      definition: Two loops.\n      aliases:\n        - 双循环\n        - 雙循環\n`,
    );
  });

  it("not where YAML is no list of entries", () => {
    assert.equal(addEntry("[{en: one}]\n", "yaml", NEW), undefined);
    assert.equal(addEntry("title: x\n", "yaml", NEW), undefined);
  });

  it("in JSON, on one line or on many", () => {
    assert.equal(
      added('[\n\t{\n\t\t"en": "one"\n\t}\n]\n', "a.json"),
      '[\n\t{\n\t\t"en": "one"\n\t},\n\t{\n\t\t"id": "dual-circulation",\n\t\t"en": "dual circulation",\n\t\t"zh": {\n\t\t\t"text": "双循环",\n\t\t\t"hant": "雙循環"\n\t\t},\n\t\t"definition": "Two loops."\n\t}\n]\n',
    );
    assert.match(added('{"concepts": [{"en": "one"}]}', "a.json"), /^\{"concepts": \[\{"en": "one"\}, \{"id":"dual/u);
    assert.match(added("", "a.json"), /^\[\n {2}\{\n/u);
    assert.match(added("[]\n", "a.json"), /^\[\n {2}\{\n[\s\S]*\}\n\]\n$/u);
  });

  it("in a table, in its columns, its separator and its line ends", () => {
    assert.equal(
      added("中文;English;备注\r\n举国;whole\r\n", "a.csv"),
      "中文;English;备注\r\n举国;whole\r\n双循环;dual circulation;\r\n",
    );
    assert.equal(added("en\tzh\none\t一个", "a.tsv"), "en\tzh\none\t一个\ndual circulation\t双循环");
    assert.equal(
      added('"en","zh","definition"\n"one","一个","x, y"\n', "a.csv"),
      '"en","zh","definition"\n"one","一个","x, y"\n"dual circulation","双循环","Two loops."\n',
    );
    assert.equal(added("举国\twhole\n", "a.tsv"), "举国\twhole\n双循环\tdual circulation\n");
    assert.deepEqual(addEntry("en,zh\none,一个\n", "csv", NEW)?.lost, ["definition", "zh-Hant"]);
    assert.deepEqual(addEntry("", "csv", NEW)?.lost, []);
    assert.equal(addEntry('en,zh\none,"一个\n', "csv", NEW), undefined);
  });

  it("guards what a spreadsheet would run", () =>
    assert.match(added("en,zh\none,一个\n", "a.csv", { terms: [{ text: "=cmd()" }] }), /\n'=cmd\(\),\n$/u));

  it("in TBX, in the version and style of the file", () => {
    const dca = writeTbx([{ id: "one", terms: [{ text: "one two" }] }], "x");
    assert.match(
      added(dca, "a.tbx"),
      /<\/conceptEntry>\n {6}<conceptEntry id="dual-circulation">\n {8}<langSec xml:lang="en">/u,
    );
    assert.match(added(writeTbx([], "x"), "a.tbx"), /<body>\n {6}<conceptEntry id="dual-circulation">/u);
    const martif =
      '<?xml version="1.0"?>\r\n<martif type="TBX" xml:lang="en"><text><body>\r\n\t<termEntry id="a">\r\n\t\t<langSet xml:lang="en"><tig><term>one two</term></tig></langSet>\r\n\t</termEntry>\r\n</body></text></martif>\r\n';
    assert.match(
      added(martif, "a.tbx"),
      /\r\n\t<termEntry id="dual-circulation">\r\n\t\t<langSet xml:lang="en">\r\n\t\t\t<descrip type="definition">Two loops/u,
    );
    const dct =
      '<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns:min="m" xmlns:basic="b"><text><body></body></text></tbx>';
    assert.match(added(dct, "a.tbx"), /<basic:definition>Two loops\.<\/basic:definition>/u);
    assert.equal(addEntry(`${dca.slice(0, 300)}<x`, "tbx", NEW), undefined);
  });
});

describe("deprecating a wording in a file", () => {
  /** The text with the wording of its first entry deprecated, which is read so. */
  function deprecated(text: string, name: string, wording: string): string {
    const { entries } = entriesOf(text, format(name));
    const at = entries.find(({ terms }) => terms.some((term) => term.text === wording))?.start ?? 0;
    const result = applied(text, deprecate(text, format(name), at, wording));
    const read = readGlossary(result, name).concepts.flatMap(({ renderings }) => renderings);
    assert.equal(read.find((rendering) => rendering.text === wording)?.status, "deprecated", result);
    return result;
  }

  it("in YAML, whatever a wording is written as", () => {
    assert.equal(
      deprecated("- en: one two # keep\n  zh: 一个\n", "a.yaml", "one two"),
      "- en: { text: one two, status: deprecated } # keep\n  zh: 一个\n",
    );
    assert.equal(
      deprecated('- en: [one, "two: x"]\n', "a.yaml", "two: x"),
      '- en: [one, { text: "two: x", status: deprecated }]\n',
    );
    assert.equal(
      deprecated("- en:\n    - one\n    - { text: two, status: literal }\n", "a.yaml", "two"),
      "- en:\n    - one\n    - { text: two, status: deprecated }\n",
    );
    assert.equal(
      deprecated("- en:\n    - text: two\n      note: hm\n  zh: 一个\n", "a.yaml", "two"),
      "- en:\n    - text: two\n      status: deprecated\n      note: hm\n  zh: 一个\n",
    );
    assert.equal(
      deprecated("- en:\n    - text: two\r\n      status: preferred\r\n", "a.yaml", "two"),
      "- en:\n    - text: two\r\n      status: deprecated\r\n",
    );
    assert.equal(
      deprecated("- zh: { text: 双循环, pinyin: shuāng xún huán }\n", "a.yaml", "双循环"),
      "- zh: { text: 双循环, pinyin: shuāng xún huán, status: deprecated }\n",
    );
  });

  it("in JSON", () => {
    assert.equal(
      deprecated('[{ "en": ["one", "two"] }]', "a.json", "two"),
      '[{ "en": ["one", { "text": "two", "status": "deprecated" }] }]',
    );
    assert.equal(
      deprecated('[\n  {\n    "en": {\n      "text": "two"\n    }\n  }\n]', "a.json", "two"),
      '[\n  {\n    "en": {\n      "text": "two",\n      "status": "deprecated"\n    }\n  }\n]',
    );
  });

  it("in a table that has a column for it, and says so where it has none", () => {
    assert.equal(
      deprecated("en,zh,en_status\none,一个,\ntwo,二个,preferred\n", "a.csv", "two"),
      "en,zh,en_status\none,一个,\ntwo,二个,deprecated\n",
    );
    assert.equal(deprecated('en,"n",status\n"two, x"\n', "a.csv", "two, x"), 'en,"n",status\n"two, x",,deprecated\n');
    assert.throws(() => deprecate("en,zh\none,一个\n", "csv", 8, "one"), /no column for the status/u);
    assert.throws(() => deprecate("en,zh,status\none,一个,\n", "csv", 15, "one"), /other wordings too/u);
    assert.throws(() => deprecate("en,en_status\none;two,\n", "csv", 15, "one"), /other wordings too/u);
  });

  it("in TBX", () => {
    const text = writeTbx([{ id: "a", terms: [{ text: "one two", status: "preferred" }, { text: "three" }] }], "x");
    assert.match(
      deprecated(text, "a.tbx", "one two"),
      /<term>one two<\/term>\n +<termNote type="administrativeStatus">deprecatedTerm-admn-sts</u,
    );
    assert.match(
      deprecated(text, "a.tbx", "three"),
      /<term>three<\/term>\n {12}<termNote type="administrativeStatus">deprecatedTerm-admn-sts<\/termNote>\n/u,
    );
  });
});
