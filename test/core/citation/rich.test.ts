import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { htmlOf, italic, joinRich, linked, plainText, rich, superscript } from "../../../server/core/citation/rich.ts";

describe("formatted text", () => {
  it("joins what looks the same, and leaves out what is empty", () => {
    assert.deepEqual(rich("a", "", undefined, rich("b", italic("c")), italic("d")), [
      { text: "ab" },
      { text: "cd", italic: true },
    ]);
    assert.deepEqual(joinRich(["a", undefined, "", rich(), "b"], ", "), [{ text: "a, b" }]);
  });

  it("is plain text, with raised signs where there are some for all of it", () => {
    assert.equal(plainText(rich("[1]", superscript("12–14"))), "[1]¹²⁻¹⁴");
    assert.equal(plainText(rich("[1]", superscript("第4节"))), "[1]第4节");
  });

  it("is HTML, escaped, with links to the web alone", () => {
    const text = rich(
      italic("A & B"),
      " <",
      linked('https://x.org/?a="b"&c'),
      "> ",
      superscript("1"),
      linked("javascript:x"),
    );
    assert.equal(
      htmlOf(text),
      '<i>A &amp; B</i> &lt;<a href="https://x.org/?a=&quot;b&quot;&amp;c">https://x.org/?a=&quot;b&quot;&amp;c</a>&gt; <sup>1</sup>javascript:x',
    );
  });
});
