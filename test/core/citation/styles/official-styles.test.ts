import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { htmlOf, type Rich } from "../../../../server/core/citation/rich.ts";
import { styleById } from "../../../../server/core/citation/styles/styles.ts";
import type { Work } from "../../../../server/core/citation/work.ts";
import { hasOracle, oracleFor } from "../../../support/csl-oracle.ts";
import { styledWorks } from "../../../support/styled-works.ts";

/** Our style, the official CSL style, and its language. GB/T 7714 is also asked for Chinese works. */
const PAIRS: readonly (readonly [ours: string, official: string, language: string])[] = [
  ["chicago-author-date-17", "chicago-author-date-17th-edition", "en-US"],
  ["chicago-author-date-18", "chicago-author-date", "en-US"],
  ["chicago-notes-17", "chicago-notes-bibliography-17th-edition", "en-US"],
  ["chicago-notes-18", "chicago-notes-bibliography", "en-US"],
  ["apa-7", "apa", "en-US"],
  ["mla-9", "modern-language-association", "en-US"],
  ["harvard", "harvard-cite-them-right", "en-GB"],
  ...[2015, 2025].flatMap((edition) =>
    ["author-date", "numeric"].map(
      (system) =>
        [`gb-t-7714-${edition}-${system}`, `china-national-standard-gb-t-7714-${edition}-${system}`, "en-US"] as const,
    ),
  ),
];

type Kind = "reference" | "citation" | "citation with a page" | "full note" | "short note";

/** Where ours differs on purpose: `[styles, kinds, works, reason]`. A row that no longer holds fails. */
const DIFFERENCES: readonly (readonly [RegExp, readonly Kind[], readonly string[], reason: string])[] = [
  [
    /^chicago-notes/u,
    ["short note"],
    [
      "book1",
      "bookvolume",
      "journal21",
      "report",
      "thesis",
      "magazine",
      "webpagenoauthor",
      "nodate",
      "noauthor",
      "quotedtitle",
    ],
    "a short title is what stands before the colon, without its article (CMOS 17 §14.33); CSL has no short title",
  ],
  [
    /^apa/u,
    ["reference"],
    ["institution", "webpagenodate"],
    "a publisher or site that is the author is left out (APA 7 §9.29, §9.32)",
  ],
  [/^mla/u, ["reference"], ["bookvolume"], "the volume that is cited is named (MLA 9 §5.51)"],
  [/^mla/u, ["reference"], ["conference"], "the publisher of proceedings is named; no place in brackets (MLA 9 §5.54)"],
  [/^harvard/u, ["reference"], ["bookvolume"], "the volume that is cited is named"],
  [/^gb-t-7714-2015/u, ["reference"], ["journalnoissue"], "CSL takes the second half of “Soo-jin” for a particle"],
  [
    /^gb-t-7714-2015-author/u,
    ["reference", "citation"],
    ["nodate"],
    "a missing year is said to be missing, as in 2025",
  ],
];

function isDeliberate(style: string, kind: Kind, work: string): boolean {
  return DIFFERENCES.some(([of, kinds, works]) => of.test(style) && kinds.includes(kind) && works.includes(work));
}

function shown(text: Rich): string {
  return htmlOf(text)
    .replace(/<\/?a\b[^>]*>/gu, "")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"');
}

/** What ours and the official style make of works, each kind of output that they share. */
function* compared(
  ours: string,
  official: string,
  language: string,
  works: readonly Work[],
): Generator<[Kind, string, string, string]> {
  const style = styleById(ours, 17);
  assert.ok(style, ours);
  const oracle = oracleFor(official, works, language);
  for (const work of works) {
    const { id } = work;
    const cited = { work, narrative: false, language: "en" } as const;
    const paged = { ...cited, locator: { page: "12-14" } };
    yield ["reference", id, shown(style.reference(work, "en")), oracle.reference(id).replace(/^\[1\]/u, "")];
    if (style.system === "notes") {
      yield ["full note", id, shown(style.note(paged, "full")), oracle.note(id, "full")];
      yield ["short note", id, shown(style.note(paged, "short")), oracle.note(id, "short")];
    } else {
      yield ["citation", id, shown(style.inText(cited)), oracle.inText(id, false)];
      // The official styles for GB/T 7714 do not print places at all.
      if (!ours.startsWith("gb-t"))
        yield ["citation with a page", id, shown(style.inText(paged)), oracle.inText(id, true)];
    }
  }
}

describe("the official CSL styles", function () {
  this.timeout(120_000);
  // The official styles do not belong to the project: `../shared/csl`.
  before(function () {
    if (!hasOracle) this.skip();
  });

  const english = styledWorks.filter(({ language }) => language === "en");
  const chinese = styledWorks.filter(({ language }) => language === "zh");
  const check = (ours: string, official: string, language: string, works: readonly Work[]): void => {
    for (const [kind, id, made, expected] of compared(ours, official, language, works)) {
      if (isDeliberate(ours, kind, id))
        assert.notEqual(made, expected, `${ours}, ${kind} of ${id}: no difference any more`);
      else assert.equal(made, expected, `${ours}, ${kind} of ${id}`);
    }
  };

  for (const [ours, official, language] of PAIRS) {
    it(`${ours} agrees on works in English`, () => check(ours, official, language, english));
    if (ours.startsWith("gb-t"))
      it(`${ours} agrees on works in Chinese`, () => check(ours, official, "zh-CN", chinese));
  }
});
