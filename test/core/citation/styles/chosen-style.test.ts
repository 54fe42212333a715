import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { plainText } from "../../../../server/core/citation/rich.ts";
import { pageRange } from "../../../../server/core/citation/styles/pages.ts";
import {
  familyName,
  initials,
  inOrder,
  inverted,
  withInitials,
} from "../../../../server/core/citation/styles/people.ts";
import { chosenStyle, STYLE_CHOICES, STYLE_IDS, styleById } from "../../../../server/core/citation/styles/styles.ts";
import { paper, xi } from "../../../support/works.ts";

describe("the style that is set", () => {
  it("goes by the language of the text, and by the edition where it names none", () => {
    assert.equal(chosenStyle("auto", 18, "en").id, "chicago-author-date-18");
    assert.equal(chosenStyle("auto", 18, "zh").id, "gb-t-7714-2025-author-date");
    assert.equal(chosenStyle("chicago-notes", 17, "zh").id, "chicago-notes-17");
    assert.equal(chosenStyle("apa-7", 17, "zh").id, "apa-7");
    assert.equal(styleById("no-such-style", 17), undefined);
    for (const choice of STYLE_CHOICES.slice(1)) assert.ok(styleById(choice, 17), choice);
    assert.equal(STYLE_IDS.length, 12);
  });

  it("cites a Chinese and an English work in a Chinese text by GB/T 7714", () => {
    const gb = chosenStyle("auto", 17, "zh");
    const cite = (work: typeof xi): string =>
      plainText(gb.inText({ work, narrative: false, language: "zh", locator: { section: "4" } }));
    assert.equal(cite(xi), "（习近平，2022，第4节）");
    assert.equal(cite(paper), "（Naughton et al.，2023，第4节）");
    assert.equal(
      plainText(gb.inText({ work: xi, narrative: true, language: "zh", locator: { page: "12-14" } })),
      "习近平（2022）¹²⁻¹⁴",
    );
  });
});

describe("names and pages", () => {
  it("has particles and suffixes, from CSL and from BibTeX", () => {
    const names = [
      { family: "Berg", given: "Pieter", "non-dropping-particle": "van der" },
      { family: "van der Berg", given: "Pieter" },
    ];
    for (const name of names) {
      assert.equal(inOrder(name), "Pieter van der Berg");
      assert.equal(familyName(name), "van der Berg");
      assert.equal(inverted(name), "Berg, Pieter van der");
      assert.equal(inverted(name, true), "van der Berg, Pieter");
    }
    for (const name of [
      { family: "King", given: "Martin L.", suffix: "Jr." },
      { family: "King", given: "Martin L., Jr." },
    ])
      assert.equal(withInitials(name, " "), "King, M. L., Jr.");
    assert.equal(initials("Jean-Paul", ".", " "), "J.-P.");
  });

  it("shortens ranges as each manual does", () => {
    for (const [pages, chicago, mla] of [
      ["3-10", "3–10", "3–10"],
      ["100-104", "100–104", "100–04"],
      ["101-108", "101–8", "101–08"],
      ["321-328", "321–28", "321–28"],
      ["1496-1504", "1496–504", "1496–504"],
      ["xii--xv", "xii–xv", "xii–xv"],
    ] as const) {
      assert.equal(pageRange(pages, "chicago"), chicago);
      assert.equal(pageRange(pages, "mla"), mla);
      assert.equal(pageRange(pages, "full"), pages.replace(/-+/u, "–"));
    }
  });
});
