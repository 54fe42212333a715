import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { rich } from "../../../server/core/citation/rich.ts";
import { documentLanguage } from "../../../server/features/reference-list/document-language.ts";
import { findList, putList } from "../../../server/features/reference-list/list.ts";
import { markupOf } from "../../../server/features/reference-list/markup.ts";
import { nociteKeys } from "../../../server/features/reference-list/nocite.ts";
import { ownList } from "../../../server/features/reference-list/own-list.ts";

const markdown = markupOf("pandoc", "markdown");
const latex = markupOf("latex", "latex");
const entries = [rich("Bai 2021."), rich("Wu 2020.")];
const LIST = "<!-- begin tifa:references -->\n\nBai 2021.\n\nWu 2020.\n\n<!-- end tifa:references -->";

/** The text with the list, `|` being the cursor. */
function put(marked: string, kind = markdown): string {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  const before = findList(text, kind);
  assert.ok(before !== "cut");
  const { span, newText } = putList(text, offset, entries, kind, before);
  return text.slice(0, span.start) + newText + text.slice(span.end);
}

describe("a list of references in a document", () => {
  it("stands between paragraphs, at the cursor or behind its paragraph", () => {
    assert.equal(put("|"), `${LIST}\n`);
    assert.equal(put("Text.\n|"), `Text.\n\n${LIST}\n`);
    assert.equal(put("Text.\n\n|\n\nMore.\n"), `Text.\n\n${LIST}\n\nMore.\n`);
    assert.equal(put("Some |text\ngoes on.\n\nMore.\n"), `Some text\ngoes on.\n\n${LIST}\n\nMore.\n`);
    assert.equal(put("Some |text."), `Some text.\n\n${LIST}\n`);
  });

  it("is never put into front matter, nor behind the end of a LaTeX document", () => {
    assert.equal(put("---\ntitle: |x\n---\nText.\n"), `---\ntitle: x\n---\nText.\n\n${LIST}\n`);
    assert.match(
      put("Te|xt.\n\\end{document}\n", latex),
      /^Text\.\n\n% begin tifa[\s\S]*% end tifa:references\n\n\\end/u,
    );
  });

  it("stands under a heading that announces it", () => {
    assert.equal(put("A|.\n\n# References\n\n# Appendix\n"), `A.\n\n# References\n\n${LIST}\n\n# Appendix\n`);
    assert.equal(put("甲|。\n\n## 参考文献 {.unnumbered}\n"), `甲。\n\n## 参考文献 {.unnumbered}\n\n${LIST}\n`);
    assert.match(
      put("A|\n\\section*{Bibliography}\n\\end{document}", latex),
      /Bibliography\}\n\n% begin[\s\S]*\n\n\\end/u,
    );
    const org = markupOf("org", "org");
    assert.match(put("A|\n* References\n:PROPERTIES:\n:X: 1\n:END:\n", org), /:END:\n\n# begin/u);
    const rst = markupOf("rst", "restructuredtext");
    assert.match(put("A|\n\nReferences\n==========\n", rst), /=\n\n\.\. begin tifa/u);
  });

  it("takes the place of the one before, whatever was written into it", () => {
    const first = put("Text.|\n\n# End\n");
    const edited = first.replace("Wu 2020.", "Wu 2020. Mine.");
    assert.equal(put(`${edited}|`), first);
    assert.equal(put(`${first.replaceAll("\n", "\r\n")}|`), first.replaceAll("\n", "\r\n"));
  });

  it("is not guessed where its end is gone, or named in the text", () => {
    assert.equal(findList("<!-- begin tifa:references -->\n\nBai.\n", markdown), "cut");
    assert.equal(findList("Write `<!-- begin tifa:references -->`.\n", markdown), undefined);
  });
});

describe("what else a document says of its references", () => {
  it("names works without a citation", () => {
    const front = "---\nnocite: |\n  @bai2021, @{a b}\n  @wu2020.\ntitle: me@example.org\n---\n@not\n";
    assert.deepEqual(nociteKeys(front, markdown), ["bai2021", "wu2020"]);
    assert.deepEqual(nociteKeys('---\nnocite: "@*"\n---\n', markdown), ["*"]);
    assert.deepEqual(nociteKeys("% \\nocite{*}\n\\nocite{a}", latex), []);
    assert.deepEqual(nociteKeys("x \\nocite{ * }", latex), ["*"]);
  });

  it("prints a list of its own, or does not", () => {
    assert.equal(ownList("---\nbibliography: a.bib\n---\n", markdown), "suppress-bibliography: true");
    assert.equal(ownList("---\nbibliography: a.bib\nsuppress-bibliography: true\n---\n", markdown), undefined);
    assert.equal(ownList("Text.", markdown), undefined);
    assert.equal(ownList("a\n\\printbibliography\n", latex), "\\printbibliography");
    assert.equal(ownList("% \\printbibliography\n", latex), undefined);
  });

  it("has a language, declared or written", () => {
    assert.equal(documentLanguage("---\nlang: zh-CN\n---\nEnglish text only.\n"), "zh");
    assert.equal(documentLanguage("\\documentclass{ctexart}\n\\begin{document}\nEnglish.\n"), "zh");
    assert.equal(
      documentLanguage(
        "\\documentclass{article}\n\\usepackage{longname}\n\\begin{document}\n\\section{导论}\n新型举国体制\\cite{naughton2023trajectory}。\n",
      ),
      "zh",
    );
    assert.equal(documentLanguage("An English text on 新型举国体制, as it is called [@bai2021].\n"), "en");
  });
});
