import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { decodeText } from "../../server/formats/decode-text.ts";

const textOf = (bytes: Uint8Array): string => decodeText(bytes).text;
const hex = (digits: string): Uint8Array => Buffer.from(digits.replaceAll(" ", ""), "hex");

describe("decoding a file", () => {
  it("reads UTF-8, without its mark", () => {
    assert.equal(textOf(Buffer.from("新型 é")), "新型 é");
    assert.equal(textOf(Buffer.from("\ufeff新型")), "新型");
  });
  it("reads UTF-16 by its mark", () => {
    assert.equal(textOf(Buffer.from("\ufeff新型", "utf16le")), "新型");
    assert.equal(textOf(hex("fe ff 65 b0 57 8b")), "新型");
  });
  it("reads GB 18030: 发展是为了人民", () =>
    assert.equal(textOf(hex("b7a2 d5b9 cac7 ceaa c1cb c8cb c3f1")), "发展是为了人民"));
  it("reads Big5: 發展是為了人民", () =>
    assert.equal(textOf(hex("b56f ae69 ac4f acb0 a446 a448 a5c1")), "發展是為了人民"));
  it("reads what nothing decodes as far as it goes", () => assert.match(textOf(hex("61 ff ff ff 62")), /^a.*b$/su));
  it("reads nothing", () => assert.equal(textOf(new Uint8Array()), ""));
});
