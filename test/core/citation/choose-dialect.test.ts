import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { chooseDialect } from "../../../server/core/citation/choose-dialect.ts";
import type { Citation, DialectId } from "../../../server/core/citation/dialect.ts";

const citation: Citation = { key: "k", form: "parenthetical" };
const written = (text: string, kind: string, form: Citation["form"] = "parenthetical"): string | undefined =>
  chooseDialect(text, kind, "auto")?.write({ ...citation, form });

describe("the dialect of a document", () => {
  for (const [why, text, kind, expected] of [
    ["Markdown", "", "markdown", "[@k]"],
    ["Quarto", "", "quarto", "[@k]"],
    ["R Markdown", "", "rmd", "[@k]"],
    ["MyST roles", "See {cite:p}`a`.", "markdown", "{cite:p}`k`"],
    ["more brackets than roles", "See {cite:p}`a`, [@b] and [@c].", "markdown", "[@k]"],
    ["Typst", "", "typst", "@k"],
    ["Org mode", "", "org", "[cite:@k]"],
    ["reST", "", "restructuredtext", ":cite:p:`k`"],
    ["AsciiDoc without the extension", "", "asciidoc", undefined],
    ["AsciiDoc with it", ":bibtex-file: x.bib", "asciidoc", "cite:[k]"],
    ["AsciiDoc that cites", "See cite:[a].", "asciidoc", "cite:[k]"],
    ["apacite loaded", "\\usepackage{apacite}", "latex", "\\cite{k}"],
    ["LaTeX that shows nothing", "", "latex", "\\autocite{k}"],
    ["plain text", "", "plaintext", undefined],
    ["plain text with Pandoc citations", "As [see @a, p. 3] says.", "plaintext", "[@k]"],
    [
      "plain text with a bibliography in front",
      "---\r\ntitle: x\r\nbibliography: x.bib\r\n---\r\n",
      "plaintext",
      "[@k]",
    ],
    ["plain text with LaTeX", "See \\citep{a}.", "plaintext", "\\citep{k}"],
    ["Markdown with LaTeX citations only", "See \\citep{a}.", "markdown", "\\citep{k}"],
    ["Markdown with both", "See \\citep{a} and [@b].", "markdown", "[@k]"],
    ["an address in brackets", "[me@a.org]", "plaintext", undefined],
    ["a handle", "Follow @a.", "plaintext", undefined],
    ["Org mode", "[cite:@a]", "plaintext", undefined],
    ["biblatex loaded", "\\usepackage[style=apa]{biblatex}", "latex", "\\autocite{k}"],
    ["biblatex-chicago loaded", "\\usepackage{biblatex-chicago}", "latex", "\\autocite{k}"],
    ["natbib loaded", "\\usepackage[round]{natbib}", "latex", "\\citep{k}"],
    ["natbib among others", "\\usepackage{graphicx,natbib}", "latex", "\\citep{k}"],
    ["a class with natbib", "\\documentclass[review]{elsarticle}", "latex", "\\citep{k}"],
    ["a class without", "\\documentclass{article}", "latex", "\\autocite{k}"],
    ["a style of natbib", "\\bibliographystyle{plainnat}", "latex", "\\citep{k}"],
    ["BibTeX alone", "\\bibliographystyle{plain}\\bibliography{x}", "latex", "\\cite{k}"],
    ["\\cite used", "See \\cite{a}.", "latex", "\\cite{k}"],
    ["\\cite used with biblatex", "\\addbibresource{x.bib} \\cite{a}", "latex", "\\cite{k}"],
    ["\\parencite used", "\\parencite{a} \\parencite[3]{b} \\autocite{c}", "latex", "\\parencite{k}"],
    ["\\footcite used", "\\footcite{a}", "latex", "\\footcite{k}"],
    ["\\citep used", "\\citep{a}", "latex", "\\citep{k}"],
    ["\\citep in a comment", "% \\citep{a}\n", "latex", "\\autocite{k}"],
    ["a percent sign before", "50\\% \\citep{a}", "latex", "\\citep{k}"],
    ["biblatex with natbib’s names", "\\usepackage[natbib]{biblatex} \\citep{a}", "latex", "\\citep{k}"],
    ["a word that is no command", "\\excitement{a}", "latex", "\\autocite{k}"],
  ] as const) {
    it(`${why}: ${expected}`, () => assert.equal(written(text, kind), expected));
  }

  it("is what the setting says, with the document's commands", () => {
    const id = (setting: DialectId): string | undefined =>
      chooseDialect("[@a] \\parencite{b}", "markdown", setting)?.id;
    for (const setting of ["pandoc", "biblatex", "natbib", "latex"] as const) assert.equal(id(setting), setting);
    assert.equal(id("plain"), undefined);
    assert.equal(chooseDialect("\\parencite{b}", "markdown", "biblatex")?.write(citation), "\\parencite{k}");
  });

  for (const [why, text, kind, around, expected] of [
    ["the main file loads natbib", "", "latex", { "main.tex": "\\usepackage{natbib}" }, "\\citep{k}"],
    ["the main file loads biblatex", "x", "tex", { "main.tex": "\\usepackage{biblatex}" }, "\\autocite{k}"],
    [
      "a package is only in a comment there",
      "",
      "latex",
      { "main.tex": "%\\usepackage{biblatex}\n\\usepackage{natbib} % \\addbibresource{x}" },
      "\\citep{k}",
    ],
    [
      "other chapters have a habit",
      "",
      "latex",
      { "main.tex": "\\usepackage{biblatex}", "one.tex": "\\parencite{a} \\parencite{b} \\autocite{c}" },
      "\\parencite{k}",
    ],
    [
      "its own habit is another",
      "\\autocite{a}",
      "latex",
      { "main.tex": "\\usepackage{biblatex}", "one.tex": "\\parencite{a} \\parencite{b}" },
      "\\autocite{k}",
    ],
    ["others cite with natbib’s commands", "", "latex", { "one.tex": "\\citep{a}" }, "\\citep{k}"],
    ["the main file has BibTeX alone", "", "latex", { "main.tex": "\\bibliography{x}" }, "\\cite{k}"],
    ["the main file has footnotes", "", "latex", { "main.tex": "\\footcite{a}" }, "\\footcite{k}"],
    ["a MyST project", "", "markdown", { "myst.yml": "version: 1" }, "{cite:p}`k`"],
    ["a MyST project, Pandoc’s brackets", "[@a]", "markdown", { "myst.yml": "version: 1" }, "[@k]"],
    ["a Jupyter Book", "", "markdown", { "_config.yml": "bibtex_bibfiles:\n  - x.bib" }, "{cite:p}`k`"],
    ["a Jekyll site", "", "markdown", { "_config.yml": "theme: x" }, "[@k]"],
    ["Sphinx with MyST", "", "markdown", { "conf.py": 'extensions = ["myst_parser"]' }, "{cite:p}`k`"],
    ["a Quarto project inside", "", "markdown", { "_quarto.yml": "", "conf.py": "myst_nb" }, "[@k]"],
    ["AsciiDoc’s main file", "", "asciidoc", { "main.adoc": ":bibtex-file: x.bib" }, "cite:[k]"],
  ] as const) {
    it(`where ${why}: ${expected}`, () => {
      const files = Object.entries(around).map(([name, content]) => ({ name, text: content }));
      assert.equal(chooseDialect(text, kind, "auto", files)?.write(citation), expected);
    });
  }

  it("has a form of its own for each use", () => {
    assert.equal(written("\\usepackage{biblatex}", "latex", "narrative"), "\\textcite{k}");
    assert.equal(written("\\usepackage{biblatex}", "latex", "note"), "\\footcite{k}");
    assert.equal(written("\\usepackage{natbib} \\citealt{a}", "latex", "narrative"), "\\citealt{k}");
    assert.equal(written("\\citet{a}", "latex", "note"), "\\footnote{\\citet{k}.}");
  });

  it("is found without hanging", () => {
    for (const unit of ["\\usepackage[", "[@", "\\cite", "[see ", "%", "\\documentclass[", "---\nx: y\n"]) {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
      for (const kind of ["latex", "markdown", "plaintext"]) chooseDialect(text, kind, "auto");
    }
  });
});
