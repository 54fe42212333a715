import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { GlossaryFile } from "../../../server/core/concept/concept.ts";
import type { OwnGlossary } from "../../../server/formats/glossary/own-entry.ts";
import { readOwnGlossary } from "../../support/own-glossary.ts";

const file = (name = "my.glossary.yaml"): GlossaryFile => ({ layer: "user", name, uri: `file:///${name}` });
const read = (text: string, name?: string): OwnGlossary => readOwnGlossary(text, file(name));

/** Each entry as `id: text|text`. */
const brief = ({ concepts }: OwnGlossary): string[] =>
  concepts.map(({ id, renderings }) => `${id}: ${renderings.map(({ text }) => text).join("|")}`);

/** Each problem as `line:column severity message`, with the text that it is about. */
const told = (text: string, { problems }: OwnGlossary): string[] =>
  problems.map(({ start, end, severity, message }) => {
    const before = text.slice(0, start).split("\n");
    return `${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${severity} [${text.slice(start, end).split("\n")[0]}] ${message}`;
  });

describe("an own glossary in YAML", () => {
  it("needs one wording in one language, and makes the id of it", () => {
    const text =
      "- zh: 新质生产力\n  en: [new quality productive forces, NQPF]\n- en: dual circulation\n- zh: [双循环, 內循環]\n";
    const found = read(text);
    assert.deepEqual(brief(found), [
      "new-quality-productive-forces: new quality productive forces|NQPF|新质生产力",
      "dual-circulation: dual circulation",
      "双循环: 双循环|內循環",
    ]);
    assert.deepEqual(found.problems, []);
    const [first, , third] = found.concepts;
    assert.deepEqual(
      first?.renderings.map(({ status, source }) => `${status} ${source}`),
      ["preferred own", "admitted own", "preferred own"],
    );
    assert.deepEqual(first?.renderings[0]?.forms, ["new quality productive forces", "new quality productive force"]);
    assert.equal(first?.renderings[1]?.exactCase, true);
    assert.equal(third?.renderings[1]?.language, "zh-Hant");
    assert.equal(first?.kind, "concept");
    assert.equal(text.slice(first?.origin?.start, first?.origin?.end), text.slice(2, text.indexOf("\n- en: dual")));
  });

  it("takes a definition as a text or by language, and every field of a wording", () => {
    const found = read(`concepts:
  - id: nqpf
    kind: slogan
    zh: { text: 新质生产力, hant: 新質生產力, pinyin: xīn zhì shēng chǎn lì }
    en: { text: new productive forces, status: literal, strength: weak, note: a false friend, source: Xinhua 2023 }
    definition: >-
      What Xi named
      in Heilongjiang.
    source: Xi 2023
    examples: [We develop new quality productive forces.]
    relations: [{ related: dual-circulation }]
  - zh: 双循环
    definition: { en: Two loops., zh: 两个循环。 }
    keys: shuangxunhuan
`);
    assert.deepEqual(found.problems, []);
    const [first, second] = found.concepts;
    assert.deepEqual(first?.definition, { en: "What Xi named in Heilongjiang.", zh: "" });
    assert.deepEqual(second?.definition, { en: "Two loops.", zh: "两个循环。" });
    assert.deepEqual(first?.relations, [{ kind: "related", id: "dual-circulation" }]);
    assert.deepEqual(first?.examples, ["We develop new quality productive forces."]);
    assert.equal(first?.credit, "Xi 2023");
    const [english, chinese, traditional] = first?.renderings ?? [];
    assert.deepEqual(
      [english?.status, english?.strength, english?.note?.en, english?.credit],
      ["literal", "weak", "a false friend", "Xinhua 2023"],
    );
    assert.equal(chinese?.pinyin, "xīn zhì shēng chǎn lì");
    assert.deepEqual([traditional?.text, traditional?.language], ["新質生產力", "zh-Hant"]);
  });

  it("loads the good entries where others are damaged, and says where and what to do", () => {
    const text = `- en: one
- en: "two
  zh: 二
- en: three
  zh: [三
- en: four
- zh: *emph*
- en: five
oops
- en: six
\tzh: 六
- just text
- id: seven
- en: eight
  en: acht
  colour: red
- en: nine
  kind: idea
`;
    const found = read(text);
    assert.deepEqual(
      found.concepts.map(({ id }) => id),
      ["one", "four", "eight", "nine"],
    );
    const known =
      "Known are: id, kind, en, zh, zh-Hans, zh-CN, zh-Hant, zh-TW, zh-HK, definition, note, source, examples, keys, relations, at, evidence, works.";
    assert.deepEqual(told(text, found), [
      "3:3 error [zh: 二] A quotation mark or a bracket is opened here and not closed, or a comma is missing.",
      "5:3 error [zh: [三] A quotation mark or a bracket is opened here and not closed, or a comma is missing.",
      "7:3 error [zh: *emph*] A value that begins with * is an alias in YAML, which Tifa does not read. Put the value in quotation marks.",
      "9:1 error [oops] This line belongs to no entry: indent it like the lines of the entry, or begin a new entry with “- ”.",
      "11:2 error [zh: 六] YAML is indented with spaces; here is a tab.",
      "12:3 error [just text] Expected an entry with fields, such as “en: …” and “zh: …”.",
      "13:3 error [id: seven] This entry has no wording. Give it one: “en: …” or “zh: …”.",
      "15:3 warning [en] This entry has “en” twice: only the first is read. Put both into one list.",
      `16:3 warning [colour] “colour” is no field here, and is not read. ${known}`,
      "18:9 warning [idea] “kind” must be one of: concept, slogan, phrase, policy, policy-document, instrument, institution, person, event, project, technology, media, actor, place, list, abbreviation.",
    ]);
  });

  it("reads Contextive's files as they are", () => {
    const text = `contexts:
  - name: Cargo
    domainVisionStatement: To manage the routing of cargo
    meta:
      "Owner:": Team A
    terms:
    - name: Cargo
      definition: A unit of transportation.
      examples:
        - Multiple Customers are involved with a Cargo.
      aliases:
        - unit
    - name: LegMagnitudePolicy
      meta: { "Ref:": handbook }
    - name: "broken
    - name: Vessel
  - name: CJK
    paths: [shipping]
    terms:
      - name: 购物车
        definition: 购物车的释义。
  - name: Empty
    terms:
imports:
  - other.glossary.yml
`;
    const found = read(text, "cargo.glossary.yml");
    assert.deepEqual(brief(found), [
      "cargo: Cargo|unit",
      "legmagnitudepolicy: LegMagnitudePolicy",
      "vessel: Vessel",
      "购物车: 购物车",
    ]);
    const [cargo, policy, , cart] = found.concepts;
    assert.equal(cargo?.theme, "cargo.glossary.yml · Cargo");
    assert.deepEqual(cargo?.definition, { en: "A unit of transportation.", zh: "" });
    assert.deepEqual(cargo?.examples, ["Multiple Customers are involved with a Cargo."]);
    assert.deepEqual(policy?.renderings[0]?.forms.slice(0, 2), ["LegMagnitudePolicy", "Leg Magnitude Policy"]);
    assert.deepEqual(policy?.note, { en: "Ref: handbook", zh: "", isOwn: true });
    assert.deepEqual(cart?.definition, { en: "", zh: "购物车的释义。" });
    assert.deepEqual(told(text, found), [
      "25:5 warning [other.glossary.yml] Tifa reads no imports: name the other files in the setting “tifa.glossaries”.",
      "18:13 warning [shipping] Tifa reads no paths: the terms count in the folder of this file and below.",
      '15:7 error [name: "broken] A quotation mark or a bracket is opened here and not closed, or a comma is missing.',
    ]);
  });

  it("says what is wrong with a file as a whole", () => {
    const first = (text: string): string => told(text, read(text))[0] ?? "";
    assert.match(first(""), /^1:1 warning \[\] This glossary is empty/u);
    assert.match(first("# only a remark\n"), /This glossary is empty/u);
    assert.match(first("concepts:\n"), /This glossary is empty/u);
    assert.match(first("title: x\nname: y\n"), /“name” is no field here/u);
    assert.match(first("a: b\n"), /Expected a list of entries/u);
    assert.match(first("just words\n"), /Expected a list of entries/u);
    assert.deepEqual(brief(read("- {en: a b}\n---\n- {en: c d}\n")).sort(), ["a-b: a b", "c-d: c d"]);
    assert.deepEqual(brief(read("[{en: a b}, {en: c d}]\n")), ["a-b: a b", "c-d: c d"]);
    assert.deepEqual(brief(read("concepts: [{en: a b}]\n")), ["a-b: a b"]);
    assert.deepEqual(brief(read("- en: a b\r\n  zh: 甲乙\r\n- en: c d\r\n")), ["a-b: a b|甲乙", "c-d: c d"]);
  });

  it("keeps names that JavaScript has a meaning for", () => {
    const found = read(
      "- id: __proto__\n  en: proto type\n- id: constructor\n  en: con structor\n  __proto__: {en: x}\n",
    );
    assert.deepEqual(brief(found), ["__proto__: proto type", "constructor: con structor"]);
    assert.equal(found.problems.length, 1);
  });
});

describe("an own glossary in JSON", () => {
  const json = (text: string): OwnGlossary => read(text, "my.glossary.json");

  it("is the same as in YAML, with tabs, escapes and one line or many", () => {
    const entries = [
      { zh: "新质生产力", en: ["new quality productive forces"], definition: { en: 'A "phrase".', zh: "词。" } },
      { en: "a\tb" },
    ];
    for (const text of [
      JSON.stringify(entries),
      JSON.stringify(entries, null, "\t"),
      JSON.stringify({ $schema: "x", concepts: entries }, null, 2),
    ]) {
      const found = json(text);
      assert.deepEqual(found.problems, []);
      assert.deepEqual(brief(found), [
        "new-quality-productive-forces: new quality productive forces|新质生产力",
        "a-b: a b",
      ]);
      assert.deepEqual(found.concepts[0]?.definition, { en: 'A "phrase".', zh: "词。" });
      const { start = 0, end = 0 } = found.concepts[0]?.origin ?? {};
      assert.deepEqual(JSON.parse(text.slice(start, end)), entries[0]);
    }
  });

  it("loads what is good behind an entry that is never closed", () => {
    const text =
      '[\n  {\n    "en": "one"\n  },\n  {\n    "en": "two,\n    "zh": ["二"\n  },\n  {\n    "en": "three"\n  }\n]\n';
    const found = json(text);
    assert.deepEqual(brief(found), ["one: one", "three: three"]);
    assert.equal(told(text, found).length, 1);
    assert.match(told(text, found)[0] ?? "", /^[678]:\d+ error/u);
    assert.deepEqual(brief(json('[{"en": "one"}, {"en": "two"')), ["one: one"]);
  });
});

describe("bad input in an own glossary", () => {
  const messages = (text: string, name?: string): string[] => read(text, name).problems.map(({ message }) => message);

  it("is nested too deeply, again and again, or refers to itself", () => {
    for (const count of [500, 2_000, 20_000, 20_000]) {
      for (const text of [
        "[".repeat(count),
        "- ".repeat(count),
        `- en: ${"{a: ".repeat(count)}`,
        `- en: ${"[".repeat(count)}`,
      ]) {
        const found = read(`${text}\n- en: good one\n`);
        assert.ok(found.problems.length > 0, text.slice(0, 20));
      }
      assert.ok(read("[".repeat(count), "x.glossary.json").problems.length > 0);
      assert.ok(read('[{"en":'.repeat(count), "x.glossary.json").problems.length > 0);
    }
    const bomb = `- en: one\n- &a [x, x]\n${Array.from({ length: 40 }, (_, n) => `- &a${n} [*a, *a]`).join("\n")}\n`;
    assert.deepEqual(brief(read(bomb)), ["one: one"]);
  });

  it("has the same id twice, a wording that is too long, or none that could be found", () => {
    assert.match(
      messages("- {id: a, en: x y}\n- {id: a, en: z y}\n")[0] ?? "",
      /Another entry of this file has the id “a”/u,
    );
    assert.match(
      messages(`- en: ${"长".repeat(10_000)}\n`)[0] ?? "",
      /at most|may have 200 characters; this one has 10000/u,
    );
    assert.match(messages("- en: …\n")[0] ?? "", /“…” has no letter or character/u);
    assert.match(messages("- {id: a b, en: x y}\n")[0] ?? "", /An id may have no spaces/u);
    assert.equal(brief(read(`- en: [${"长".repeat(201)}, fine]\n`))[0], "fine: fine");
  });

  it("has one letter, which is searched for and not marked", () => {
    const found = read("- en: A\n- zh: 党\n- zh: 国企\n");
    assert.deepEqual(
      found.concepts.map(({ renderings }) => renderings[0]?.forms),
      [[], [], ["国企"]],
    );
    assert.deepEqual(
      found.problems.map(({ severity }) => severity),
      ["warning", "warning"],
    );
  });

  it("has more problems than are told", () => {
    const found = read("- x\n".repeat(600));
    assert.equal(found.problems.length, 501);
    assert.equal(found.problems.at(-1)?.message, "100 more problems are not shown.");
  });
});
