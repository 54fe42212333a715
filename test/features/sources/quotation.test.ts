import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Locator } from "../../../server/core/citation/locator.ts";
import { quotation } from "../../../server/features/sources/quotation.ts";

const WORK = {
  id: "zhang2021",
  type: "book",
  title: "Report",
  author: [{ family: "Zhang", given: "San" }],
  issued: { "date-parts": [[2021]] },
};
const LONG = "The national team is a way to organise research that many have described. ".repeat(6).trim();

/** The text after the quotation was put where the mark `|` stands. */
function quoted(kind: string, document: string, words: string, locator: Locator = { page: "12" }): string {
  const offset = document.indexOf("|");
  const text = document.replace("|", "");
  const { change } = quotation({
    text,
    proseKind: kind,
    offset,
    work: WORK,
    locator,
    words,
    dialect: "auto",
    interfaceLanguage: "en",
  });
  assert.ok(change !== undefined);
  return text.slice(0, change.span.start) + change.newText + text.slice(change.span.end);
}

describe("quoting a source", () => {
  it("puts short words in marks, in the words' own script", () => {
    assert.equal(
      quoted("markdown", "See [@a].\n\nHe says |.", "a national team"),
      "See [@a].\n\nHe says “a national team” [@zhang2021, p. 12].",
    );
    assert.equal(
      quoted("markdown", "见[@a]。\n\n他说：|。", "新型举国体制"),
      "见[@a]。\n\n他说：“新型举国体制”[@zhang2021, p. 12]。",
    );
    assert.match(quoted("markdown", "見[@a]。\n\n他說：|。", "新型舉國體制"), /「新型舉國體制」\[@zhang2021/u);
  });

  it("gives marks inside the other kind, and escapes what is mark-up", () => {
    assert.match(quoted("markdown", "[@a] |", "the “new” team"), /“the ‘new’ team”/u);
    assert.match(quoted("markdown", "[@a] |", "R*D and [x]"), /“R\\\*D and \\\[x\\\]”/u);
    assert.match(quoted("typst", '#bibliography("a.bib") @b |', "S#T $5"), /“S\\#T \\\$5”/u);
  });

  it("sets long words apart, with a blank line around", () => {
    assert.equal(
      quoted("markdown", "See [@a]:|\nAnd on.", LONG),
      `See [@a]:\n\n> ${LONG} [@zhang2021, p. 12]\n\nAnd on.`,
    );
    assert.equal(quoted("markdown", "See [@a]:\r\n\r\n|", LONG), `See [@a]:\r\n\r\n> ${LONG} [@zhang2021, p. 12]`);
  });

  it("uses what LaTeX has loaded", () => {
    const biblatex = "\\usepackage{csquotes}\\usepackage{biblatex}\n\\autocite{a} |";
    assert.match(
      quoted("latex", biblatex, "R&D"),
      /\\blockcquote\[p\.~12\]\{zhang2021\}\{R\\&D\}|\\blockcquote\[12\]\{zhang2021\}\{R\\&D\}/u,
    );
    assert.match(quoted("latex", "\\usepackage{biblatex}\n\\autocite{a} |", "R&D"), /``R\\&D'' \\autocite\[/u);
    assert.match(
      quoted("latex", "\\usepackage{natbib}\n\\citep{a} |", LONG),
      /\\begin\{quote\}\n.*\\citep\[.*\]\{zhang2021\}\n\\end\{quote\}/u,
    );
  });

  it("has a block in every kind of document", () => {
    assert.match(quoted("typst", '#bibliography("a.bib") @b\n\n|', LONG), /#quote\(block: true\)\[\n {2}The national/u);
    assert.match(quoted("org", "#+bibliography: a.bib\n[cite:@a]\n\n|", LONG), /#\+begin_quote\nThe national/u);
    assert.match(quoted("plain", "Notes.\n\n|", LONG), /\n {4}The national.*\(Zhang 2021, 12\)/u);
  });
});
