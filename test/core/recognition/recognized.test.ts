import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  containedConcepts,
  mentionAt,
  mentionsOf,
  recognize,
  updateRecognized,
} from "../../../server/core/recognition/recognized.ts";
import { parseMarked } from "../../support/marked.ts";
import { terms } from "../../support/terms.ts";

/** The text of the mention at the caret. */
function at(marked: string): string | undefined {
  const { text, caret = 0 } = parseMarked(marked);
  const mention = mentionAt(recognize(text, "markdown", terms), caret);
  return mention === undefined ? undefined : text.slice(mention.start, mention.end);
}

function counted(text: string): string[] {
  const recognized = recognize(text, "markdown", terms);
  return mentionsOf(recognized)
    .filter((mention) => mention.counted)
    .map(({ start, end }) => text.slice(start, end));
}

describe("mention at a place", () => {
  it("covers the place from anywhere inside", () => {
    assert.equal(at("发挥新型举‸国体制优势"), "新型举国体制");
    assert.equal(at("发挥‸新型举国体制优势"), "新型举国体制");
    assert.equal(at("发挥新型举国体制‸优势"), "新型举国体制");
  });
  it("is none beside a term", () => assert.equal(at("发‸挥新型举国体制优势"), undefined));
  it("is none in an empty document", () => assert.equal(at("‸"), undefined));
  it("knows the shorter terms inside", () => {
    const recognized = recognize("新型举国体制", "markdown", terms);
    const [mention] = mentionsOf(recognized);
    assert.ok(mention !== undefined);
    assert.deepEqual(
      containedConcepts(recognized, mention).map(({ id }) => id),
      ["national-team"],
    );
  });
});

describe("weak renderings", () => {
  it("do not count on their own", () => assert.deepEqual(counted("The national team won at MOST once."), []));
  it("count beside a strong rendering", () =>
    assert.deepEqual(counted("Traditional national teams. The national team."), [
      "Traditional national teams",
      "national team",
    ]));
  it("count beside a strong rendering of close kin", () =>
    assert.deepEqual(counted("新型举国体制 (national team)"), ["新型举国体制", "national team"]));
  it("count where the abbreviation is spelt out", () =>
    assert.deepEqual(counted("The Medium and Long-Term Plan (MLP). The MLP"), [
      "Medium and Long-Term Plan",
      "MLP",
      "MLP",
    ]));
  it("do not count where the document spells out something else", () =>
    assert.deepEqual(counted("The Medium and Long-Term Plan; a multilayer perceptron (MLP). The MLP"), [
      "Medium and Long-Term Plan",
    ]));
});

const PIECES = [
  "新型举国体制",
  "新型",
  "举国",
  "体制",
  "new-style",
  " ",
  "national team",
  "\n",
  "\n\n",
  "```\n",
  "`",
  "S&T",
  "<!--",
  "-->",
  "$",
  "- ",
  "# ",
  "---\n",
  "\\emph{",
  "}",
  "%",
  "\\begin{verbatim}",
  "\\end{verbatim}",
  "词".repeat(700),
  "\r\n",
  "> ",
  "    ",
  "[",
  "](x)",
  "\ud842",
  "@MOST",
];

/** A generator with a seed, so that a failure can be run again (Park and Miller's minimal standard). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

describe("recognition after edits", () => {
  for (const kind of ["markdown", "latex", "plaintext"]) {
    it(`equals a fresh reading after each of 600 random edits (${kind})`, () => {
      const random = randomFrom(kind.length * 7919);
      const piece = (): string => PIECES[random(PIECES.length)] ?? "";
      let text = Array.from({ length: 40 }, piece).join("");
      let recognized = recognize(text, kind, terms);
      for (let edit = 0; edit < 600; edit++) {
        const start = random(text.length + 1);
        const end = Math.min(text.length, start + random(4) * random(40));
        const inserted = text.length > 20_000 ? "" : piece() + piece();
        text = text.slice(0, start) + inserted + text.slice(end);
        recognized = updateRecognized(recognized, text, { start, end, newEnd: start + inserted.length });
        const fresh = mentionsOf(recognize(text, kind, terms));
        assert.deepEqual(spans(mentionsOf(recognized)), spans(fresh), `edit ${edit}`);
      }
    });
  }
});

function spans(
  mentions: readonly { start: number; end: number; rendering: { text: string }; counted: boolean }[],
): string[] {
  return mentions.map(({ start, end, rendering, counted: counts }) => `${start}-${end} ${rendering.text} ${counts}`);
}
