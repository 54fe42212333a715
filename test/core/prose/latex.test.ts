import { describe, it } from "mocha";
import { checkerFor } from "../../support/recognition.ts";
import { terms } from "../../support/terms.ts";

const check = checkerFor(terms, "latex");

describe("prose: LaTeX", () => {
  it("goes through mark-up inside a term", () =>
    check("\\emph{⟦industrial} policy⟧, \\textbf{⟦新型}举国体制⟧, ⟦S\\&T⟧, ⟦industrial~policy⟧"));
  it("ends a term at a heading's brace", () => check("\\section{industrial}\npolicy, \\section{⟦industrial policy⟧}"));
  it("skips keys, reads notes", () =>
    check("\\autocite[on ⟦S\\&T⟧][sec.~4]{MOST} \\parencites(⟦S\\&T⟧)()[x]{MOST}{S\\&T}"));
  it("skips references, labels and files", () =>
    check("\\ref{S&T} \\label{S&T} \\input{S&T} \\includegraphics[width=S&T]{S&T} ⟦S\\&T⟧"));
  it("reads the text of a link", () => check("\\href{http://x.org/S&T}{⟦S\\&T⟧}"));
  it("skips comments and joins what they divide", () =>
    check("% national team\n⟦industrial % S&T\npolicy⟧ 100\\% of ⟦S\\&T⟧"));
  it("does not read through a comment before a blank line", () => check("industrial % x\n\npolicy"));
  it("skips mathematics", () =>
    check("$S&T$ \\(S&T\\) \\[S&T\\] \\begin{align}S&T\\end{align} \\$5 for ⟦S\\&T⟧ and \\$6"));
  it("skips verbatim text", () => check("\\verb|S&T| \\begin{verbatim}\nS&T\n\nS&T\n\\end{verbatim} ⟦S\\&T⟧"));
  it("reads footnotes", () => check("x\\footnote{On ⟦S\\&T⟧.} ⟦S\\&T⟧"));
  it("survives unclosed braces and commands", () => check("\\emph{⟦S\\&T⟧ \\cite{ \\begin{verbatim ⟦S\\&T⟧ \\"));
});
