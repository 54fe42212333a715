import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { chicagoNotes } from "../../server/core/citation/styles/chicago-notes.ts";
import { type CiteAnswer, type CiteRequest, cite } from "../../server/features/cite.ts";
import { parseMarked } from "../support/marked.ts";
import { paper, xi } from "../support/works.ts";

const FULL =
  "Barry Naughton, Siwen Xiao, and Yaosheng Xu, The Trajectory of China’s Industrial Policies, Working Paper (University of California Institute on Global Conflict and Cooperation, 2023), sec. 4";

/** Cites the paper at the mark `‸`, in Chicago’s notes. */
function at(marked: string, rest: Partial<CiteRequest> = {}): CiteAnswer & { after: string } {
  const { text, caret } = parseMarked(marked);
  const answer = cite({
    text,
    ...(caret === undefined ? {} : { offset: caret }),
    proseKind: "plaintext",
    work: paper,
    locator: { section: "4" },
    dialect: "auto",
    styleFor: () => chicagoNotes(17),
    interfaceLanguage: "en",
    ...rest,
  });
  const changes = [...(answer.change === undefined ? [] : [answer.change]), ...(answer.also ?? [])];
  const after = changes
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((now, { span, newText }) => now.slice(0, span.start) + newText + now.slice(span.end), text);
  return { ...answer, after };
}

describe("citing in the numbered notes of a plain text", () => {
  it("adds a note behind the others, written as they are", () => {
    const { after, text, notes } = at(
      "One claim.[1] The team‸, says everybody.\n\nNotes\n\n[1] Somebody, Some Book, 3.\n",
    );
    assert.match(
      after,
      /The team,\[2\] says everybody\.\n\nNotes\n\n\[1\] Somebody, Some Book, 3\.\n\[2\] Barry Naughton, Siwen Xiao/u,
    );
    assert.ok(after.includes(FULL));
    assert.ok(text.startsWith("[2] Barry Naughton"));
    assert.deepEqual(notes, []);
  });

  it("is short where a note before has named the work", () => {
    const { after } = at(`One claim.[1] The team‸ again.\n\nNotes\n[1] ${FULL}.\n`);
    assert.match(after, /The team\[2\] again\.[\s\S]*\n\[2\] Naughton, Xiao, and Xu, Trajectory[^\n]*, sec\. 4\.\n$/u);
  });

  it("gives the notes behind it new numbers, and says so", () => {
    const { after, notes } = at(
      "The team‸ is old.[1] So it is.[2]\n\nNotes\n\n1. First, A, 1.\n\n2. Second, B, 2.\n   Two lines.\n",
    );
    assert.match(
      after,
      /^The team\[1\] is old\.\[2\] So it is\.\[3\]\n\nNotes\n\n1\. Barry[^\n]*\n\n2\. First, A, 1\.\n\n3\. Second, B, 2\.\n {3}Two lines\.\n$/u,
    );
    assert.match(notes.join(" "), /new numbers/u);
  });

  it("takes superscripts, Windows’ line ends and a heading in Chinese", () => {
    const { after } = at("One.¹ The team‸\r\n\r\n注释：\r\n¹ A, B, 1.\r\n");
    assert.match(after, /^One\.¹ The team²\r\n\r\n注释：\r\n¹ A, B, 1\.\r\n² Barry/u);
  });

  it("knows notes at the end without a heading, but not a list of works", () => {
    assert.match(
      at("One.[1] The team‸ is.\n\n[1] A, B, 1.\n").after,
      /The team\[2\] is\.\n\n\[1\] A, B, 1\.\n\[2\] Barry/u,
    );
    assert.match(at("One [1]. The team‸ is.\n\nReferences\n\n[1] A, B, 1.\n").after, /The team \(Naughton/u);
  });

  it("begins the notes under an empty heading", () =>
    assert.match(at("The team‸ is.\n\nNotes\n").after, /^The team\[1\] is\.\n\nNotes\n\n\[1\] Barry[^\n]*\n$/u));

  it("goes into the note whose mark it touches, and into the one that is being written", () => {
    assert.match(
      at("One.[1]‸ Two.\n\nNotes\n[1] A, B, 1.\n").after,
      /^One\.\[1\] Two\.\n\nNotes\n\[1\] A, B, 1; Barry[^\n]*\.\n$/u,
    );
    assert.match(at("One.[1] Two.[2]\n\nNotes\n[1] A, B, 1.\n[2] ‸\n").after, /\n\[2\] Barry[^\n]*sec\. 4[^\n]*\.\n$/u);
    assert.match(at("One.[1]\n\nNotes\n[1] See ‸ for more.\n").after, /\n\[1\] See Barry[^\n]* for more\.\n$/u);
  });

  it("says where a work is cited", () => {
    const { after } = at("One.[1] The team‸ is.\n\nNotes\n[1] A, B, 1.\n", {
      work: xi,
      citedIn: { work: paper, locator: { section: "5" } },
    });
    assert.match(after, /\n\[2\] Xi Jinping[^\n]*, cited in Barry Naughton[^\n]*sec\. 5[^\n]*\.\n$/u);
  });

  it("leaves numbers alone that are no notes", () => {
    for (const text of [
      "Notes\n\n1. Milk\n2. Eggs\n\nThe team‸ is.\n",
      "The team‸ is.\n\nNotes\n1. Milk\n2. Eggs\n",
      "The array a[1] and the team‸.\n",
    ])
      assert.match(at(text).after, /The|the team \(Naughton/u, text);
  });

  it("puts notes out of order behind the last, without new numbers", () =>
    assert.match(
      at("One.[2] The team‸. Two.[1]\n\nNotes\n[1] A, B, 1.\n[2] C, D, 2.\n").after,
      /^One\.\[2\] The team\.\[3\] Two\.\[1\]\n\nNotes\n\[1\] A, B, 1\.\n\[2\] C, D, 2\.\n\[3\] Barry/u,
    ));
});
