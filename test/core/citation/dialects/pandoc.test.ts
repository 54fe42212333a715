import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Citation } from "../../../../server/core/citation/dialect.ts";
import { pandoc } from "../../../../server/core/citation/dialects/pandoc.ts";
import { joinAt } from "../../../support/join.ts";

const at4n20: Citation = {
  key: "naughton2023trajectory",
  locator: { section: "4", note: 20 },
  form: "parenthetical",
};
const b: Citation = { key: "b", locator: { section: "4" }, form: "parenthetical" };

describe("Pandoc writes", () => {
  for (const [citation, expected] of [
    [at4n20, "[@naughton2023trajectory, sec. 4, n. 20]"],
    [{ ...at4n20, form: "narrative" }, "@naughton2023trajectory [sec. 4, n. 20]"],
    [{ ...at4n20, form: "note" }, "^[@naughton2023trajectory [sec. 4, n. 20].]"],
    [{ ...b, prefix: "see" }, "[see @b, sec. 4]"],
    [{ ...b, locator: { table: 3 } }, "[@b, table 3]"],
    [{ ...b, locator: { figure: 1 } }, "[@b, fig. 1]"],
    [{ ...b, locator: { abstract: true } }, "[@b, abstract]"],
    [{ key: "b", form: "parenthetical" }, "[@b]"],
    [{ key: "b", form: "narrative" }, "@b"],
    [{ ...b, language: "zh" }, "[@b, sec. 4]"],
    [{ ...b, locator: { page: "1]; @x" } }, "[@b, p. 1 x]"],
    [{ key: "DBLP:conf/acl/X.20", form: "narrative" }, "@DBLP:conf/acl/X.20"],
    [{ key: "a--b?", form: "narrative" }, "@{a--b?}"],
    [{ key: "习近平2021", form: "narrative" }, "@习近平2021"],
    [{ key: "https://x.org/?a=1", form: "parenthetical" }, "[@{https://x.org/?a=1}]"],
  ] satisfies [Citation, string][]) {
    it(expected, () => assert.equal(pandoc.write(citation), expected));
  }
});

describe("a citation joins Pandoc's", () => {
  for (const [marked, expected] of [
    // Another key joins.
    ["[@a‸]", "[@a; @b, sec. 4]"],
    ["[@a, p. 3]‸ x", "[@a, p. 3; @b, sec. 4] x"],
    ["‸[@a]", "[@a; @b, sec. 4]"],
    ["[see @a, p. 3;‸ @c]", "[see @a, p. 3; @c; @b, sec. 4]"],
    ["[@{a;‸x}]", "[@{a;x}; @b, sec. 4]"],
    ["[-@a‸]", "[-@a; @b, sec. 4]"],
    ["@a‸ says", "@a [@b, sec. 4] says"],
    ["@a [p. ‸3] says", "@a [p. 3; @b, sec. 4] says"],
    ["@a‸.", "@a [@b, sec. 4]."],
    ["^[See @a‸.]", "^[See @a [@b, sec. 4].]"],
    ["[@a, [sic] p. 3‸]", "[@a, [sic] p. 3; @b, sec. 4]"],
    ["[@a]‸[@c]", "[@a; @b, sec. 4][@c]"],
    ["[@a,\r\np. 3‸]", "[@a,\r\np. 3; @b, sec. 4]"],
    ["体制[@a‸]的", "体制[@a; @b, sec. 4]的"],
    // The same key only changes its locator.
    ["[@b‸]", "[@b, sec. 4]"],
    ["[@b, p. 3, n. 2‸]", "[@b, sec. 4]"],
    ["[see @b, p. 3 and passim; @c‸]", "[see @b, sec. 4 and passim; @c]"],
    ["[-@b, emphasis added‸]", "[-@b, sec. 4, emphasis added]"],
    ["[@a; @b{p. 3}‸]", "[@a; @b, sec. 4]"],
    ["[@b, 第3节‸]", "[@b, sec. 4]"],
    ["@b‸ says", "@b [sec. 4] says"],
    ["@b. ‸", undefined],
    ["@b [p. 3]‸ says", "@b [sec. 4] says"],
    ["@b [p. 3; @a]‸", "@b [sec. 4; @a]"],
    ["@b [@a]‸", "@b [sec. 4; @a]"],
    ["@b [passim]‸", "@b [sec. 4, passim]"],
    ["[@{b}‸]", "[@{b}, sec. 4]"],
    // No citations.
    ["me@a‸.org", undefined],
    ["参见@a‸", undefined],
    ["[write to me@a.org‸]", undefined],
    ["[@a‸](https://x.org)", undefined],
    ["\\@a‸", undefined],
    ["@fig-plot‸", undefined],
    ["[@tbl-one‸]", undefined],
    ["[cite:@a‸]", undefined],
    ["[text‸]", undefined],
    ["[@a\n\n‸]", undefined],
    ["[@a] ‸", undefined],
    ["", undefined],
  ] as const) {
    it(`${JSON.stringify(marked)} → ${expected}`, () =>
      assert.equal(joinAt(pandoc, marked.includes("‸") ? marked : `${marked}‸`, b), expected));
  }

  it("and says which locator it replaced", () => {
    assert.equal(pandoc.join("[@b, p. 3]", 2, b)?.replaced, "p. 3");
    assert.equal(pandoc.join("[@b, sec. 4]", 2, b)?.replaced, undefined);
    assert.equal(pandoc.join("[@b]", 2, b)?.replaced, undefined);
  });

  it("and leaves the locator where there is none to put", () => {
    const none: Citation = { key: "b", form: "parenthetical" };
    assert.equal(joinAt(pandoc, "[@b, p. 3‸]", none), "[@b, p. 3]");
    assert.equal(joinAt(pandoc, "@b‸ says", none), "@b says");
  });
});

describe("Pandoc's citation at a place", () => {
  it("has its span and keys", () => {
    const text = "As @a [p. 3; @c] and [see @d; -@{e f}; @g] say.";
    assert.deepEqual(pandoc.find(text, 5)?.keys, ["a", "c"]);
    const group = pandoc.find(text, 24);
    assert.deepEqual(group?.keys, ["d", "g"]);
    assert.equal(text.slice(group?.span.start, group?.span.end), "[see @d; -@{e f}; @g]");
    assert.equal(pandoc.find(text, 18), undefined);
  });

  it("is found in a long text of brackets without hanging", () => {
    for (const text of ["[".repeat(100_000), "[@a".repeat(100_000), "@".repeat(100_000), "[@a;".repeat(100_000)]) {
      pandoc.find(text, 50_000);
    }
  });
});
