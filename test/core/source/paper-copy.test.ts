import assert from "node:assert/strict";
import { zipSync } from "fflate";
import { before, describe, it } from "mocha";
import { compileData } from "../../../scripts/data/compile.ts";
import { parseLocator } from "../../../server/core/citation/locator.ts";
import { lettersOf } from "../../../server/core/source/letters.ts";
import { type Copy, findCopy, piecesAt } from "../../../server/core/source/paper-copy.ts";
import type { SourceText } from "../../../server/core/source/passage.ts";
import { readSource } from "../../../server/formats/read-source.ts";
import { paperAnchors, paperStructure, paperText, type Structure } from "../../support/paper.ts";
import { type Part, typeset } from "../../support/typeset.ts";

const anchors = paperAnchors();
const paper = paperText();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
/** As copies are compared: by letters. */
const letters = (text: string): string => {
  const { units, length } = lettersOf([text]);
  return String.fromCharCode(...units.subarray(0, length));
};

/** Every locator that the built-in glossary and the tables use. */
function locatorsOfData(): string[] {
  const { files } = compileData(new URL("../../../", import.meta.url));
  const found = new Set<string>();
  const text = JSON.stringify(files["glossary.json"]);
  for (const [, locator = ""] of text.matchAll(/"(?:at|locator)":(\{[^{}]*\})/gu)) found.add(locator);
  for (const [, list = ""] of text.matchAll(/"evidence":\[([^\]]*)\]/gu))
    for (const [locator] of list.matchAll(/\{[^{}]*\}/gu)) found.add(locator);
  return [...found];
}

/** The paper's paragraphs, notes and tables in the order of the file, for a typesetter. */
function partsOf(text: string): Part[] {
  return text.split("\n").flatMap((line): Part[] => {
    const plain = line.replace(/\*+(\S[^*]*)\*+/gu, "$1").replace(/<[^>]*>/gu, " ");
    if (plain.trim() === "") return [];
    if (/^[⁰¹²³⁴-⁹]/u.test(plain)) return [{ kind: "note", text: plain }];
    if (plain.includes("\t"))
      return [
        {
          kind: "row",
          text: plain
            .split("\t")
            .map((cell) => cell.slice(0, 30))
            .join("\t"),
        },
      ];
    const heading = plain.length < 80 && /^(?:\d\. .*[a-z]|Abstract|Bibliography|The Traj.*)$/u.test(plain);
    return [{ kind: heading ? "heading" : "paragraph", text: plain }];
  });
}

/** Other line breaks, quotation marks, spaces and hyphens than the copy that the inventory was made from. */
function otherwise(text: string): string {
  return text
    .split("\n")
    .map((line) =>
      line.includes("\t")
        ? line
        : line
            .replace(/[“”]/gu, '"')
            .replace(/’/gu, "'")
            .replace(/\*/gu, "")
            .replace(/(\S{20,60}?|.{1,72})(?:\s+|$)/gu, "$1\n")
            .replace(/ ([a-z]{4})([a-z]{4,})\n/gu, " $1-\n$2 ")
            .replace(/, /gu, ",  "),
    )
    .join("\n\n")
    .replace(/\n{3,}/gu, "\n\n");
}

/** A Word document with true notes, in which paragraphs are still cut as in the text. */
function docx(parts: readonly Part[]): Uint8Array {
  const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const run = (text: string): string => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
  const number = (marks: string): number => Number([...marks].map((mark) => "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(mark)).join(""));
  const runs = (text: string): string =>
    text
      .split(/([⁰¹²³⁴-⁹]+)/u)
      .map((piece, at) => (at % 2 === 1 ? `<w:r><w:footnoteReference w:id="${number(piece)}"/></w:r>` : run(piece)))
      .join("");
  const body = parts.map(({ kind, text }) => {
    if (kind === "note") return "";
    if (kind === "row")
      return `<w:tbl><w:tr>${text
        .split("\t")
        .map((cell) => `<w:tc><w:p>${run(cell)}</w:p></w:tc>`)
        .join("")}</w:tr></w:tbl>`;
    return `<w:p>${kind === "heading" ? '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' : ""}${runs(text)}</w:p>`;
  });
  const notes = parts.flatMap(({ kind, text }) => {
    const marks = /^[⁰¹²³⁴-⁹]+/u.exec(text)?.[0];
    return kind !== "note" || marks === undefined
      ? []
      : [`<w:footnote w:id="${number(marks)}"><w:p>${run(text.slice(marks.length))}</w:p></w:footnote>`];
  });
  return zipSync({
    "word/document.xml": bytes(`<w:document xmlns:w="w"><w:body>${body.join("")}</w:body></w:document>`),
    "word/footnotes.xml": bytes(`<w:footnotes xmlns:w="w">${notes.join("")}</w:footnotes>`),
  });
}

const COPIES: readonly { readonly name: string; readonly make: (text: string) => [Uint8Array, string] }[] = [
  { name: "in text", make: (text) => [bytes(text), "paper.txt"] },
  { name: "in text, otherwise broken, quoted and spaced", make: (text) => [bytes(otherwise(text)), "paper.txt"] },
  {
    name: "in UTF-16 with CRLF",
    make: (text) => [Buffer.from(`\ufeff${text.replaceAll("\n", "\r\n")}`, "utf16le"), "p.txt"],
  },
  { name: "in DOCX", make: (text) => [docx(partsOf(text)), "paper.docx"] },
  {
    name: "in PDF, one column",
    make: (text) => [typeset(partsOf(text), { columns: 1, head: "A Running Head" }), "paper.pdf"],
  },
  {
    name: "in PDF, two columns",
    make: (text) => [typeset(partsOf(text), { columns: 2, head: "A Running Head" }), "p.pdf"],
  },
];

for (const { name, make } of COPIES)
  describe(`the paper ${name}`, () => {
    let source: SourceText;
    let copy: Copy;
    let structure: Structure;
    before(async function () {
      if (paper === undefined) return this.skip();
      this.timeout(60_000);
      structure = paperStructure();
      source = await readSource(...make(paper));
      const found = findCopy(source.passages, anchors);
      assert.ok(found, "not recognized");
      copy = found;
    });

    const textAt = (locator: string): string =>
      (piecesAt(copy, parseLocator(locator)) ?? [])
        .map(({ passage }) => source.passages[passage]?.text ?? "")
        .join(" ");
    const holds = (locator: string, words: string): void =>
      assert.ok(letters(textAt(locator)).includes(letters(words)), `${locator}: no “${words}”`);

    it("has every paragraph, from its first words to its last", () => {
      for (const { id, paragraphs } of structure.sections.filter((section) => /^\d$/u.test(section.id)))
        for (const { n, starts, ends } of paragraphs) {
          holds(`S${id}¶${n}`, starts.slice(0, 40));
          holds(`S${id}¶${n}`, ends.replace(/[⁰¹²³⁴-⁹]/gu, "").slice(-20));
        }
      holds("Abs", structure.sections.find(({ id }) => id === "abstract")?.paragraphs[0]?.starts ?? "");
    });

    it("has every note, table and figure", () => {
      const lines = (paper ?? "").split("\n");
      for (const { n, line } of structure.footnotes)
        if (n !== "*") holds(`fn${n}`, (lines[line - 1] ?? "").replace(/\*/gu, "").slice(0, 45));
      for (const [n, { caption }] of Object.entries(structure.tables)) holds(`T${n}`, caption);
      for (const { n, caption } of structure.figures) holds(`Fig${n}`, caption);
      assert.deepEqual(copy.missing, []);
    });

    it("has the sentences that notes cut whole, in one passage", () => {
      for (const { first_half_ends, second_half_starts, at } of structure.broken_paragraphs) {
        const sentence = letters(`${first_half_ends.slice(-40)} ${second_half_starts.slice(0, 40)}`);
        assert.ok(
          source.passages.some(({ text }) => letters(text).includes(sentence)),
          at,
        );
      }
    });

    it("has every locator of the glossary", () => {
      const locators = locatorsOfData();
      assert.ok(locators.length > 60, String(locators.length));
      for (const locator of locators) assert.ok(piecesAt(copy, JSON.parse(locator)), locator);
    });
  });

describe("a copy", () => {
  it("that is another text is refused", async () => {
    const other = Array.from(
      { length: 60 },
      (_, n) => `Paragraph ${n} of an essay on rivers, tides and the people who measure them.`,
    );
    const source = await readSource(bytes(other.join("\n\n")), "essay.txt");
    assert.equal(findCopy(source.passages, anchors), undefined);
  });

  it("that only quotes the paper is refused", async function () {
    if (paper === undefined) return this.skip();
    const source = await readSource(bytes(paper.slice(1600, 9000)), "excerpt.txt");
    assert.equal(findCopy(source.passages, anchors), undefined);
  });

  it("without a section says which places it does not have", async function () {
    if (paper === undefined) return this.skip();
    const cut = paper.slice(0, paper.indexOf("\n5. Organizations"));
    const source = await readSource(bytes(cut), "part.txt");
    const copy = findCopy(source.passages, anchors);
    assert.ok(copy);
    assert.ok(copy.missing.includes("S5¶1") && copy.missing.includes("fn28"));
    assert.equal(piecesAt(copy, { section: "5" }), undefined);
    assert.ok(piecesAt(copy, { section: "4", paragraph: 2 }));
  });
});
