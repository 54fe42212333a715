import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { declarationKind, declaredIn } from "../../../server/core/bibliography/declared.ts";
import { bibliographyInConfPy, bibliographyInYaml } from "../../../server/formats/project-files.ts";

describe("the bibliography that a document declares", () => {
  it("in YAML: a text, lists, maps", () => {
    const cases: Readonly<Record<string, readonly string[]>> = {
      "bibliography: refs.bib": ["refs.bib"],
      'bibliography: "my refs.bib" # why': ["my refs.bib"],
      "bibliography: [a.bib, 'b.json']": ["a.bib", "b.json"],
      "bibliography:\n  - a.bib\n  - b.yaml": ["a.bib", "b.yaml"],
      "bibliography:\n- a.bib": ["a.bib"],
      "bibliography:\n  - file: a.bib\n  - file: b.bib": ["a.bib", "b.bib"],
      "bibliography:\n  main: a.bib\n  sources: b.bib": ["a.bib", "b.bib"],
      "title: x": [],
      "title: [broken\nbibliography: a.bib\n": ["a.bib"],
      "- x": [],
      "": [],
    };
    for (const [yaml, files] of Object.entries(cases)) assert.deepEqual(bibliographyInYaml(yaml), files, yaml);
  });

  it("in LaTeX: resources, patterns, lists, the file it is part of and its parts", () => {
    const text = `% !TEX root = ../main.tex
\\addbibresource{a.bib} % \\addbibresource{no.bib}
%\\bibliography{no}
50\\% \\addbibresource[location=local]{b b.bib}
\\addbibresource[glob]{refs/*.bib}
\\bibliography{c,d.bib}
\\input{chapters/one}\\include{two}\\subfile{three.tex}\\import{dir/}{four}`;
    assert.deepEqual(declaredIn(text, "latex"), {
      files: ["a.bib", "b b.bib", "c.bib", "d.bib"],
      patterns: ["refs/*.bib"],
      parts: ["chapters/one.tex", "two.tex", "three.tex", "dir/four.tex"],
      root: "../main.tex",
    });
    assert.equal(declaredIn("\\documentclass[../main.tex]{subfiles}", "latex").root, "../main.tex");
  });

  it("in Typst, Org, AsciiDoc and conf.py", () => {
    const typst = '#bibliography("a.bib")\n// #bibliography("no.bib")\n#bibliography(("b.bib", "h.yml"), style: "apa")';
    assert.deepEqual(declaredIn(typst, "typst").files, ["a.bib", "b.bib"]);
    const org = '#+BIBLIOGRAPHY: a.bib\n#+bibliography: "b c.bib"\n#+bibliography: refs plain';
    assert.deepEqual(declaredIn(org, "org").files, ["a.bib", "b c.bib", "refs.bib"]);
    assert.deepEqual(declaredIn("= T\n:bibtex-file: a.bib\n", "asciidoc").files, ["a.bib"]);
    assert.deepEqual(bibliographyInConfPy("x = 1\nbibtex_bibfiles = ['a.bib',\n  \"b.bib\"]\n"), ["a.bib", "b.bib"]);
  });

  it("is looked for by language, else by extension", () => {
    assert.equal(declarationKind("plaintext", "/a/b.qmd"), "pandoc");
    assert.equal(declarationKind("typst", "untitled:1"), "typst");
    assert.equal(declarationKind("plaintext", "/a/b.txt"), "none");
  });

  for (const [name, text] of Object.entries({
    "percent signs": `${"%".repeat(1_000_000)}\\input{x}`,
    "inputs on one line": "\\input{x}".repeat(100_000),
    "open options": "\\bibliography[".repeat(100_000),
    "calls of Typst": 'bibliography("'.repeat(100_000),
  })) {
    it(`is quick with ${name}`, () => {
      for (const kind of ["latex", "typst", "org"] as const) declaredIn(text, kind);
    });
  }
});
