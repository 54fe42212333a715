import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { sentencesAround } from "../../server/core/text/sentence.ts";

/** The sentences around the words between the brackets. */
function around(marked: string): string {
  const start = marked.indexOf("[");
  const end = marked.indexOf("]") - 1;
  const text = marked.replace(/[[\]]/gu, "");
  const found = sentencesAround(text, { start, end });
  return text.slice(found.start, found.end);
}

describe("sentences around a place", () => {
  it("are whole, with what closes behind the stop", () => {
    assert.equal(around("One is here. The [team] is new. Three."), "The team is new.");
    assert.equal(around("He said: “The [team] is new.” And went."), "He said: “The team is new.”");
    assert.equal(around("坚持[体制]优势。打好攻坚战。"), "坚持体制优势。");
    assert.equal(around("坚持优势。打好[攻坚战]。"), "打好攻坚战。");
  });
  it("are several where the place goes over a stop", () =>
    assert.equal(around("One bee. Two [cats. Three] dogs. Four."), "Two cats. Three dogs."));
  it("are all of a text without stops", () => assert.equal(around("no stop [here] at all"), "no stop here at all"));
  it("do not end at an abbreviation", () =>
    assert.equal(around("Rule no. 21 of the U.S. [team] holds. Next."), "Rule no. 21 of the U.S. team holds."));
});
