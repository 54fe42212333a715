import assert from "node:assert/strict";
import { zipSync } from "fflate";
import { describe, it } from "mocha";
import type { SourceText } from "../../../server/core/source/passage.ts";
import { readSource } from "../../../server/formats/read-source.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const zip = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, bytes(text)])));
const seen = ({ passages }: SourceText): unknown[] =>
  passages.map(({ role, locator: { section, paragraph, note }, text }) => [role, section, paragraph ?? note, text]);

const p = (content: string, properties = ""): string =>
  `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
const r = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

describe("a Word document", () => {
  const styles = `<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="mine"><w:name w:val="My Heading"/><w:basedOn w:val="1"/></w:style></w:styles>`;
  const body = [
    p(r("Harbours"), '<w:pStyle w:val="1"/>'),
    p(
      `${r("The wall is ")}<w:r><w:footnoteReference w:id="7"/></w:r><w:del><w:r><w:delText>not </w:delText></w:r></w:del>${r("deep.")}`,
    ),
    p(r("Tides"), '<w:pStyle w:val="mine"/>'),
    `<w:tbl><w:tr><w:tc>${p(r("Year"))}</w:tc><w:tc>${p(r("Depth"))}</w:tc></w:tr><w:tr><w:tc>${p(r("1901"))}</w:tc><w:tc>${p(r("5"))}${p(r("m"))}</w:tc></w:tr></w:tbl>`,
    p(
      `${r("The tide")}<w:r><w:tab/></w:r>${r("rises.")}<w:r><w:endnoteReference w:id="2"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>`,
    ),
  ].join("");
  const files = {
    "word/document.xml": `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    "word/styles.xml": styles,
    "word/footnotes.xml": `<w:footnotes xmlns:w="w"><w:footnote w:id="0" w:type="separator">${p(r("---"))}</w:footnote><w:footnote w:id="7">${p(r("By the city."))}</w:footnote></w:footnotes>`,
    "word/endnotes.xml": `<w:endnotes xmlns:w="w"><w:endnote w:id="2">${p(r("Twice a day."))}</w:endnote></w:endnotes>`,
    "docProps/core.xml": `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>The Harbour</dc:title><dc:creator>Wu</dc:creator></cp:coreProperties>`,
  };

  it("has headings, notes and tables", async () => {
    const source = await readSource(zip(files), "x.docx");
    assert.deepEqual([source.kind, source.title, source.author, source.problems], ["docx", "The Harbour", "Wu", []]);
    assert.deepEqual(seen(source), [
      ["heading", "1", undefined, "Harbours"],
      ["paragraph", "1", 1, "The wall is deep."],
      ["note", "1", 1, "By the city."],
      ["heading", "2", undefined, "Tides"],
      ["table", "2", undefined, "Year | Depth\n1901 | 5 m"],
      ["paragraph", "2", 1, "The tide rises."],
      ["note", "2", 2, "Twice a day."],
    ]);
  });

  it("with damaged notes has its text, and says what is missing", async () => {
    const source = await readSource(zip({ ...files, "word/footnotes.xml": "<w:footnotes><w:foot" }), "x.docx");
    assert.equal(source.passages[1]?.text, "The wall is deep.");
    assert.deepEqual(source.problems, [{ kind: "part-damaged", detail: "word/footnotes.xml" }]);
  });
});

describe("a book", () => {
  const files = {
    mimetype: "application/epub+zip",
    "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
    "OPS/book.opf":
      '<package xmlns:dc="d"><metadata><dc:title>Tides</dc:title><dc:creator>Wu</dc:creator><dc:date>2003</dc:date></metadata><manifest><item id="b" href="two.xhtml" media-type="application/xhtml+xml"/><item id="a" href="text/one%20a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
    "OPS/text/one a.xhtml":
      '<?xml version="1.0"?><html><head><title/><script src="x"/></head><body><h1>1. Ebb</h1><p>The ebb is<sup>1</sup> slow.</p><aside epub:type="footnote" id="n1"><p>1. Mostly.</p></aside></body></html>',
    "OPS/two.xhtml": "<html><body><h1>2. Flow</h1><p>The flow is fast.</p></body></html>",
  };

  it("is read in the order of its spine", async () => {
    const source = await readSource(zip(files), "x.epub");
    assert.deepEqual(
      [source.kind, source.title, source.author, source.year, source.problems],
      ["epub", "Tides", "Wu", "2003", []],
    );
    assert.deepEqual(seen(source), [
      ["heading", "1", undefined, "1. Ebb"],
      ["paragraph", "1", 1, "The ebb is slow."],
      ["note", "1", 1, "Mostly."],
      ["heading", "2", undefined, "2. Flow"],
      ["paragraph", "2", 1, "The flow is fast."],
    ]);
  });

  it("that a seller has encrypted says so", async () => {
    const encryption = ["text/one a.xhtml", "two.xhtml"].map((name) => `<CipherReference URI="OPS/${name}"/>`).join("");
    const source = await readSource(zip({ ...files, "META-INF/encryption.xml": `<e>${encryption}</e>` }), "x.epub");
    assert.deepEqual([source.passages, source.problems], [[], [{ kind: "encrypted" }]]);
  });
});

describe("a page", () => {
  it("has its text without menus and scripts, in the encoding that it names", async () => {
    const html =
      '<meta charset="gbk"><title>Harbour</title><nav>Menu</nav><script>if (a < b) {}</script><h1>Harbour</h1><p>Two &amp; three<br>lines.<table><tr><td>a<td>b<tr><td>c</table>';
    const gbk = Buffer.concat([Buffer.from(html), Buffer.from("<p>"), Uint8Array.from([0xb8, 0xdb, 0xbf, 0xda])]);
    const source = await readSource(gbk, "x.html");
    assert.equal(source.title, "Harbour");
    assert.deepEqual(
      source.passages.map(({ role, text }) => [role, text]),
      [
        ["heading", "Harbour"],
        ["paragraph", "Two & three lines."],
        ["table", "a | b\nc"],
        ["paragraph", "港口"],
      ],
    );
  });
});
