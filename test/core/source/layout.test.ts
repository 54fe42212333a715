import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Passage, pageOfWords, type SourceText } from "../../../server/core/source/passage.ts";
import { readSource } from "../../../server/formats/read-source.ts";
import { makePdf } from "../../support/pdf.ts";
import { type Part, typeset } from "../../support/typeset.ts";

const paragraph = (text: string): Part => ({ kind: "paragraph", text });
const WORDS =
  "harbour wall surveyor ledger tide northern measured recorded another vessel lantern cargo merchant granite channel".split(
    " ",
  );
/** Sentences without sense, each another, so that what is lost or twice there shows. */
const sentences = (from: number, count: number): string =>
  Array.from({ length: count }, (_, n) => {
    const words = Array.from(
      { length: 11 },
      (_, at) => WORDS[(Math.imul(from + n + 3, 7919 + at * 104_729) >>> 5) % WORDS.length],
    );
    return `Sentence ${from + n} ${words.join(" ")}.`;
  }).join(" ");
const read = (pdf: Uint8Array): Promise<SourceText> => readSource(pdf, "x.pdf");
const texts = ({ passages }: SourceText, role: Passage["role"] = "paragraph"): string[] =>
  passages.filter((passage) => passage.role === role).map(({ text }) => text);

describe("a PDF", () => {
  for (const columns of [1, 2] as const)
    it(`in ${columns} columns is read in order, hyphens undone, heads and numbers left out`, async () => {
      const written = Array.from({ length: 14 }, (_, n) => sentences(n * 10, 9));
      const source = await read(
        typeset(written.map(paragraph), { columns, head: "The Harbour Papers", firstPage: 101 }),
      );
      assert.ok((source.pages ?? 0) > 1);
      assert.equal(texts(source).join(" "), written.join(" "));
      if (columns === 1) assert.deepEqual(texts(source), written);
      assert.ok(source.passages.every(({ locator }) => /^10\d(?:–10\d)?$/u.test(locator.page ?? "")));
    });

  it("has notes apart, and the sentence that they cut whole", async () => {
    const first = `${sentences(0, 40)} The clerk said¹ that the`;
    const source = await read(
      typeset(
        [
          paragraph(first),
          { kind: "note", text: "¹ See the ledger of that year." },
          paragraph(`${"harbour was deep."} ${sentences(50, 30)}`),
        ],
        {
          columns: 1,
        },
      ),
    );
    const all = texts(source).join(" ");
    assert.ok(all.includes("The clerk said that the harbour was deep."), all);
    assert.deepEqual(
      source.passages.filter(({ role }) => role === "note").map(({ text, locator }) => [text, locator.note]),
      [["See the ledger of that year.", 1]],
    );
  });

  it("knows on which page of a passage words stand", async () => {
    const source = await read(typeset([paragraph(sentences(0, 60))], { columns: 1, firstPage: 7 }));
    const [passage] = source.passages;
    assert.ok(passage);
    assert.equal(passage.locator.page, "7–8");
    const at = (words: string): string | undefined => {
      const start = passage.text.indexOf(words);
      return pageOfWords(passage, { start, end: start + words.length });
    };
    assert.equal(at("Sentence 2 "), "7");
    assert.equal(at("Sentence 59 "), "8");
    assert.equal(pageOfWords(passage, { start: 0, end: passage.text.length }), "7–8");
  });

  it("has the labels of its pages where the file gives them", async () => {
    const line = (text: string) => [{ x: 72, y: 600, size: 10, text }];
    const pdf = makePdf([line("Before the text."), line("The text.")], { labels: "0<</S/r>>1<</S/D/St 5>>" });
    assert.deepEqual(
      (await read(pdf)).passages.map(({ locator, page }) => [locator.page, page]),
      [
        ["i", 1],
        ["5", 2],
      ],
    );
  });

  it("in Chinese has no spaces between lines, and ideographs for radicals", async () => {
    const text = "海港的测量员在那一年记录了两次水深，".repeat(12);
    const [passage] = (await read(typeset([paragraph(text)], { columns: 1 }))).passages;
    assert.equal(passage?.text, text);
    const radicals = makePdf([[{ x: 72, y: 600, size: 10, text: "科技⾃⽴⾃强，⻛⼒" }]]);
    assert.equal((await read(radicals)).passages[0]?.text, "科技自立自强，风力");
  });

  it("has the text of Chinese fonts that only name a table", async () => {
    const pdf = (encoding: string, codes: string): Uint8Array => {
      const text = Buffer.from(makePdf([[{ x: 72, y: 600, size: 10, text: "港口 ok" }]])).toString("latin1");
      const changed = text
        .replace("/Encoding/Identity-H/ToUnicode 4 0 R", `/Encoding/${encoding}`)
        .replace("/Ordering(Identity)/Supplement 0", "/Ordering(GB1)/Supplement 2")
        .replace("<6e2f53e30020006f006b>", `<${codes}>`);
      return Buffer.from(changed, "latin1");
    };
    assert.equal((await read(pdf("UniGB-UCS2-H", "6e2f53e30020006f006b"))).passages[0]?.text, "港口 ok");
    assert.equal((await read(pdf("GBK-EUC-H", "b8dbbfda206f6b"))).passages[0]?.text, "港口 ok");
    // True numbers of Adobe's collection, of which nothing is known here, must not become other characters.
    assert.doesNotMatch(JSON.stringify(await read(pdf("Identity-H", "0bb80fa0"))), /\p{Script=Han}/u);
  });

  it("has headings by size and number, and paragraphs counted in their sections", async () => {
    const source = await read(
      typeset(
        [
          { kind: "heading", text: "1. The Harbour" },
          paragraph(sentences(0, 3)),
          paragraph(sentences(3, 3)),
          { kind: "heading", text: "2. The Ledger" },
          paragraph(`It had three parts: ${sentences(6, 2)}`),
        ],
        { columns: 1 },
      ),
    );
    assert.deepEqual(
      source.passages.map(({ role, locator }) => [role, locator.section, locator.paragraph]),
      [
        ["heading", "1", undefined],
        ["paragraph", "1", 1],
        ["paragraph", "1", 2],
        ["heading", "2", undefined],
        ["paragraph", "2", 1],
      ],
    );
    assert.equal(source.passages[4]?.heading, "The Ledger");
  });
});
