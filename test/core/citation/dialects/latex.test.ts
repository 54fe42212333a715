import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Citation } from "../../../../server/core/citation/dialect.ts";
import { biblatex } from "../../../../server/core/citation/dialects/biblatex.ts";
import { escapeLatex, latexDialect, type Package, plainCite } from "../../../../server/core/citation/dialects/latex.ts";
import { natbib } from "../../../../server/core/citation/dialects/natbib.ts";
import { joinAt } from "../../../support/join.ts";

const dialect = (bundle: Package): ReturnType<typeof latexDialect> => latexDialect(bundle, bundle.commands);
const b: Citation = { key: "b", locator: { section: "4" }, form: "parenthetical" };
const bare: Citation = { key: "b", form: "parenthetical" };

function writes(bundle: Package, cases: readonly (readonly [Citation, string])[]): void {
  for (const [citation, expected] of cases) it(expected, () => assert.equal(dialect(bundle).write(citation), expected));
}

describe("biblatex writes", () => {
  const key = "naughton2023trajectory";
  writes(biblatex, [
    [
      { key, locator: { section: "4", note: 20 }, form: "parenthetical" },
      "\\autocite[sec.~4, n.~20]{naughton2023trajectory}",
    ],
    [{ ...b, form: "narrative" }, "\\textcite[sec.~4]{b}"],
    [{ ...b, form: "note" }, "\\footcite[sec.~4]{b}"],
    [{ ...b, prefix: "see R&D" }, "\\autocite[see R\\&D][sec.~4]{b}"],
    [{ ...bare, prefix: "see" }, "\\autocite[see][]{b}"],
    [bare, "\\autocite{b}"],
    [{ ...b, locator: { table: 3 } }, "\\autocite[table~3]{b}"],
    [{ ...b, locator: { page: "[3] & 4_a" } }, "\\autocite[{pp.~[3] \\& 4\\_a}]{b}"],
    [{ ...b, locator: { page: "12-14" } }, "\\autocite[pp.~12--14]{b}"],
    [{ ...b, language: "zh" }, "\\autocite[第4节]{b}"],
  ]);
});

describe("natbib writes", () => {
  writes(natbib, [
    [b, "\\citep[sec.~4]{b}"],
    [{ ...b, form: "narrative" }, "\\citet[sec.~4]{b}"],
    [{ ...b, form: "note" }, "\\footnote{\\citet[sec.~4]{b}.}"],
    [{ ...b, prefix: "see" }, "\\citep[see][sec.~4]{b}"],
    [{ ...bare, prefix: "see" }, "\\citep[see][]{b}"],
  ]);
});

describe("plain LaTeX writes", () => {
  writes(plainCite, [
    [b, "\\cite[sec.~4]{b}"],
    [{ ...b, prefix: "see" }, "see \\cite[sec.~4]{b}"],
    [{ ...b, form: "note" }, "\\footnote{\\cite[sec.~4]{b}.}"],
  ]);
});

function joins(bundle: Package, citation: Citation, cases: readonly (readonly [string, string | undefined])[]): void {
  for (const [marked, expected] of cases)
    it(`${JSON.stringify(marked)} → ${expected}`, () =>
      assert.equal(joinAt(dialect(bundle), marked, citation), expected));
}

describe("a citation with a locator joins biblatex's", () => {
  joins(
    biblatex,
    b,
    [
      ["\\autocite{a‸}", "\\autocites{a}[sec.~4]{b}"],
      ["\\autocite[p.~3]{a}‸.", "\\autocites[p.~3]{a}[sec.~4]{b}."],
      ["\\autocite[see][12]{a, c‸}", "\\autocites[see][]{a}[12]{c}[sec.~4]{b}"],
      ["\\autocites(cf.)()[12]{a}{c‸}", "\\autocites(cf.)()[12]{a}{c}[sec.~4]{b}"],
      ["\\autocite[{[sic] 3}]{a‸}", "\\autocites[{[sic] 3}]{a}[sec.~4]{b}"],
      ["\\autocite{a‸} [x]", "\\autocites{a}[sec.~4]{b}\\relax [x]"],
      ["\\autocite*{a‸}", "\\autocite*{a} \\autocite[sec.~4]{b}"],
      ["\\citep[3]{a‸}", "\\citep[3]{a} \\autocite[sec.~4]{b}"],
      // The same key only changes its locator.
      ["\\autocite{b‸}", "\\autocite[sec.~4]{b}"],
      ["\\autocite[see][p.~3]{b‸}", "\\autocite[see][sec.~4]{b}"],
      ["\\autocite[p.~3, my emphasis]{b‸}", "\\autocite[sec.~4, my emphasis]{b}"],
      ["\\autocite[passim]{b‸}", "\\autocite[sec.~4, passim]{b}"],
      ["\\autocite{a, b‸}", "\\autocite[sec.~4]{a, b}"],
      ["\\autocite{b, a‸}", "\\autocites[sec.~4]{b}{a}"],
      ["\\autocites{a}[3]{b‸}", "\\autocites{a}[sec.~4]{b}"],
      ["\\autocite%\n", undefined],
      // No citations, or none that can be shared.
      ["\\citeauthor{a‸}", undefined],
      ["\\nocite{a‸}", undefined],
      ["\\emph{a‸}", undefined],
      ["\\autocite{a} ‸x", undefined],
      ["\\autocite{a‸", undefined],
      ["\\autocite\n\n{a‸}", undefined],
      ["\\citestyle{a‸}", undefined],
    ].map(([marked = "", expected]) => [marked.includes("‸") ? marked : `${marked}‸`, expected] as const),
  );
});

describe("a citation without a locator joins biblatex's", () => {
  joins(biblatex, bare, [
    ["\\autocite{a‸}", "\\autocite{a,b}"],
    ["\\autocite{a, c‸}", "\\autocite{a, c, b}"],
    ["\\autocite{\r\n  a,\r\n  c‸\r\n}", "\\autocite{\r\n  a,\r\n  c, b\r\n}"],
    ["\\autocite[see][]{a‸}", "\\autocite[see][]{a,b}"],
    ["\\autocite[3]{a‸}", "\\autocites[3]{a}{b}"],
    ["\\autocite{‸}", "\\autocite{b}"],
    ["\\autocite{a,‸}", "\\autocite{a,b}"],
    ["\\autocite[3]{b‸}", "\\autocite[3]{b}"],
    ["\\citeauthor{a} \\autocite{c‸}", "\\citeauthor{a} \\autocite{c,b}"],
  ]);
});

describe("a citation joins natbib's", () => {
  joins(natbib, b, [
    ["\\citep{a‸}", "\\citep[sec.~4]{a,b}"],
    ["\\citep[see][]{a, c‸}", "\\citep[see][sec.~4]{a, c, b}"],
    ["\\citet{a‸}", "\\citet[sec.~4]{a,b}"],
    [
      "\\usepackage[sort]{natbib}\n\n\\citep{a‸}",
      "\\usepackage[sort]{natbib}\n\n\\citetext{\\citealp{a}; \\citealp[sec.~4]{b}}",
    ],
    ["\\citep[see][3]{a‸}", "\\citetext{\\citealp[see][3]{a}; \\citealp[sec.~4]{b}}"],
    ["\\citetext{\\citealp{a‸}; x}", "\\citetext{\\citealp[sec.~4]{a,b}; x}"],
    ["\\citetext{\\citealp{a}; ‸x}", undefined],
    ["\\citet[3]{a‸} says", "\\citet[3]{a} \\citep[sec.~4]{b} says"],
    ["\\citep[3]{b‸}", "\\citep[sec.~4]{b}"],
  ]);
});

describe("a citation joins plain LaTeX's", () => {
  joins(plainCite, b, [
    ["\\cite{a‸}", "\\cite{a}, \\cite[sec.~4]{b}"],
    ["\\cite<see>[3]{b‸}", "\\cite<see>[sec.~4]{b}"],
    ["\\cite<see>[3]{a‸}", "\\cite<see>[3]{a} \\cite[sec.~4]{b}"],
  ]);

  it("and says when a locator cannot be put there", () => {
    const text = "\\citet{b,a}";
    const joined = dialect(natbib).join(text, 3, b);
    assert.equal(joined?.locatorLost, true);
    assert.equal(joinAt(dialect(natbib), "\\citet{b‸,a}", b), text);
  });

  it("and says which locator it replaced", () => {
    assert.equal(dialect(plainCite).join("\\cite[p.~3]{b}", 3, b)?.replaced, "p. 3");
    assert.equal(dialect(plainCite).join("\\cite{b}", 3, b)?.replaced, undefined);
  });
});

describe("TeX's own signs", () => {
  it("are escaped", () => {
    assert.equal(
      escapeLatex("S&T 50% #1_a {x} ^~\\ 1–2"),
      "S\\&T 50\\% \\#1\\_a \\{x\\} \\textasciicircum{}\\textasciitilde{}\\textbackslash{} 1--2",
    );
    assert.equal(escapeLatex("新型举国体制（a）"), "新型举国体制（a）");
  });
});

describe("a citation command in a long text", () => {
  it("is found without hanging", () => {
    for (const unit of ["\\cite{", "\\cite[", "\\autocites{a}", "\\cite", "{"]) {
      dialect(biblatex).find(unit.repeat(50_000), 100_000);
    }
  });
});
