import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { glossed, planOf } from "../support/first-use.ts";

/** A text, the same text glossed, and the kind of document. */
function check(before: string, after = before, kind?: string): void {
  assert.equal(glossed(before, kind), after);
  assert.equal(glossed(after, kind), after, "the second time");
}

describe("gloss at first use", () => {
  it("puts Chinese behind English, and English behind Chinese", () => {
    check("The new-style national team is new.", "The new-style national team (新型举国体制) is new.");
    check("论新型举国体制的兴起。", "论新型举国体制（new-style national team）的兴起。");
    check("要加强国家战略科技力量。", "要加强国家战略科技力量（National Strategic S&T Force，NSS&TF）。");
  });

  it("writes the script of the document", () =>
    check("這個國家的發展，要靠新型舉國體制。", "這個國家的發展，要靠新型舉國體制（new-style national team）。"));

  it("glosses each concept once, whatever it is called", () =>
    check(
      "The new-style national team, or new national team, and 新型举国体制 are one.",
      "The new-style national team (新型举国体制), or new national team, and 新型举国体制 are one.",
    ));

  it("takes the brackets of the text around", () => {
    check(
      "Officials have long praised 集中力量办大事 as a strength of the political system.",
      "Officials have long praised 集中力量办大事 (centralizing power to do great things) as a strength of the political system.",
    );
    check(
      "论文所说的 new-style national team 与旧体制并无实质差别，作者这样认为。",
      "论文所说的 new-style national team（新型举国体制） 与旧体制并无实质差别，作者这样认为。",
    );
  });

  for (const text of [
    "The new-style national team (新型举国体制) is new.",
    "The new-style national team（新型舉國體制） is new.",
    "The “new-style national team” (“新型举国体制”) is new.",
    "The *new-style national team* (*xinxing juguo tizhi*, 新型举国体制) is new.",
    "The new-style national team [新型举国体制] is new.",
    "The new-style national team’s (新型举国体制) aim.",
    "新型举国体制（new-style national team）的兴起。",
    "新型举国体制(new-style national team)的兴起。",
    "新型举国体制，即 new-style national team，正在兴起。",
    "The new-style national team, or 新型举国体制, is new.",
    "The xīnxíng jǔguó tǐzhì (新型举国体制), or new-style national team, is new.",
    "The new-style national team\n(新型举国体制) is new.",
    "The National Strategic S&T Force (NSS&TF; 国家战略科技力量) is new.",
    "The National Strategic S&T Force (NSS&TF) (国家战略科技力量) is new.",
    "The new-style national team (新型举国体制, literally “whole-of-nation system of a new type”) is new.",
    "The new-style national team (新国家队) is the writer’s own gloss.",
    "新型举国体制（the new team of the nation）是作者自己的译法。",
  ])
    it(`knows the gloss of ${text}`, () => check(text));

  it("does not take a citation or a remark for a gloss", () => {
    check(
      "The new-style national team (Naughton 2023) is new.",
      "The new-style national team (新型举国体制) (Naughton 2023) is new.",
    );
    check("新型举国体制（2019年提出）很新。", "新型举国体制（new-style national team）（2019年提出）很新。");
  });

  it("goes into the brackets of an abbreviation", () =>
    check(
      "The National Strategic S&T Force (NSS&TF) is new.",
      "The National Strategic S&T Force (国家战略科技力量, NSS&TF) is new.",
    ));

  it("goes behind quotation marks, emphasis and endings", () => {
    check("The “new-style national team” is new.", "The “new-style national team” (新型举国体制) is new.");
    check("The *new-style national team* is new.", "The *new-style national team* (新型举国体制) is new.");
    check("New-style national teams’ aims.", "New-style national teams’ (新型举国体制) aims.");
    check("新型举国体制**很重要**。", "新型举国体制（new-style national team）**很重要**。");
    check("**新型**举国体制很重要。", "**新型**举国体制（new-style national team）很重要。");
    check("\\emph{new-style national team} x", "\\emph{new-style national team} (新型举国体制) x", "latex");
    check(
      "A team\\footnote{x}. new-style national team\\footnote{y}",
      "A team\\footnote{x}. new-style national team (新型举国体制)\\footnote{y}",
      "latex",
    );
  });

  it("escapes for LaTeX", () =>
    check("国家战略科技力量。", "国家战略科技力量（National Strategic S\\&T Force，NSS\\&TF）。", "latex"));

  for (const [en, zh, expected] of [
    ["{en} ({pinyin}, {zh})", "{zh}", "The new-style national team (xīn xíng jǔ guó tǐ zhì, 新型举国体制) is new."],
    ["*{en}* ({zh}; {abbr})", "{zh}", "The *new-style national team* (新型举国体制) is new."],
    ["{zh} ({en})", "{zh}", "The 新型举国体制 (new-style national team) is new."],
    ["no place for the term", "{zh}", "The new-style national team (新型举国体制) is new."],
  ] as const)
    it(`writes in the house form ${en}`, () => {
      const before = "The new-style national team is new.";
      assert.equal(glossed(before, "markdown", { en, zh }), expected);
      assert.equal(glossed(expected, "markdown", { en, zh }), expected);
    });

  it("moves a gloss with its pinyin", () =>
    check(
      "Dual circulation is new. Dual circulation (shuāng xúnhuán, 双循环) is old.",
      "Dual circulation (双循环) is new. Dual circulation is old.",
    ));

  it("moves a late gloss", () =>
    check(
      "The new-style national team is new. The new-style national team (新型举国体制) is old.",
      "The new-style national team (新型举国体制) is new. The new-style national team is old.",
    ));

  it("removes a repeated gloss, but not the only abbreviation", () => {
    check(
      "The new-style national team (新型举国体制) and the new-style national team（新型举国体制） again.",
      "The new-style national team (新型举国体制) and the new-style national team again.",
    );
    check(
      "The National Strategic S&T Force (国家战略科技力量) and the National Strategic S&T Force (国家战略科技力量, NSS&TF).",
      "The National Strategic S&T Force (国家战略科技力量) and the National Strategic S&T Force (NSS&TF).",
    );
  });

  it("says that a gloss is another concept’s, and leaves it alone", () => {
    const text = "Key core technologies (新型举国体制) are few. Key core technologies are few.";
    check(text);
    assert.deepEqual(
      planOf(text).map(({ kind, concept }) => `${kind} ${concept.id}`),
      ["foreign key-core-technologies"],
    );
  });

  for (const [where, text] of Object.entries({
    "a heading": "# The new-style national team\n",
    "an underlined heading": "The new-style national team\n===\n",
    "front matter": "---\ntitle: The new-style national team\n---\n",
    "a quotation": "He said “we need the new-style national team now”.",
    "a quotation in corner brackets": "他说「我们需要新型举国体制」。",
    "a quotation that is not closed": "He said “we need the new-style national team now.",
    "a block quotation": "> The new-style national team\nis new.\n",
    "a title": "《论新型举国体制》",
    "a footnote": "x[^1]\n\n[^1]: The new-style national team.\n\n    The new-style national team.\n",
    "an inline note": "x^[The new-style national team [@x].]",
    "a table": "| term | n |\n| --- | --- |\n| new-style national team | 12 |\n",
    "a caption": "Table 2: The new-style national team.\n\n: The new-style national team\n",
    "a link": "[the new-style national team](x.md)",
    "an image": "![the new-style national team](x.png)",
    brackets: "Some slogans (new-style national team, dual circulation) are new.",
    "a citation": "x [see new-style national team, @x].",
    "the abstract": "# Abstract\n\nThe new-style national team.\n",
    "the list of works": "## References\n\nX. The new-style national team. 2023.\n",
    "a compound": "The NSS&TF-led firms.",
    code: "`new-style national team`",
  }))
    it(`leaves ${where} alone`, () => check(text));

  it("goes on after what it leaves alone", () => {
    check(
      "# Abstract\n\nThe new-style national team.\n\n# One\n\nThe new-style national team.\n",
      "# Abstract\n\nThe new-style national team.\n\n# One\n\nThe new-style national team (新型举国体制).\n",
    );
    check(
      "He said “we need the new-style national team.\n\nThe new-style national team.",
      "He said “we need the new-style national team.\n\nThe new-style national team (新型举国体制).",
    );
  });
});
