import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { chicagoAuthorDate } from "../../server/core/citation/styles/chicago-author-date.ts";
import type { Work } from "../../server/core/citation/work.ts";
import { type CiteRequest, cite } from "../../server/features/cite.ts";
import { parseMarked } from "../support/marked.ts";

const paper: Work = {
  id: "naughton2023trajectory",
  type: "report",
  author: [
    { family: "Naughton", given: "Barry" },
    { family: "Xiao", given: "Siwen" },
    { family: "Xu", given: "Yaosheng" },
  ],
  title: "The Trajectory of China’s Industrial Policies",
  genre: "Working paper",
  issued: { "date-parts": [[2023]] },
  language: "en",
};

/** The document after the citation was put at the caret. */
function cited(marked: string, proseKind: string, more: Partial<CiteRequest> = {}): string {
  const { text, caret = 0 } = parseMarked(marked);
  const { change } = cite({
    text,
    proseKind,
    offset: caret,
    work: paper,
    locator: { section: "4", note: 20 },
    form: "parenthetical",
    dialect: "auto",
    styleFor: () => chicagoAuthorDate(17),
    interfaceLanguage: "en",
    ...more,
  });
  assert.ok(change !== undefined);
  return text.slice(0, change.span.start) + change.newText + text.slice(change.span.end);
}

describe("citations in Markdown", () => {
  it("cites after a word", () =>
    assert.equal(cited("the team‸.", "markdown"), "the team [@naughton2023trajectory, sec. 4, n. 20]."));
  it("cites in the sentence", () =>
    assert.equal(
      cited("As ‸ say", "markdown", { form: "narrative" }),
      "As @naughton2023trajectory [sec. 4, n. 20] say",
    ));
  it("puts no space after Chinese", () =>
    assert.equal(cited("体制‸的", "markdown"), "体制[@naughton2023trajectory, sec. 4, n. 20]的"));
  it("keeps a bare key off an ideograph", () =>
    assert.equal(cited("参见‸", "markdown", { form: "narrative" }), "参见 @naughton2023trajectory [sec. 4, n. 20]"));
  it("joins a citation", () =>
    assert.equal(cited("[see @a‸; @b]", "markdown"), "[see @a; @b; @naughton2023trajectory, sec. 4, n. 20]"));
  it("changes the locator of its own key", () =>
    assert.equal(
      cited("[@naughton2023trajectory‸, sec. 3; @b]", "markdown"),
      "[@naughton2023trajectory, sec. 4, n. 20; @b]",
    ));
  it("cites a table by its number", () =>
    assert.equal(
      cited("x‸", "markdown", { locator: { section: "3", table: 3 } }),
      "x [@naughton2023trajectory, table 3]",
    ));
  it("braces an odd key", () =>
    assert.equal(cited("x‸", "markdown", { work: { ...paper, id: "a b" } }), "x [@{a b}, sec. 4, n. 20]"));
  it("clamps an offset outside of the text", () =>
    assert.equal(cited("x", "markdown", { offset: 99 }), "x [@naughton2023trajectory, sec. 4, n. 20]"));
});

describe("citations in LaTeX", () => {
  it("follows biblatex", () =>
    assert.equal(
      cited("\\usepackage{biblatex} x‸", "latex"),
      "\\usepackage{biblatex} x \\autocite[sec.~4, n.~20]{naughton2023trajectory}",
    ));
  it("follows natbib", () =>
    assert.equal(
      cited("\\usepackage[round]{natbib} x‸", "latex"),
      "\\usepackage[round]{natbib} x \\citep[sec.~4, n.~20]{naughton2023trajectory}",
    ));
  it("follows the command that the document uses most", () =>
    assert.equal(
      cited("\\parencite{a} \\parencite{b} x‸", "latex"),
      "\\parencite{a} \\parencite{b} x \\parencite[sec.~4, n.~20]{naughton2023trajectory}",
    ));
  it("takes no command from a comment", () =>
    assert.match(cited("% \\citep{a}\n\\autocite{b} x‸", "latex"), /\\autocite\[/u));
  it("joins a command", () =>
    assert.equal(cited("\\citep{a‸}", "latex"), "\\citep[sec.~4, n.~20]{a,naughton2023trajectory}"));
  it("changes the locator, keeps the note before", () =>
    assert.equal(
      cited("\\citep[see][p.~1]{naughton2023‸trajectory}", "latex"),
      "\\citep[see][sec.~4, n.~20]{naughton2023trajectory}",
    ));
});

describe("citations in plain text", () => {
  it("lists three authors by the 17th edition", () =>
    assert.equal(cited("x‸", "plaintext"), "x (Naughton, Xiao, and Xu 2023, sec. 4, n. 20)"));
  it("shortens them by the 18th", () =>
    assert.equal(
      cited("x‸", "plaintext", { styleFor: () => chicagoAuthorDate(18) }),
      "x (Naughton et al. 2023, sec. 4, n. 20)",
    ));
  it("is Chinese in Chinese", () =>
    assert.equal(cited("举国体制‸", "plaintext"), "举国体制（Naughton, Xiao, and Xu 2023，第4节注20）"));
});
