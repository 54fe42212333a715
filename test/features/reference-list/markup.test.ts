import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { italic, linked, type Rich, rich, superscript } from "../../../server/core/citation/rich.ts";
import { markupOf } from "../../../server/features/reference-list/markup.ts";

const reference = rich(
  "Wu, A. 2020. “A_b* & 50%.” ",
  italic("Qiushi 求是 "),
  "3 (2). ",
  linked("https://a.org/x_1?a=b%20#c"),
  ".",
);
const chinese = rich("[1] 白春礼. ", italic("强化力量。"), "北京", superscript("2"), "年");
const initial = rich("A. Wu, 1990.");

const entry = (kind: string, text: Rich): string => {
  const markup = markupOf(undefined, kind);
  return markup.paragraph(markup.inline(text));
};

describe("formatted text as mark-up", () => {
  const written: Readonly<Record<string, readonly [string, string, string]>> = {
    markdown: [
      "Wu, A. 2020. “A\\_b\\* & 50%.” *Qiushi 求是* 3 (2). <https://a.org/x_1?a=b%20#c>.",
      "\\[1\\] 白春礼. <em>强化力量。</em>北京<sup>2</sup>年",
      "A\\. Wu, 1990.",
    ],
    quarto: [
      "Wu, A. 2020. “A\\_b\\* & 50%.” *Qiushi 求是* 3 (2). <https://a.org/x_1?a=b%20#c>.",
      "\\[1\\] 白春礼. <em>强化力量。</em>北京^2^年",
      "A\\. Wu, 1990.",
    ],
    latex: [
      "\\noindent\\hangindent=2em Wu, A. 2020. “A\\_b* \\& 50\\%.” \\emph{Qiushi 求是} 3 (2). \\url{https://a.org/x_1?a=b\\%20\\#c}.",
      "\\noindent\\hangindent=2em [1] 白春礼. \\emph{强化力量。}北京\\textsuperscript{2}年",
      "\\noindent\\hangindent=2em A. Wu, 1990.",
    ],
    typst: [
      'Wu, A. 2020. “A\\_b\\* & 50%.” #emph[Qiushi 求是] 3 (2). #link("https://a.org/x_1?a=b%20#c");.',
      "\\[1\\] 白春礼. #emph[强化力量。]北京#super[2]年",
      "A. Wu, 1990.",
    ],
    org: [
      "Wu, A. 2020. “A\\under{}b* & 50%.” /Qiushi 求是/ 3 (2). [[https://a.org/x_1?a=b%20#c]].",
      "\u200b[1] 白春礼. /强化力量。/\u200b北京^{2}年",
      "\u200bA. Wu, 1990.",
    ],
    asciidoc: [
      "Wu, A. 2020. “A&#95;b&#42; & 50%.” __Qiushi 求是__ 3 (2). link:++https://a.org/x_1?a=b%20#c++[https://a.org/x&#95;1?a=b%20&#35;c].",
      "[1] 白春礼. __强化力量。__北京^2^年",
      "A. Wu, 1990.",
    ],
    restructuredtext: [
      "Wu, A. 2020. “A_b\\* & 50%.” *Qiushi 求是* 3 (2). https://a.org/x_1?a=b%20#c.",
      "[1] 白春礼. *强化力量。*\\ 北京\\ :sup:`2`\\ 年",
      "\\A. Wu, 1990.",
    ],
    plaintext: [
      "Wu, A. 2020. “A_b* & 50%.” Qiushi 求是 3 (2). https://a.org/x_1?a=b%20#c.",
      "[1] 白春礼. 强化力量。北京²年",
      "A. Wu, 1990.",
    ],
  };
  for (const [kind, entries] of Object.entries(written))
    it(`of ${kind}`, () =>
      assert.deepEqual(
        [reference, chinese, initial].map((text) => entry(kind, text)),
        entries,
      ));

  it("of the citations, where the kind of document has none", () => {
    assert.equal(markupOf("pandoc", "plaintext").id, "pandoc");
    assert.equal(markupOf("biblatex", "markdown").id, "markdown");
    assert.equal(markupOf(undefined, "plaintext").id, "plain");
  });

  it("does not make a link of what is no web address", () => {
    assert.equal(entry("markdown", [{ text: "x", link: "javascript:alert(1)" }]), "x");
  });
});
