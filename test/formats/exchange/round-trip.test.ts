import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { Bilingual, Concept } from "../../../server/core/concept/concept.ts";
import type { PlainEntry, PlainTerm } from "../../../server/formats/exchange/plain-entry.ts";
import { plainOf } from "../../../server/formats/exchange/plain-of-concept.ts";
import { KINDS, RELATIONS, STATUSES } from "../../../server/formats/glossary-value.ts";
import { problemsIn, readGlossary, saidBy } from "../../support/own-glossary.ts";
import { writeCsv, writeJson, writeTbx, writeYaml } from "../../support/written.ts";

const WRITERS: Readonly<Record<string, (entries: readonly PlainEntry[]) => string>> = {
  "a.glossary.yaml": writeYaml,
  "a.glossary.json": writeJson,
  "a.glossary.csv": (entries) => writeCsv(entries, ","),
  "a.glossary.tsv": (entries) => writeCsv(entries, "\t"),
  "a.glossary.tbx": (entries) => writeTbx(entries, "A & B"),
};

const SIGNS = "abc XYZ&-'\"=+@|;\\,:#{}[]<>/*%$`~!?0189éü".split("");
const HAN = "新型举国体制舉國體製乾后，“”＝＋；、".split("");
const some = (signs: readonly string[], maxLength = 12): fc.Arbitrary<string> =>
  fc
    .string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength })
    .map((text) => text.replace(/\s+/gu, " ").trim());
const english = some(SIGNS).filter((text) => /[a-z]{2}/iu.test(text));
const chinese = some(HAN).filter((text) => /\p{Script=Han}{2}/u.test(text));
const prose = fc.record({ en: fc.oneof(fc.constant(""), english), zh: fc.oneof(fc.constant(""), chinese) });
const told = (text: Bilingual | undefined): Bilingual | undefined =>
  text === undefined || (text.en === "" && text.zh === "") ? undefined : text;
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

const term: fc.Arbitrary<PlainTerm> = fc
  .record({
    inEnglish: fc.boolean(),
    en: english,
    zh: chinese,
    isTraditional: fc.boolean(),
    status: maybe(fc.constantFrom(...STATUSES)),
    strength: maybe(fc.constant("weak" as const)),
    hant: maybe(chinese),
    pinyin: maybe(some("āěxj ü".split(""))),
    forms: fc.array(english, { maxLength: 2 }),
    inflect: maybe(fc.boolean()),
    credit: maybe(english),
    note: maybe(prose),
  })
  .map(({ inEnglish, en, zh, isTraditional, hant, pinyin, forms, inflect, note, ...shared }) => {
    const all = { ...shared, note: told(note) };
    if (inEnglish) return { ...all, text: en, language: "en" as const, forms, inflect };
    const reading = pinyin === "" ? {} : { pinyin };
    if (isTraditional) return { ...all, ...reading, text: zh, language: "zh-Hant" as const };
    return { ...all, ...reading, text: zh, language: "zh-Hans" as const, hant };
  });

const entry: fc.Arbitrary<PlainEntry> = fc
  .record({
    id: fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/u),
    kind: maybe(fc.constantFrom(...KINDS)),
    terms: fc.array(term, { minLength: 1, maxLength: 5 }),
    definition: maybe(prose),
    note: maybe(prose),
    credit: maybe(english),
    examples: fc.array(english, { maxLength: 2 }),
    keys: fc.array(english, { maxLength: 2 }),
    works: fc.array(fc.stringMatching(/^[a-z]{3}\d{4}$/u), { maxLength: 2 }),
    at: maybe(fc.constantFrom({ section: "4", paragraph: 1 }, { section: "4", note: 20 }, { table: 3 })),
    relations: fc.array(fc.record({ kind: fc.constantFrom(...RELATIONS), id: fc.stringMatching(/^[a-z]{2,5}$/u) }), {
      maxLength: 2,
    }),
  })
  .map(({ definition, note, ...more }) => ({ ...more, definition: told(definition), note: told(note) }));

const glossary = fc.uniqueArray(entry, { minLength: 1, maxLength: 4, selector: ({ id }) => id });

/** What the concepts of a text say, lists without what they say twice: a table joins the rows of a concept. */
function saidIn(text: string, name: string): unknown[] {
  return readGlossary(text, name).concepts.map(said);
}

function said(concept: Concept): unknown {
  const unique = <T>(items: readonly T[] = []): T[] => [
    ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
  ];
  const { keys, works, relations, examples } = concept;
  return saidBy({
    ...concept,
    keys: unique(keys),
    works: unique(works),
    relations: unique(relations),
    ...(examples === undefined ? {} : { examples: unique(examples) }),
  });
}

describe("a glossary that is written and read again", () => {
  for (const [name, write] of Object.entries(WRITERS))
    it(`is the same in ${name.split(".").at(-1)}`, function () {
      this.timeout(60_000);
      fc.assert(
        fc.property(glossary, (entries) => {
          const first = readGlossary(writeYaml(entries), "a.glossary.yaml").concepts;
          const text = write(first.map(plainOf));
          assert.deepEqual(
            problemsIn(text, readGlossary(text, name)).filter((told) => !told.includes("one character")),
            [],
          );
          assert.deepEqual(saidIn(text, name), first.map(said));
        }),
        { numRuns: 100 },
      );
    });

  for (const [name, write] of Object.entries(WRITERS))
    it(`is written the same a second time in ${name.split(".").at(-1)}`, () => {
      fc.assert(
        fc.property(glossary, (entries) => {
          const text = write(readGlossary(writeYaml(entries)).concepts.map(plainOf));
          assert.equal(write(readGlossary(text, name).concepts.map(plainOf)), text);
        }),
        { numRuns: 25 },
      );
    });
});
