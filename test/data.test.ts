import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { load } from "js-yaml";
import { before, describe, it } from "mocha";
import { compileData } from "../scripts/data/compile.ts";
import type { Concept } from "../server/core/concept/concept.ts";
import { buildGlossary, type Glossary } from "../server/core/concept/glossary.ts";
import type { Mention } from "../server/core/recognition/mention.ts";
import { mentionsOf, recognize } from "../server/core/recognition/recognized.ts";

const root = new URL("..", import.meta.url);
/** Sources that are not part of the project: the paper and the inventory of it. */
const shared = new URL("../../shared/", import.meta.url);
const compiled = compileData(root);
const concepts = compiled.files["glossary.json"] as readonly Concept[];

function rows(file: string): Record<string, string>[] {
  const [head = [], ...rest] = readFileSync(new URL(`inventory/${file}`, shared), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
  return rest.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ""])));
}

describe("the built-in data", () => {
  it("has no problem", () => assert.deepEqual(compiled.problems, []));

  it("is counted in the README", () => {
    const counts = readFileSync(new URL("README.md", root), "utf8").replace(/\s+/gu, " ");
    const found = /(\d+) concepts and (\d+) rows of its tables, with ([\d,]+) renderings/u.exec(counts);
    const [, written, tables, renderings] = found ?? [];
    assert.equal(
      `${written} concepts and ${tables} from tables, ${renderings?.replace(",", "")} renderings`,
      compiled.summary,
    );
  });

  it("is recognised, each rendering in a sentence of its own", () => {
    const glossary = buildGlossary(concepts);
    const missed = glossary.renderings.flatMap(({ concept, rendering }) => {
      const text = rendering.language === "en" ? `See ${rendering.text}: it is.` : `关于${rendering.text}。`;
      const found = mentionsOf(recognize(text, "plaintext", glossary)).some(
        (mention) => mention.rendering.forms.includes(rendering.text) || mention.concept === concept,
      );
      return found ? [] : [`${concept.id}: ${rendering.text}`];
    });
    assert.deepEqual(missed, []);
  });

  it("defines every concept in both languages, in a first sentence that fits a list", () => {
    for (const { id, definition } of concepts) {
      assert.match(definition.en, /[.”]$/u, id);
      assert.match(definition.zh, /[。]$/u, id);
    }
  });
});

describe("the built-in data against the inventory of the paper (needs ../shared)", () => {
  before(function () {
    if (!existsSync(shared)) this.skip();
  });

  const leftOut = load(readFileSync(new URL("data/glossary/left-out.yaml", root), "utf8")) as readonly {
    id?: string;
    text?: string;
    begins?: string;
  }[];

  it("accounts for every row of the English terms", () => {
    const known = new Set([...concepts.map(({ id }) => id), ...leftOut.map(({ id }) => id)]);
    assert.deepEqual(
      rows("english-terms.tsv")
        .filter(({ id }) => !known.has(id))
        .map(({ id }) => id),
      [],
    );
  });

  for (const [part, file] of [
    ["body", "chinese.tsv"],
    ["bibliography", "chinese-bibliography.tsv"],
  ] as const) {
    it(`accounts for every Chinese string of the ${part}`, () => {
      const known = new Set([
        ...concepts.flatMap(({ renderings }) => renderings.flatMap(({ forms }) => forms)),
        ...leftOut.map(({ text }) => text),
      ]);
      const begins = (text: string): boolean =>
        leftOut.some((entry) => entry.begins !== undefined && text.startsWith(entry.begins));
      assert.deepEqual(
        rows(file)
          .map(({ chinese = "" }) => chinese)
          .filter((text) => !known.has(text) && !begins(text)),
        [],
      );
    });
  }

  it("quotes set phrases as the paper prints them, in either language", () => {
    const lines = readFileSync(new URL("paper/naughton-xiao-xu-2023.txt", shared), "utf8").split("\n");
    const paper = lines.slice(0, 323).join("\n").toLowerCase();
    const wrong = concepts.flatMap(({ quote }) =>
      [quote?.text, quote?.zh].filter((text) => text !== undefined && !paper.includes(text.toLowerCase())),
    );
    assert.deepEqual(wrong, []);
  });

  it("takes no sentence from the paper", () => {
    const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9一-鿿]+/gu, " ");
    const paper = plain(readFileSync(new URL("paper/naughton-xiao-xu-2023.txt", shared), "utf8"));
    const copied = concepts
      .filter(({ theme }) => theme !== "tables")
      .flatMap(({ id, definition }) => {
        const words = plain(definition.en).trim().split(" ");
        const runs = words.map((_, index) => words.slice(index, index + 14)).filter((run) => run.length === 14);
        return runs.some((run) => paper.includes(run.join(" "))) ? [id] : [];
      });
    assert.deepEqual(copied, []);
  });
});

describe("recognition on the paper (needs ../shared)", () => {
  let glossary: Glossary;
  let body: string;
  let mentions: readonly Mention[];
  before(function () {
    if (!existsSync(shared)) this.skip();
    glossary = buildGlossary(concepts);
    const lines = readFileSync(new URL("paper/naughton-xiao-xu-2023.txt", shared), "utf8").split("\n");
    body = lines.slice(0, 323).join("\n");
    mentions = mentionsOf(recognize(body, "plaintext", glossary));
  });

  /** Wordings of the inventory that are parts of sentences, not renderings. */
  const ELLIPSES =
    /^(?:even more opportunistic|a focus on security|selective ones|Shanghai, Beijing.*|embargoed|organized around specific technologies|international one|the Commission|under the leadership of the Party|From Liu’s perspective)$/iu;

  it("covers every term that the inventory's patterns find, with its own concept or a longer term", () => {
    const missed = rows("english-terms.tsv").flatMap(({ id = "", patterns = "" }) =>
      patterns.split(" || ").flatMap((pattern) => {
        const source = pattern
          .replaceAll("(?-i:", "(?:")
          .replace(/\[\\?'"\]/gu, "Q")
          .replace(/"/gu, '[“”"]')
          .replace(/\[?\\?'\]?/gu, "[’‘']")
          .replaceAll("Q", "[“”\"’‘']");
        return [...body.matchAll(new RegExp(source, pattern.includes("(?-i:") ? "gu" : "giu"))].flatMap((match) => {
          const [found] = match;
          const covered = mentions.some(({ start, end }) => start < match.index + found.length && end > match.index);
          return found === "" || covered || ELLIPSES.test(found) ? [] : [`${id}: ${found}`];
        });
      }),
    );
    assert.deepEqual(missed, []);
  });

  const count = (concept: string, language?: string): number =>
    mentions.filter(
      (mention) =>
        mention.concept.id === concept && (language === undefined || mention.rendering.language === language),
    ).length;

  it("counts as the inventory does", () => {
    // 46 by the inventory, less two that are no term: “new style” and traditional national teams, counted as the old one.
    assert.equal(count("new-style-national-team", "en"), 45);
    assert.equal(count("new-style-national-team", "zh-Hans"), 6);
    assert.equal(count("nsstf"), 17);
    assert.equal(count("passing-on-the-curve", "en"), 5);
    assert.equal(count("centralizing-power", "en"), 6);
    assert.equal(count("hnsc"), 6);
    assert.equal(count("mlp"), 4);
  });

  it("finds nothing in addresses", () => {
    for (const { start, end } of mentions) {
      const line = body.slice(body.lastIndexOf("\n", start) + 1, start);
      assert.doesNotMatch(line, /https?:\/\/[^\s>]*$/u, body.slice(start, end));
    }
  });
});
