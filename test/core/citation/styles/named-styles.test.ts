import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";
import { htmlOf, plainText, type Rich } from "../../../../server/core/citation/rich.ts";
import { lettered } from "../../../../server/core/citation/styles/list-order.ts";
import type { Style } from "../../../../server/core/citation/styles/style.ts";
import { STYLE_IDS, styleById } from "../../../../server/core/citation/styles/styles.ts";
import { readWorks, type Work } from "../../../../server/core/citation/work.ts";
import { assertGolden } from "../../../support/golden.ts";
import { styledProblems, styledWorks } from "../../../support/styled-works.ts";

const style = (id: string): Style => {
  const found = styleById(id, 17);
  assert.ok(found, id);
  return found;
};
const builtIn = new URL("../../../../data/bibliography/works.json", import.meta.url);
const ours = readWorks(JSON.parse(readFileSync(builtIn, "utf8"))).works;

/** All that a style makes of a work, in texts of both languages. */
function report(of: Style, work: Work): string {
  const locator = { section: "4", note: 20 };
  const languages = work.language === "zh" ? (["en", "zh"] as const) : (["en"] as const);
  const lines = languages.flatMap((language): Rich[] => {
    const cited = { work, narrative: false, language };
    const notes = [of.note({ ...cited, locator: { page: "12-14" } }, "full"), of.note({ ...cited, locator }, "short")];
    return [
      of.reference(work, language),
      of.inText({ ...cited, locator }),
      of.inText({ ...cited, narrative: true, locator: { page: "12" } }),
      ...(of.system === "notes" ? notes : []),
    ];
  });
  return `${work.id}\n${lines.map((line) => `    ${withoutLinks(htmlOf(line))}\n`).join("")}`;
}

function withoutLinks(html: string): string {
  return html.replace(/<\/?a\b[^>]*>/gu, "");
}

describe("the named styles", () => {
  it("have works of every kind to show", () => assert.deepEqual(styledProblems, []));

  for (const id of STYLE_IDS)
    it(`${id} prints them as accepted`, () =>
      assertGolden(`styles/${id}.txt`, styledWorks.map((work) => report(style(id), work)).join("")));

  it("print the built-in works, each with what identifies it, and nothing odd", () => {
    for (const id of STYLE_IDS)
      for (const work of ours)
        for (const language of ["en", "zh"] as const) {
          const entry = plainText(style(id).reference(work, language));
          assert.doesNotMatch(
            entry,
            /undefined|NaN|\[object|\s{2}|\s[,.;]|,,|(?<!\.)\.\.(?!\.)|。\.|“”|\(\)|\[\]|《》/u,
            `${id} ${work.id}: ${entry}`,
          );
          assert.ok(work.URL === undefined || entry.includes(work.URL) || work.DOI !== undefined, `${id} ${work.id}`);
        }
  });

  it("need no more than a title", () => {
    for (const id of STYLE_IDS) {
      const work: Work = { id: "x", type: "document", title: "T" };
      assert.match(plainText(style(id).reference(work, "en")), /T/u, id);
      for (const form of ["full", "short"] as const)
        assert.match(plainText(style(id).note({ work, narrative: false, language: "en" }, form)), /\.$/u, id);
    }
  });
});

describe("a list of works", () => {
  const work = (id: string, family: string, year: number, title: string): Work => ({
    id,
    type: "book",
    author: [{ family, given: "A." }],
    title,
    issued: { "date-parts": [[year]] },
    language: "en",
  });
  const works = [
    work("c", "Zhou", 2021, "The Bananas"),
    work("a", "Adler", 2022, "Roads"),
    work("b", "Zhou", 2021, "Apples"),
    { ...work("d", "Brandt", 2020, "Alone"), custom: { yearSuffix: "a" } },
  ];

  it("has letters where two would be cited alike, and none where one is alone", () =>
    assert.deepEqual(
      lettered(works).map(({ id, custom }) => [id, custom?.yearSuffix]),
      [
        ["c", "b"],
        ["a", undefined],
        ["b", "a"],
        ["d", undefined],
      ],
    ));

  it("is sorted by authors, or keeps its order and is numbered", () => {
    const list = (id: string): string[] => style(id).bibliography(works, "en").map(plainText);
    assert.deepEqual(list("chicago-author-date-18"), [
      "Adler, A. 2022. Roads.",
      "Brandt, A. 2020. Alone.",
      "Zhou, A. 2021a. Apples.",
      "Zhou, A. 2021b. The Bananas.",
    ]);
    assert.deepEqual(list("gb-t-7714-2025-numeric"), [
      "[1] Zhou A. The Bananas[M]. 2021.",
      "[2] Adler A. Roads[M]. 2022.",
      "[3] Zhou A. Apples[M]. 2021.",
      "[4] Brandt A. Alone[M]. 2020.",
    ]);
  });

  it("has Chinese works first in GB/T 7714", () => {
    const zh = styledWorks.filter(({ id }) => id === "zhnewspaper" || id === "book2" || id === "zhbook");
    const list = style("gb-t-7714-2025-author-date").bibliography(zh, "zh").map(plainText);
    assert.deepEqual(
      list.map((entry) => entry.slice(0, 2)),
      ["陈戊", "王甲", "Ha"],
    );
  });
});
