import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { chicagoAuthorDate } from "../../../server/core/citation/styles/chicago-author-date.ts";
import { cite } from "../../../server/features/cite.ts";
import { parseMarked } from "../../support/marked.ts";
import { paper } from "../../support/works.ts";

function cited(marked: string, proseKind: string): string {
  const { text, caret } = parseMarked(marked);
  const { change } = cite({
    text,
    proseKind,
    offset: caret ?? 0,
    work: { ...paper, id: "n" },
    locator: { section: "4" },
    dialect: "auto",
    styleFor: () => chicagoAuthorDate(17),
    interfaceLanguage: "en",
  });
  assert.ok(change !== undefined);
  return text.slice(0, change.span.start) + change.newText + text.slice(change.span.end);
}

describe("a document that cites in notes", () => {
  for (const [kind, marked, expected] of [
    ["markdown", "Old.^[See @a, p. 3.] The team‸ is.", "Old.^[See @a, p. 3.] The team^[@n [sec. 4].] is."],
    [
      "markdown",
      "Old.^[@a.] Older [@b] and [@c]. The team‸ is.",
      "Old.^[@a.] Older [@b] and [@c]. The team [@n, sec. 4] is.",
    ],
    [
      "markdown",
      "A note without citations.^[Only words.] Team‸",
      "A note without citations.^[Only words.] Team [@n, sec. 4]",
    ],
    ["org", "Old.[fn::[cite/t:@a].] Team‸.", "Old.[fn::[cite/t:@a].] Team[fn::[cite/t:@n sec. 4].]."],
    ["typst", "Old.#footnote[@a.] Team‸.", "Old.#footnote[@a.] Team#footnote[@n[sec. 4].]."],
    ["latex", "\\footnote{\\citet{a}.} Team‸.", "\\footnote{\\citet{a}.} Team\\footnote{\\citet[sec.~4]{n}.}."],
    ["latex", "\\footcite{a} Team‸.", "\\footcite{a} Team\\footcite[sec.~4]{n}."],
  ] as const)
    it(`${kind}: ${expected}`, () => assert.equal(cited(marked, kind), expected));

  it("has none inside another", () => {
    assert.equal(cited("Old.^[See @a.] New.^[See‸ too.]", "markdown"), "Old.^[See @a.] New.^[See @n [sec. 4] too.]");
    assert.equal(cited("Old.^[See @a.] New‸.^[x]", "markdown"), "Old.^[See @a.] New^[@n [sec. 4].].^[x]");
  });

  it("is seen in no long time", () => {
    for (const unit of ["^[", "^[@a ", "#footnote[", "\\footnote{", "[fn::"])
      for (const kind of ["markdown", "typst", "latex", "org"]) {
        const start = performance.now();
        cited(`${unit.repeat(20_000)}‸`, kind);
        assert.ok(performance.now() - start < 3000, `${kind} ${unit}`);
      }
  });
});
