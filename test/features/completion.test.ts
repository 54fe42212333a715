import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { compileData } from "../../scripts/data/compile.ts";
import type { Concept } from "../../server/core/concept/concept.ts";
import { buildGlossary } from "../../server/core/concept/glossary.ts";
import { recognize } from "../../server/core/recognition/recognized.ts";
import { scriptOf } from "../../server/core/text/language.ts";
import { unasked } from "../../server/features/completion/by-itself.ts";
import { buildTermIndex } from "../../server/features/completion/term-index.ts";
import { type CompletionOptions, type Completions, completeTerms } from "../../server/features/completion.ts";
import { parseMarked } from "../support/marked.ts";

const concepts = compileData(new URL("../..", import.meta.url)).files["glossary.json"] as readonly Concept[];
const glossary = buildGlossary(concepts);
const index = buildTermIndex(glossary);

function complete(marked: string, kind = "markdown", more: Partial<CompletionOptions> = {}): Completions | undefined {
  const { text, caret } = parseMarked(marked);
  assert.ok(caret !== undefined, "no caret");
  return completeTerms(index, recognize(text, kind, glossary), caret, {
    script: scriptOf(text),
    templates: { en: "{en} ({zh})", zh: "{zh}（{en}，{abbr}）" },
    proseKind: kind,
    pinyin: false,
    ...more,
  });
}

/** The first suggestion and what it replaces. */
function first(marked: string, kind?: string, more?: Partial<CompletionOptions>): string | undefined {
  const found = complete(marked, kind, more);
  if (found === undefined) return undefined;
  const { text } = parseMarked(marked);
  return `${text.slice(found.span.start, found.span.end)} → ${found.terms[0]?.newText}`;
}

function texts(marked: string): string[] {
  return complete(marked)?.terms.map(({ newText }) => newText) ?? [];
}

describe("completion unasked", () => {
  const shown = (marked: string, kind?: string): string[] => {
    const found = complete(marked, kind);
    return found === undefined ? [] : unasked(found, parseMarked(marked).text).map(({ newText }) => newText);
  };

  it("has terms from two letters on, by their later words from three", () => {
    assert.ok(shown("on du‸").includes("dual circulation"));
    assert.ok(!shown("the ci‸").includes("dual circulation"));
    assert.ok(shown("the cir‸").includes("dual circulation"));
  });

  it("has nothing for a word that stands for itself", () => {
    for (const word of ["in", "In", "the", "new", "per"]) assert.deepEqual(shown(`so ${word}‸`), [], word);
    assert.ok(shown("a new‸-style").length === 0 && shown("a new-‸").length === 0 && shown("a new-s‸").length > 0);
  });

  it("lets a whole term be, but not the beginning of a longer Chinese one", () => {
    assert.deepEqual(shown("on industrial policy‸"), []);
    assert.deepEqual(shown("on Industrial policy‸"), []);
    assert.deepEqual(shown("论新型举国体制‸"), []);
    assert.ok(shown("论自主‸").length > 0);
    assert.ok(shown("论科技‸").includes("科技自立自强"));
    assert.ok(!shown("论科技‸").includes("科技"));
  });

  it("knows code that is not closed yet", () => {
    assert.deepEqual(shown("see `du‸"), []);
    assert.ok(shown("see `x` du‸").length > 0);
    assert.ok(shown("see `du‸", "plaintext").length > 0);
  });
});

describe("completion of terms", () => {
  it("begins after two Latin letters", () => {
    assert.equal(complete("A d‸"), undefined);
    assert.ok(texts("A du‸").includes("dual circulation"));
  });

  it("takes several words as one beginning", () =>
    assert.equal(first("on the new-style nat‸"), "new-style nat → new-style national team"));

  it("finds a term by a later word, after those that begin so", () => {
    assert.ok(texts("the circul‸").includes("dual circulation"));
    assert.equal(complete("the circul‸")?.terms[0]?.fromStart, false);
  });

  it("finds abbreviations and knows LaTeX’s ampersand", () => {
    assert.equal(first("the NSS‸"), "NSS → NSS&TF");
    assert.equal(first("the NSS\\&T‸", "latex"), "NSS\\&T → NSS\\&TF");
  });

  it("leaves out capitals that a writer leaves out, but not those of names", () => {
    assert.equal(first("on heavy d‸"), "heavy d → heavy duty gas turbine");
    assert.equal(first("the chinese academy of sci‸"), "chinese academy of sci → Chinese Academy of Sciences");
  });

  it("begins a sentence with a capital", () => assert.equal(first("Dual circ‸"), "Dual circ → Dual circulation"));

  it("begins after one ideograph, in the middle of a run", () => {
    assert.equal(first("加快构建新型举‸"), "新型举 → 新型举国体制");
    assert.ok(texts("论举‸").includes("举国体制"));
  });

  it("writes the script that is typed, else the document’s", () => {
    assert.equal(first("論新型舉‸"), "新型舉 → 新型舉國體制");
    assert.equal(first("這個國家的經濟發展與新型‸"), "新型 → 新型舉國體制");
    assert.equal(first("这个国家的经济发展与新型‸"), "新型 → 新型举国体制");
  });

  it("prefers what the document already uses", () => {
    assert.equal(texts("A new‸").indexOf("new-type national team"), -1);
    assert.equal(first("The new-type national team. A new‸"), "new → new-type national team");
  });

  it("takes the rest of the term behind the caret with it", () => {
    const behind = (marked: string): number | undefined => complete(marked)?.terms[0]?.behind;
    assert.equal(behind("论新型‸举国体制的"), 4);
    assert.equal(behind("论新型‸举国"), 2);
    assert.equal(behind("a new-st‸yle national team is"), 17);
    assert.equal(behind("a new-st‸yle"), 3);
    assert.equal(behind("a new-style nat‸ team"), 5);
    assert.equal(behind("a new-style nat‸ is"), 0);
  });

  it("gives the gloss in the house form", () => {
    assert.equal(complete("a new-sty‸")?.terms[0]?.glossed, "new-style national team (新型举国体制)");
    assert.equal(complete("论新型举‸")?.terms[0]?.glossed, "新型举国体制（new-style national team）");
    assert.equal(
      complete("论国家战略科‸")?.terms[0]?.glossed,
      "国家战略科技力量（National Strategic S&T Force，NSS&TF）",
    );
  });

  it("reads pinyin only when asked to", () => {
    assert.equal(first("论 xinxingju‸"), undefined);
    assert.equal(first("论 xinxingju‸", "markdown", { pinyin: true }), "xinxingju → 新型举国体制");
  });

  for (const [where, marked] of Object.entries({
    "a code span": "`new-sty‸`",
    "a fence": "```\nnew-sty‸\n```",
    "a URL": "https://x.org/new-sty‸",
    "a citation key": "[@new-sty‸]",
    "a key after a name": "see @dual‸",
    "a link target": "[text](new-sty‸)",
    "a link target not yet closed": "[text](new-sty‸",
    "a front matter key": "---\nnational‸: x\n---\n",
    "a tag": '<img alt="new-sty‸',
  }))
    it(`is silent in ${where}`, () => assert.equal(complete(marked), undefined));

  for (const marked of [
    "\\new‸",
    "\\cite{new-sty‸}",
    "\\cite{a,new-sty‸",
    "\\input{new-sty‸",
    "% new-sty‸",
    "$new-sty‸$",
  ])
    it(`is silent in ${marked}`, () => assert.equal(complete(marked, "latex"), undefined));

  it("completes in a title, a note and a heading", () => {
    assert.ok(complete("---\ntitle: The new-sty‸\n---\n"));
    assert.ok(complete("# The new-sty‸"));
    assert.ok(complete("\\section{The new-sty‸}", "latex"));
  });

  it("is silent after a space or a stop", () => {
    assert.equal(complete("new-style ‸"), undefined);
    assert.equal(complete("举国体制。‸"), undefined);
    assert.equal(complete("‸"), undefined);
  });
});
