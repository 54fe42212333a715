import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { hitsIn } from "../../../server/core/source/hits.ts";
import { ftsQuery, readQuery } from "../../../server/core/source/query.ts";
import { tokensOf } from "../../../server/core/source/tokens.ts";

const words = (text: string): string =>
  tokensOf(text)
    .map((token) => token.text)
    .join(" ");
const fts = (text: string): string => ftsQuery(readQuery(text));
const marked = (text: string, query: string): string[] | undefined =>
  hitsIn({ text, role: "paragraph" }, readQuery(query))?.spans.map(({ start, end }) => text.slice(start, end));

describe("what is looked for in sources", () => {
  it("is words in the singular and pairs of ideographs, folded", () => {
    assert.equal(words("Policies of the New-Style, ＡＢＣ"), "policy of the new style abc");
    assert.equal(words("新型舉國體制"), "新型 型举 举国 国体 体制 制");
    assert.equal(words("科技⾃⽴"), "科技 技自 自立 立");
    assert.equal(words("5G技术x"), "5g 技术 术 x");
    assert.equal(words("国“家”"), "国家 家");
  });

  it("has the offsets of the text itself", () => {
    const text = "The “choke” points 卡“脖”子";
    assert.deepEqual(
      tokensOf(text).map(({ start, end }) => text.slice(start, end)),
      ["The", "choke", "points", "卡“脖", "脖”子", "子"],
    );
  });

  it("is read as all words, phrases, and what is near", () => {
    assert.equal(fts("industrial policy "), '"industrial" AND "policy"');
    assert.equal(fts("indus"), '"indus" *');
    assert.equal(fts('"national team"'), '"national team"');
    assert.equal(fts("“national team” 体制"), '"national team" AND "体制"');
    assert.equal(fts("举国体制"), '"举国 国体 体制"');
    assert.equal(fts("security NEAR/20 chips "), 'NEAR("security" "chip", 20)');
    assert.equal(fts("new-style "), '"new style"');
  });

  it("can be no operator of the engine", () => {
    for (const text of ['"', "a OR b", "NEAR", "(a", "a*", "col:x", "-a", "^a", '""""', "a\u0000b"]) {
      const query = readQuery(text);
      assert.match(ftsQuery(query), /^(?:"[^"]*"(?: \*)?(?: AND )?)*$/u, text);
    }
  });

  it("says what is too short", () => {
    for (const text of ["国", "a", "国 "]) assert.equal(readQuery(text).tooShort, true, text);
    for (const text of ["国家", "国 体制", "abc", ""]) assert.equal(readQuery(text).tooShort, false, text);
  });

  it("is marked where it stands", () => {
    assert.deepEqual(marked("The policies, the policy.", "policy "), ["policies", "policy"]);
    assert.deepEqual(marked("健全新型舉國體制。", "举国体制"), ["舉國體制"]);
    assert.deepEqual(marked("a national new team", '"national team"'), undefined);
    assert.deepEqual(marked("发展和安全", "发展 安全"), ["发展", "安全"]);
  });

  it("is answered best by what stands close and is read first", () => {
    const score = (text: string, role: "paragraph" | "reference" = "paragraph"): number =>
      hitsIn({ text, role }, readQuery("chips security "))?.score ?? 0;
    assert.ok(score("chips and security") > score(`chips ${"and so on ".repeat(30)} security`));
    assert.ok(score("chips and security") > score("chips and security", "reference"));
  });
});
