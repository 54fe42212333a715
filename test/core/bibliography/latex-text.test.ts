import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { latexToText, textToLatex } from "../../../server/core/bibliography/latex-text.ts";

describe("TeX as text", () => {
  for (const [latex, text] of Object.entries({
    "plain text": "plain text",
    "The {China} {{S}hock}": "The China Shock",
    "M{\\\"u}ller, G\\\"{o}del, \\'Etienne, {\\'e}t\\'{e}": "Müller, Gödel, Étienne, été",
    "{\\i} na\\\"{\\i}ve, \\c{c}a, \\c ca, \\v{S}kvoreck\\'y, \\H{o}": "ı naïve, ça, ça, Škvorecký, ő",
    "\\o{}re \\O re stra\\ss e \\ss{} {\\ae}on \\L\\'od\\'z": "øre Øre straße ß æon Łódź",
    "R\\&D 50\\% \\#1 a\\_b \\$5": "R&D 50% #1 a_b $5",
    "1990--2000 --- ``q'' `s' it's": "1990–2000 — “q” ‘s’ it’s",
    "\\emph{Study} of \\textbf{x} \\unknown{y}": "Study of x y",
    "a~b\\ c\n  d\te": "a\u00a0b c d e",
    "$x^2$ and \\textit{E. coli}": "x^2 and E. coli",
    "新型举国体制：“双循环”": "新型举国体制：“双循环”",
    "broken \\": "broken",
    "{{{": "",
    "\\'": "\u0301",
  })) {
    it(`reads ${latex}`, () => assert.equal(latexToText(latex), text.normalize("NFC").trim()));
  }

  it("escapes what TeX would take for its own, and no more", () => {
    assert.equal(textToLatex("a_b & 50% #1 ~ 中文“引号” é"), "a\\_b \\& 50\\% \\#1 \\textasciitilde{} 中文“引号” é");
    assert.equal(textToLatex("S&T and R&D"), "{S\\&T} and {R\\&D}");
  });

  it("reads back what it wrote", () => {
    for (const text of ["S&T’s {x} \\y ~z ^ $1 #2", "a\u00a0b", "100% _", "中美“脱钩”？"])
      assert.equal(latexToText(textToLatex(text)), text);
  });

  for (const [name, latex] of Object.entries({
    backslashes: "\\".repeat(300_000),
    braces: "{".repeat(300_000),
    accents: "\\'{".repeat(200_000),
    letters: "\\a".repeat(200_000),
    capitals: `${"A".repeat(300_000)}&`,
  })) {
    it(`is linear in ${name}`, () => {
      latexToText(latex);
      textToLatex(latex);
    });
  }
});
