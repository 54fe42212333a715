import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { declarationOf, furtherDeclarationOf } from "../../../server/core/bibliography/declare.ts";
import { type DeclarationKind, declaredIn } from "../../../server/core/bibliography/declared.ts";
import { frontMatterEnd } from "../../../server/core/prose/front-matter.ts";
import { bibliographyInYaml } from "../../../server/formats/project-files.ts";

const NAME = "references.bib";

/** The text after the change, which names the file. */
function named(text: string, kind: DeclarationKind, name = NAME): string | undefined {
  const change = declarationOf(text, kind, name);
  if (change === undefined) return undefined;
  const after = text.slice(0, change.span.start) + change.newText + text.slice(change.span.end);
  const front = after.slice(after.startsWith("\ufeff") ? 1 : 0, frontMatterEnd(after));
  const files =
    kind === "pandoc" ? bibliographyInYaml(front.replace(/^---\r?\n|---\r?\n?$/gu, "")) : declaredIn(after, kind).files;
  assert.deepEqual(files, [name], after);
  return after;
}

describe("naming a bibliography", () => {
  it("goes into the front matter, which is made where there is none", () => {
    assert.equal(named("", "pandoc"), "---\nbibliography: references.bib\n---\n");
    assert.equal(named("Text.\n", "pandoc"), "---\nbibliography: references.bib\n---\n\nText.\n");
    assert.equal(
      named("---\r\ntitle: A\r\n---\r\n\r\nText.\r\n", "pandoc"),
      "---\r\ntitle: A\r\nbibliography: references.bib\r\n---\r\n\r\nText.\r\n",
    );
    assert.equal(
      named("---\nbibliography:\ntitle: A\n...\n", "pandoc"),
      "---\nbibliography: references.bib\ntitle: A\n...\n",
    );
    assert.equal(named("\ufeffText.\n", "pandoc"), "\ufeff---\nbibliography: references.bib\n---\n\nText.\n");
    assert.match(named("x", "pandoc", "../my refs: 1.bib") ?? "", /"\.\.\/my refs: 1\.bib"/u);
  });

  it("goes behind biblatex, or to the end with a style for BibTeX", () => {
    assert.equal(
      named(
        "\\documentclass{article}\n\\usepackage[style=apa]{biblatex}\n\\begin{document}\nx\n\\end{document}\n",
        "latex",
      ),
      "\\documentclass{article}\n\\usepackage[style=apa]{biblatex}\n\\addbibresource{references.bib}\n\\begin{document}\nx\n\\end{document}\n",
    );
    assert.match(
      named("\\documentclass{article}\n\\usepackage{natbib}\n\\begin{document}\nx\n\\end{document}\n", "latex") ?? "",
      /x\n\\bibliographystyle\{plainnat\}\n\\bibliography\{references\}\n\\end\{document\}\n$/u,
    );
    assert.match(
      named("\\documentclass{article}\n\\begin{document}\n% \\end{document}\nx\\end{document}", "latex") ?? "",
      /x\n\\bibliographystyle\{plain\}\n\\bibliography\{references\}\n\\end\{document\}$/u,
    );
  });

  it("leaves chapters of LaTeX alone, and kinds that name it elsewhere", () => {
    assert.equal(named("\\chapter{One}\n", "latex"), undefined);
    assert.equal(named("Text.\n", "rst"), undefined);
    assert.equal(named("Text.\n", "none"), undefined);
  });

  it("goes to where Typst, Org and AsciiDoc have it", () => {
    assert.equal(named("= Title\nText @a", "typst"), '= Title\nText @a\n\n#bibliography("references.bib")\n');
    assert.equal(named("#+title: A\n\nText.\n", "org"), "#+title: A\n#+bibliography: references.bib\n\nText.\n");
    assert.equal(
      named("= Title\nAn Author\n:toc:\n\nText.\n", "asciidoc"),
      "= Title\nAn Author\n:toc:\n:bibtex-file: references.bib\n\nText.\n",
    );
  });
});

describe("naming one more bibliography", () => {
  const extended = (text: string, kind: DeclarationKind): string | undefined => {
    const change = furtherDeclarationOf(text, kind, NAME);
    return change && text.slice(0, change.span.start) + change.newText + text.slice(change.span.end);
  };

  it("goes behind the others in front matter", () => {
    for (const [before, wanted] of [
      ["bibliography: zotero.bib", "bibliography: [zotero.bib, references.bib]"],
      ["bibliography: [a.bib, b.bib]", "bibliography: [a.bib, b.bib, references.bib]"],
      ["bibliography:\n  - a.bib\n  - b.bib", "bibliography:\n  - a.bib\n  - b.bib\n  - references.bib"],
      ["bibliography:\r\n- a.bib", "bibliography:\r\n- a.bib\r\n- references.bib"],
    ] as const) {
      const eol = before.includes("\r") ? "\r\n" : "\n";
      const rest = `${eol}title: A${eol}---${eol}Text.${eol}`;
      assert.equal(extended(`---${eol}${before}${rest}`, "pandoc"), `---${eol}${wanted}${rest}`);
    }
    assert.equal(extended("---\nbibliography: {a: a.bib}\n---\n", "pandoc"), undefined);
    assert.equal(extended("---\ntitle: A\n---\n", "pandoc"), undefined);
  });

  it("goes behind the others in LaTeX", () => {
    assert.equal(
      extended("\\addbibresource{a.bib}\n% \\addbibresource{b.bib}\n", "latex"),
      "\\addbibresource{a.bib}\n\\addbibresource{references.bib}\n% \\addbibresource{b.bib}\n",
    );
    assert.equal(extended("\\bibliography{a,b}", "latex"), "\\bibliography{a,b,references}");
    assert.equal(extended("\\chapter{One}", "latex"), undefined);
  });
});
