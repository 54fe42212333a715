import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { placeFor, spaced } from "../../../server/core/citation/placement.ts";
import { parseMarked } from "../../support/marked.ts";

function put(marked: string, citation: string): string {
  const { text, caret = 0 } = parseMarked(marked);
  return text.slice(0, caret) + spaced(text, caret, citation) + text.slice(caret);
}

describe("a place in a text", () => {
  it("is clamped to it", () => {
    for (const [offset, place] of [
      [-5, 0],
      [2, 2],
      [99, 3],
      [Number.NaN, 0],
      [Number.POSITIVE_INFINITY, 3],
      [1.7, 1],
    ] as const)
      assert.equal(placeFor("abc", offset), place);
  });

  it("is never inside a surrogate pair or a CRLF, but may be between lone halves", () => {
    assert.equal(placeFor("𠮷新", 1), 2);
    assert.equal(placeFor("\ud842\ud842", 1), 1);
    assert.equal(placeFor("\udfb7\ud842", 1), 1);
    assert.equal(placeFor("a\r\nb", 2), 1);
    assert.equal(placeFor("a\n\rb", 2), 2);
  });
});

describe("the spaces around a citation", () => {
  for (const [marked, citation, expected] of [
    ["team‸ is", "[@a]", "team [@a] is"],
    ["team ‸ is", "[@a]", "team [@a] is"],
    ["team‸.", "[@a]", "team [@a]."],
    ["“team”‸ is", "[@a]", "“team” [@a] is"],
    ["(‸)", "@a", "(@a)"],
    ["‸foo", "[@a]", "[@a] foo"],
    ["体制‸的", "[@a]", "体制[@a]的"],
    ["体制‸的", "@a", "体制 @a 的"],
    ["体制‸的", "@a [sec. 4]", "体制 @a [sec. 4]的"],
    ["𠮷‸", "@a", "𠮷 @a"],
    ["体制。‸", "@a", "体制。@a"],
    ["（‸）", "@a", "（@a）"],
    ["“体制”‸的", "（白 2021）", "“体制”（白 2021）的"],
    ["“体制”‸的", "\\autocite{a}", "“体制”\\autocite{a}的"],
    ["team‸ is", "\\footcite{a}", "team\\footcite{a} is"],
    ["team‸ is", "^[@a.]", "team^[@a.] is"],
    ["‸", "[@a]", "[@a]"],
    ["体制‸的", ":cite:p:`a`", "体制\\ :cite:p:`a`\\ 的"],
    ["team‸ is", ":cite:p:`a`", "team :cite:p:`a` is"],
    ["line\n‸", "[@a]", "line\n[@a]"],
    ["~‸", "\\cite{a}", "~\\cite{a}"],
  ] as const) {
    it(`${marked} + ${citation} → ${expected}`, () => assert.equal(put(marked, citation), expected));
  }
});
