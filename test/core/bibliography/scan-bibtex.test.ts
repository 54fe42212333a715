import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Block, updateBlocks } from "../../../server/core/bibliography/block.ts";
import { scanBibtex } from "../../../server/core/bibliography/scan-bibtex.ts";
import { bibFile, random } from "../../support/bib-files.ts";

const scan = (text: string): Block[] => [...scanBibtex(text, 0)];
const keys = (text: string): string[] =>
  scan(text)
    .filter(({ form }) => form.kind === "entry")
    .map(({ form }) => form.key);
const shown = (text: string): string[] =>
  scan(text).map(
    ({ start, form }) => `${form.kind} ${text.slice(start, start + form.length)}${form.problem ? "!" : ""}`,
  );

describe("scanning BibTeX", () => {
  it("finds entries in braces and parentheses", () => {
    assert.deepEqual(keys('@book{a, title={x}}\n@BOOK(b, title = {y) z}, note = "(" )\n@misc { c }'), ["a", "b", "c"]);
  });

  it("knows strings, preambles and comments from entries", () => {
    assert.deepEqual(shown('@string{q = "Q"} @preamble("x")\n@comment{@book{no, a={b}}}\n@Book{yes,}'), [
      'string @string{q = "Q"}',
      'preamble @preamble("x")',
      "comment @comment{@book{no, a={b}}}",
      "entry @Book{yes,}",
    ]);
  });

  it("takes no address and nothing behind a percent sign for an entry", () => {
    assert.deepEqual(keys("a@b.org x\n% @book{no, t={x}}\n100% @misc{neither}\n@misc{yes}"), ["yes"]);
  });

  it("goes on at the next entry where a brace is missing", () => {
    assert.deepEqual(shown("@book{a, title={x,\n year=2000}\n\n@book{b, title={y}}"), [
      "entry @book{a, title={x,\n year=2000}!",
      "entry @book{b, title={y}}",
    ]);
    assert.deepEqual(keys("@book{a, title=\n @misc{b,c={d}}\n@misc{c,"), ["a", "b", "c"]);
  });

  it("hides nothing behind a comment that is never closed", () => {
    assert.deepEqual(keys("@comment{ oops\n@book{a,}\n@comment{x}\n@book{b,}"), ["a", "b"]);
  });

  it("says where a bracket or a key is missing", () => {
    assert.deepEqual(shown("@book a,\n@misc{b}"), ["broken @book!", "entry @misc{b}"]);
    assert.deepEqual(keys("@book{title={x}}\n@book{, title={x}}\n@book{}"), ["", "", ""]);
  });

  for (const [name, text] of Object.entries({
    "at signs": "@".repeat(2_000_000),
    "open braces": "@a{".repeat(600_000),
    "heads of entries": "@a{b,\n".repeat(300_000),
    "comments that are never closed": "@comment{\n".repeat(200_000),
    "indented at signs": `${" ".repeat(50_000)}@`.repeat(20),
    parentheses: "@a(b,".repeat(400_000),
    "one long value": `@a{b, c={${"x".repeat(5_000_000)}}}`,
  })) {
    it(`is linear in ${name}`, () => {
      scan(text);
    });
  }
});

describe("scanning after an edit", () => {
  it("is the same as a fresh scan, over random edits", () => {
    const next = random(7);
    const pieces = [
      "{",
      "}",
      "@",
      "\n@book{new, title={x}}\n",
      '"',
      ",",
      "%",
      "\n",
      "@comment{",
      "(",
      ")",
      "=",
      "x",
      "@string{",
      " ",
    ];
    for (let file = 0; file < 40; file++) {
      let text = bibFile(file);
      let blocks = scan(text);
      for (let step = 0; step < 50; step++) {
        const start = next(text.length + 1);
        const end = Math.min(text.length, start + (next(3) === 0 ? next(200) : next(3)));
        const inserted = next(3) === 0 ? "" : (pieces[next(pieces.length)] ?? "");
        text = text.slice(0, start) + inserted + text.slice(end);
        blocks = updateBlocks(scanBibtex, blocks, text, { start, end, newEnd: start + inserted.length });
        assert.deepEqual(blocks, scan(text), `file ${file}, step ${step}`);
      }
    }
  });
});
