import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, it } from "mocha";
import { proseKind } from "../../server/core/prose/prose.ts";
import { printsChinese } from "../../server/features/first-use/chinese-in-latex.ts";
import { latexInputs, latexRoot, quartoChapters } from "../../server/features/first-use/manuscript.ts";
import { type DraftChange, planFirstUses } from "../../server/features/first-use/plan.ts";
import { applied, draft, glossed, options } from "../support/first-use.ts";

const documents = new URL("../documents/first-use/", import.meta.url);
const golden = new URL("../golden/first-use/", import.meta.url);
const manuscript = new URL("../documents/manuscript/", import.meta.url);

/** `UPDATE_GOLDEN=1 npm run unit` writes what comes out now; read the difference before you commit it. */
function compare(name: string, actual: string): void {
  const file = new URL(name, golden);
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(new URL(".", file), { recursive: true });
    writeFileSync(file, actual);
  }
  assert.equal(actual, existsSync(file) ? readFileSync(file, "utf8") : "");
}

describe("drafts, glossed at first use", () => {
  for (const name of readdirSync(documents).sort()) {
    const text = readFileSync(new URL(name, documents), "utf8");
    const kind = proseKind("", name);

    it(name, () => compare(name, glossed(text, kind)));

    it(`${name}: a second time changes nothing`, () => {
      const once = glossed(text, kind);
      assert.equal(glossed(once, kind), once);
    });

    it(`${name}: the same with other line ends`, () =>
      assert.equal(glossed(text.replaceAll("\n", "\r\n"), kind).replaceAll("\r\n", "\n"), glossed(text, kind)));

    it(`${name}: nothing but glosses is written or taken out`, () => {
      const changes = planFirstUses([draft(text, kind)], options).flatMap((step) => step.changes);
      const spans = changes.map(({ span }) => span).sort((a, b) => a.start - b.start);
      for (const [index, span] of spans.entries()) assert.ok(span.end <= (spans[index + 1]?.start ?? text.length));
      for (const { span, newText } of changes) {
        const touched = text.slice(span.start, span.end) + newText;
        assert.match(touched, /^\s*(?:[(（[].*[)）\]]|\p{Script=Han}+[,，] ?)$/su);
      }
    });
  }
});

describe("manuscripts, glossed at first use", () => {
  const read = (name: string): string => readFileSync(new URL(name, manuscript), "utf8");

  function checkParts(folder: string, names: readonly string[]): void {
    let texts = names.map(read);
    for (const round of ["once", "twice"]) {
      const drafts = texts.map((text, index) => draft(text, proseKind("", names[index] ?? "")));
      const changes: readonly DraftChange[] = planFirstUses(drafts, options).flatMap((step) => step.changes);
      texts = drafts.map((part) =>
        applied(
          part.text,
          changes.filter((change) => change.draft === part),
        ),
      );
      if (round === "twice") assert.deepEqual(changes, []);
    }
    for (const [index, text] of texts.entries()) compare(`${folder}/${names[index]?.replaceAll("/", "-")}`, text);
  }

  it("takes the chapters of a book in their order", () => {
    const chapters = quartoChapters(read("_quarto.yml"));
    assert.deepEqual(chapters, ["index.qmd", "parts/one.qmd", "parts/two.qmd", "references.qmd", "parts/three.qmd"]);
    checkParts(
      "book",
      chapters.filter((name) => name !== "references.qmd"),
    );
  });

  it("takes what LaTeX takes in", () => {
    assert.deepEqual(latexInputs(read("main.tex")), ["parts/first.tex", "parts/second.tex"]);
    assert.equal(latexRoot(read("parts/first.tex")), "../main.tex");
    checkParts("tree", ["main.tex", "parts/first.tex", "parts/deeper.tex", "parts/second.tex"]);
  });

  it("reads other ways to write the list of chapters", () => {
    assert.deepEqual(quartoChapters("book:\n  chapters: [index.qmd, 'b c.md']\nformat: html\n"), [
      "index.qmd",
      "b c.md",
    ]);
    assert.deepEqual(
      quartoChapters("book:\n  chapters:\n  - index.qmd\n  - part: p.qmd\n    chapters:\n    - c.qmd\n"),
      ["index.qmd", "p.qmd", "c.qmd"],
    );
    assert.deepEqual(quartoChapters("website:\n  navbar:\n    left:\n      - about.qmd\n"), []);
  });
});

describe("whether LaTeX prints Chinese", () => {
  const body = "\n\\begin{document}\\usepackage{ctex}\\end{document}";
  for (const [preamble, expected] of [
    ["\\documentclass{article}", false],
    ["\\documentclass{article}\n% \\usepackage{ctex}", false],
    ["\\documentclass{article}\n\\usepackage[T1]{fontenc,CJKutf8}", true],
    ["\\documentclass[12pt]{ctexart}", true],
    ["\\documentclass{article}\n\\usepackage{fontspec}\n\\setmainfont{Noto Serif CJK SC}", true],
    ["\\chapter{One}", undefined],
  ] as const)
    it(`${preamble.replaceAll("\n", " ")}: ${expected}`, () => assert.equal(printsChinese(preamble + body), expected));
});
