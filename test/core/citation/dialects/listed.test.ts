import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Citation, Dialect } from "../../../../server/core/citation/dialect.ts";
import { asciidoc } from "../../../../server/core/citation/dialects/asciidoc.ts";
import { org } from "../../../../server/core/citation/dialects/org.ts";
import { myst, rst } from "../../../../server/core/citation/dialects/roles.ts";
import { typst } from "../../../../server/core/citation/dialects/typst.ts";
import { joinAt } from "../../../support/join.ts";
import { parseMarked } from "../../../support/marked.ts";

const b: Citation = { key: "b", locator: { section: "4" }, form: "parenthetical" };
const bare: Citation = { key: "b", form: "parenthetical" };
const chicago = asciidoc(":bibtex-file: refs.bib\n:bibtex-style: chicago-author-date\n");
const ieee = asciidoc(":bibtex-file: refs.bib\n");

const WRITTEN: readonly (readonly [string, Dialect, Citation, string])[] = [
  ["Typst", typst, b, "@b[sec. 4]"],
  ["Typst", typst, { ...b, form: "narrative" }, '#cite(<b>, form: "prose", supplement: [sec. 4])'],
  ["Typst", typst, { ...b, form: "suppressed" }, '(#cite(<b>, form: "year"), sec. 4)'],
  ["Typst", typst, { ...b, form: "note" }, "#footnote[@b[sec. 4].]"],
  ["Typst", typst, { ...b, prefix: "see" }, "see @b[sec. 4]"],
  ["Typst", typst, bare, "@b"],
  // Typst takes Han characters behind a key for a part of it.
  ["Typst in Chinese", typst, { ...bare, language: "zh" }, "#cite(<b>)"],
  ["Typst in Chinese", typst, { ...b, language: "zh" }, "@b[第4节]"],
  ["Typst", typst, { ...bare, key: "a/b?" }, '#cite(label("a/b?"))'],
  ["Typst", typst, { ...b, locator: { page: "3_4" } }, "@b[p. 3\\_4]"],
  ["Org", org, b, "[cite:@b sec. 4]"],
  ["Org", org, { ...b, form: "narrative", prefix: "see" }, "[cite/t:see @b sec. 4]"],
  ["Org", org, { ...b, form: "suppressed" }, "[cite/na:@b sec. 4]"],
  ["Org", org, { ...b, form: "note" }, "[fn::[cite/t:@b sec. 4].]"],
  ["AsciiDoc, Chicago", chicago, b, "cite:[b(sec. 4)]"],
  ["AsciiDoc, Chicago", chicago, { ...b, form: "narrative" }, "citenp:[b(sec. 4)]"],
  // All other styles would print "pp. sec. 4".
  ["AsciiDoc, IEEE", ieee, b, "cite:[b] (sec. 4)"],
  ["reST", rst, b, ":cite:p:`b{sec. 4}`"],
  ["reST", rst, { ...b, form: "narrative", prefix: "see" }, ":cite:t:`{see}b{sec. 4}`"],
  ["reST", rst, { ...b, form: "suppressed" }, ":cite:year:`b{sec. 4}`"],
  ["MyST", myst, b, "{cite:p}`b{sec. 4}`"],
];

describe("citations as lists", () => {
  for (const [name, dialect, citation, expected] of WRITTEN)
    it(`${name}: ${expected}`, () => assert.equal(dialect.write(citation), expected));

  for (const [name, dialect, marked, expected] of [
    ["Typst", typst, "x @a‸ y", "x @a @b[sec. 4] y"],
    ["Typst", typst, "x @b‸ y", "x @b[sec. 4] y"],
    ["Typst", typst, "x @b[p. 3‸] y", "x @b[sec. 4] y"],
    ["Typst", typst, "#cite(<b‸>)", "#cite(<b>, supplement: [sec. 4])"],
    ["Typst", typst, "#cite(<b‸>, supplement: [p. 3, passim])", "#cite(<b>, supplement: [sec. 4, passim])"],
    ["Org", org, "[cite:@a p. 3‸]", "[cite:@a p. 3;@b sec. 4]"],
    ["Org", org, "[cite:see @b p. 3‸;@c]", "[cite:see @b sec. 4;@c]"],
    ["Org", org, "[cite/t:@b‸]", "[cite/t:@b sec. 4]"],
    ["AsciiDoc", chicago, "cite:[a‸]", "cite:[a, b(sec. 4)]"],
    ["AsciiDoc", chicago, "cite:[b(12)‸]", "cite:[b(sec. 4)]"],
    ["AsciiDoc", ieee, "cite:[a‸]", "cite:[a, b]"],
    ["reST", rst, ":cite:p:`a‸`", ":cite:p:`a,b{sec. 4}`"],
    ["reST", rst, ":cite:p:`{see}b{p. 3}‸,c`", ":cite:p:`{see}b{sec. 4},c`"],
    ["MyST", myst, "{cite:p}`b‸`", "{cite:p}`b{sec. 4}`"],
  ] satisfies [string, Dialect, string, string][]) {
    it(`${name}: ${marked} becomes ${expected}`, () => assert.equal(joinAt(dialect, marked, b), expected));
  }

  it("is not joined beside it", () => assert.equal(joinAt(org, "[cite:@a]  x‸", b), undefined));

  for (const [dialect, text, keys] of [
    [typst, "@a[p. 1] and #cite(<b:c>) me@example.org \\@no", ["a?", "b:c"]],
    [org, "[cite:see @a p. 1;@b-c] and @no", ["a", "b-c"]],
    [chicago, "cite:[a(p. 1), b] xcite:[no]", ["a", "b"]],
    [rst, ":cite:p:`a,{see}b{p. 1}` :footcite:t:`c` :ref:`no`", ["a", "b", "c"]],
    [myst, "{cite}`a` {cite:t}`b,c` {ref}`no`", ["a", "b", "c"]],
  ] satisfies [Dialect, string, string[]][]) {
    it(`${dialect.id}: the keys of ${text}`, () => {
      const cited = dialect.cited(text);
      assert.deepEqual(
        cited.map(({ key, certain }) => (certain ? key : `${key}?`)),
        keys,
      );
      for (const { key, span } of cited) assert.equal(text.slice(span.start, span.end), key);
    });
  }

  for (const [dialect, marked, typed] of [
    [typst, "see @na‸", "na"],
    [typst, "#cite(<na‸", "na"],
    [typst, "me@na‸", undefined],
    [org, "[cite:@a;see @na‸", "na"],
    [org, "@na‸", undefined],
    [chicago, "cite:[a, na‸", "na"],
    [rst, ":cite:p:`a,{see}na‸", "na"],
    [myst, "{cite:p}`na‸", "na"],
    [myst, "{ref}`na‸", undefined],
  ] satisfies [Dialect, string, string | undefined][]) {
    it(`${dialect.id}: what is typed in ${marked}`, () => {
      const { text, caret = 0 } = parseMarked(marked);
      const span = dialect.typing(text, caret);
      assert.equal(span === undefined ? undefined : text.slice(span.start, span.end), typed);
    });
  }

  it("reads long lines in linear time", () => {
    for (const dialect of [typst, org, chicago, rst, myst]) {
      for (const sign of ["@a[", "[cite:", "cite:[", ":cite:p:`", "#cite(<a>", "@"]) dialect.cited(sign.repeat(60_000));
    }
  }).timeout(5000);
});
