import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Mention } from "../../server/core/recognition/mention.ts";
import { mentionsOf, type Recognized, recognize } from "../../server/core/recognition/recognized.ts";
import { Counter } from "../../server/features/count.ts";
import { documentConcepts } from "../../server/features/document-concepts.ts";
import { type HighlightMode, highlightsIn } from "../../server/features/highlights.ts";
import { inlayHints } from "../../server/features/inlay-hints.ts";
import { renameRendering } from "../../server/features/rename.ts";
import { yearOf, yearOfName } from "../../server/features/year-of.ts";
import { mark } from "../support/marked.ts";
import { terms } from "../support/terms.ts";

const read = (text: string, kind = "markdown"): readonly [Recognized, readonly Mention[]] => {
  const recognized = recognize(text, kind, terms);
  return [recognized, mentionsOf(recognized)];
};
const mentionsIn = (text: string): readonly Mention[] => read(text)[1];

describe("highlights", () => {
  const text = "The MLP. Industrial policy and 长板, industrial policy and long boards.\n";
  const marked = (mode: HighlightMode): string =>
    mark(text, highlightsIn(...read(text), mode, { start: 0, end: text.length }));

  it("are none when they are off", () => assert.equal(marked("off"), text));
  it("are the first use of each concept", () =>
    assert.equal(marked("firstUse"), "The MLP. ⟦Industrial policy⟧ and ⟦长板⟧, industrial policy and long boards.\n"));
  it("are in running text, not in titles, headings and quotations", () => {
    const draft =
      "---\ntitle: On industrial policy\n---\n\n# Long boards\n\nHe said “industrial policy”. Industrial policy and 长板.\n";
    const shown = highlightsIn(...read(draft), "firstUse", { start: 0, end: draft.length });
    assert.equal(
      mark(draft, shown),
      draft.replace("Industrial policy", "⟦Industrial policy⟧").replace("长板", "⟦长板⟧"),
    );
    const only = "# Long boards\n";
    assert.equal(highlightsIn(...read(only), "firstUse", { start: 0, end: only.length }).length, 1);
  });
  it("are not in a quotation of many paragraphs", () => {
    const filler = "Nothing here.\n\n".repeat(200);
    const draft = `\\begin{quote}\n${filler}Industrial policy.\n\n${filler}\\end{quote}\n\nIndustrial policy.\n`;
    const shown = highlightsIn(...read(draft, "latex"), "firstUse", { start: 0, end: draft.length });
    assert.deepEqual(
      shown.map(({ start }) => start),
      [draft.lastIndexOf("Industrial")],
    );
  });
  it("are all, and what does not count is weak", () => {
    assert.equal(marked("all"), "The ⟦MLP⟧. ⟦Industrial policy⟧ and ⟦长板⟧, ⟦industrial policy⟧ and ⟦long boards⟧.\n");
    const [mlp] = highlightsIn(...read(text), "all", { start: 0, end: 8 });
    assert.deepEqual(mlp, { start: 4, end: 7, firstUse: false, weak: true });
  });
  it("are those of a range only, its edges with it", () => {
    const part = highlightsIn(...read(text), "all", { start: 26, end: 33 });
    assert.equal(mark(text, part), text.replace("Industrial policy", "⟦Industrial policy⟧").replace("长板", "⟦长板⟧"));
  });
});

describe("the concepts of a document", () => {
  const facts = (text: string, kind = "markdown"): string[] =>
    documentConcepts(...read(text, kind)).map(
      ({ concept, count, glossed, cited }) =>
        `${concept.id} ${count}${glossed ? " glossed" : ""}${cited ? " cited" : ""}`,
    );

  it("come in the order of their first use, with what counts", () =>
    assert.deepEqual(facts("Long boards, industrial policy, 长板, the MLP."), [
      "long-boards 2",
      "industrial-policy 1",
    ]));

  for (const text of [
    "long boards (长板)",
    "长板（long boards）",
    "*long boards* (“长板”)",
    "\\emph{long boards} (\\textit{长板})",
  ]) {
    it(`are glossed: ${text}`, () => assert.deepEqual(facts(text, "latex"), ["long-boards 2 glossed"]));
  }
  for (const text of ["long boards and 长板", "long boards (long boards)", "long boards. 长板"]) {
    it(`are not glossed: ${text}`, () => assert.deepEqual(facts(text), ["long-boards 2"]));
  }
  for (const text of [
    "长板 [@key, sec. 4]",
    "长板 is as @key says",
    "长板 \\autocite[4]{key}",
    "长板 (Naughton, Xiao, and Xu 2023, sec. 4)",
    "长板（白春礼，2021）",
    "长板 [cite:@key]",
    "长板 :cite:p:`key`",
  ]) {
    it(`are cited: ${text}`, () => assert.deepEqual(facts(text, "plaintext"), ["long-boards 1 cited"]));
  }
  for (const text of ["@key 长板", "长板\n\n[@key]", "长板 a@b.org", "长板 (in all 2023 years)", "长板 (2023)"]) {
    it(`are not cited: ${JSON.stringify(text)}`, () => assert.deepEqual(facts(text), ["long-boards 1"]));
  }
});

describe("inlay hints", () => {
  const hints = (text: string, mode: "gloss" | "pinyin" | "both"): string[] =>
    inlayHints(...read(text), mode, { start: 0, end: text.length }, "en").map(
      ({ offset, label }) => `${offset} ${label}`,
    );

  it("give the other language, once in a while, and not where the gloss stands", () => {
    assert.deepEqual(hints("长板 and 长板", "gloss"), ["2 long board"]);
    assert.deepEqual(hints("a long board", "gloss"), ["12 长板"]);
    assert.deepEqual(hints("long boards (长板) 长板", "gloss"), []);
    assert.equal(hints(`长板 ${"a ".repeat(1600)}长板`, "gloss").length, 2);
  });
  it("are the same whatever part is asked for", () => {
    const text = "长板 and 长板";
    assert.deepEqual(inlayHints(...read(text), "gloss", { start: 4, end: text.length }, "en"), []);
  });
});

describe("renaming", () => {
  const longBoard = terms.byId.get("long-boards")?.renderings[0];
  const renamed = (text: string, wording = "asset"): string => {
    assert.ok(longBoard !== undefined);
    let result = text;
    for (const { span, newText } of renameRendering(
      { text, kind: "markdown" },
      mentionsIn(text),
      longBoard,
      wording,
    ).toReversed()) {
      result = result.slice(0, span.start) + newText + result.slice(span.end);
    }
    return result;
  };

  it("keeps number, capitals and articles, and leaves the other language alone", () =>
    assert.equal(
      renamed("A long board, the long boards (长板). Long boards!"),
      "An asset, the assets (长板). Assets!",
    ));
  it("puts the article back", () =>
    assert.equal(renamed("a long board and an industrial policy", "base"), "a base and an industrial policy"));
  it("leaves quotations, code and mark-up inside alone", () => {
    for (const text of ["“the long board”", "> a long board", "`long board`", "*long* board"]) {
      assert.equal(renamed(text), text);
    }
  });
});

describe("counting", () => {
  it("tells the year by the name, else by the folder", () => {
    assert.equal(yearOfName("file:///reports/2016.txt"), "2016");
    assert.equal(yearOfName("file:///1999/2016/plan-2021-a.md"), "2021");
    assert.equal(yearOfName("file:///2016/report.md"), "2016");
    assert.equal(yearOfName("file:///x/12016.md"), undefined);
  });
  it("believes the front matter before the name", () => {
    assert.equal(yearOf("file:///2016.md", "---\ntitle: x\ndate: 2014-05-01\n---\ndate: 1999\n"), "2014");
    assert.equal(yearOf("file:///2016.md", "---\ntitle: x\n---\ndate: 1999\n"), "2016");
    assert.equal(yearOf("file:///2016.md", "date: 1999\n"), "2016");
  });
  it("adds up by year", () => {
    const counter = new Counter("year");
    for (const name of ["2016.md", "2016-b.md", "2017.md"]) {
      counter.add(`file:///${name}`, "", mentionsIn("long boards, 长板"));
    }
    assert.deepEqual(
      counter.rows().map(({ key, occurrences, documents }) => [key, occurrences, documents]),
      [
        ["2016", 4, 2],
        ["2017", 2, 1],
      ],
    );
  });
});
