import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { after, before, describe, it } from "mocha";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { ReferenceEdit } from "../../server/protocol.ts";
import { type Session, startSession } from "../support/session.ts";

const STYLES = fileURLToPath(new URL("../documents/csl", import.meta.url));
const BIB = `@book{wu1990,
  author = {Wu, Ann},
  title = {Markets & Plans},
  date = {1990}
}
@article{chen2020, author = {陈凯华}, title = {新型举国体制的运行机制}, journaltitle = {求是}, date = {2020-05-01}, langid = {chinese}}
`;
const MEMO = `---
bibliography: refs.bib
---

Wu says so [@wu1990, sec. 2], and so does @bai2021; but see [@nobody; @wu1990].

The key \`@chen2020\` is code.
`;
const CHINESE = `---
lang: zh-CN
bibliography: refs.bib
---

新型举国体制见 [@wu1990; @chen2020; @bai2021]。

## 参考文献
`;

describe("formatted references over the wire", () => {
  let session: Session;
  let folder: string;
  const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
  const versions = new Map<string, number>();
  const open = async (name: string, languageId: string, text: string): Promise<void> => {
    versions.set(name, 1);
    await session.open(uriOf(name), languageId, text);
  };
  const end = (text: string) => {
    const document = TextDocument.create("", "", 0, text);
    return document.positionAt(text.length);
  };
  const at = (text: string, needle: string, by = 0) => {
    const document = TextDocument.create("", "", 0, text);
    return document.positionAt(text.indexOf(needle) + by);
  };
  const applied = (text: string, edit: ReferenceEdit | null): string => {
    assert.ok(edit);
    return TextDocument.applyEdits(
      TextDocument.create("", "", 0, text),
      edit.edits.map(({ range, newText }) => ({ range, newText })),
    );
  };
  const style = (choice: string): Promise<void> =>
    session.connection.sendNotification("workspace/didChangeConfiguration", {
      settings: { tifa: { citation: { style: choice } } },
    });
  const list = (name: string, text: string): Promise<ReferenceEdit | null> =>
    session.ask("tifa/insertBibliography", { textDocument: { uri: uriOf(name) }, position: end(text) });

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "tifa-references-"));
    writeFileSync(join(folder, "refs.bib"), BIB);
    cpSync(STYLES, join(folder, "styles"), { recursive: true });
    writeFileSync(
      join(folder, "styles/broken.csl"),
      '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0">\n<info>\n</style>',
    );
    writeFileSync(join(folder, "styles/page.csl"), "<html><body/></html>");
    writeFileSync(
      join(folder, "styles/orphan.csl"),
      '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>O</title><link href="https://example.org/styles/nowhere" rel="independent-parent"/></info></style>',
    );
    session = await startSession({ root: pathToFileURL(folder).href });
    await open("memo.md", "markdown", MEMO);
    await open("文.md", "markdown", CHINESE);
    await open("brief.txt", "plaintext", "Wu said so (Wu 1990).\n");
  });
  after(async () => {
    await session.close();
    rmSync(folder, { recursive: true });
  });

  it("lists what the document cites, names what is unknown, and says that Pandoc lists too", async () => {
    await style("chicago-author-date-17");
    const edit = await list("memo.md", MEMO);
    assert.equal(edit?.count, 2);
    assert.match(
      applied(MEMO, edit),
      /is code\.\n\n<!-- begin tifa:references -->\n\nBai[^\n]+\n\nWu, Ann\. 1990\. \*?Markets & Plans\*?\.\n\n<!-- end/u,
    );
    assert.deepEqual(edit?.notes, [
      "Left out, for the bibliography lacks them: nobody.",
      "Pandoc will print a second list: add “suppress-bibliography: true” to the front matter.",
    ]);
  });

  it("makes the list anew in its place, in the order and with the numbers of a style from a file", async () => {
    await style("styles/memo.csl");
    const first = applied(MEMO, await list("memo.md", MEMO));
    assert.match(first, /\n\nBai, C\. January 1, 2021\.[^\n]+\n\nWu, A\. 1990\. \*Markets & Plans\*\.\n/u);
    const cited = first.replace("is code.", "is code. [@chen2020]");
    await session.change(uriOf("memo.md"), 2, [{ text: cited }]);
    await style("styles/numbers.csl");
    const edit = await list("memo.md", cited);
    assert.equal(edit?.isRenewed, true);
    const second = applied(cited, edit);
    assert.match(
      second,
      /references -->\n\n\\\[1\\\] Wu Ann\. Markets & Plans\. 1990\.\n\n\\\[2\\\] 白春礼\. 强化[^\n]+\n\n\\\[3\\\] 陈凯华/u,
    );
    assert.equal(second.match(/begin tifa:references/gu)?.length, 1);
    await session.change(uriOf("memo.md"), 3, [{ text: MEMO }]);
  });

  it("gives Chinese works in characters in a Chinese document, under its heading", async () => {
    await style("styles/numbers.csl");
    const edit = await list("文.md", CHINESE);
    assert.match(
      applied(CHINESE, edit),
      /## 参考文献\n\n<!-- begin[^\n]+\n\n\\\[1\\\] Wu Ann[^\n]+\n\n\\\[2\\\] 陈凯华\. 新型举国体制的运行机制\. 求是\. 2020\.\n/u,
    );
  });

  it("runs a style under another name in the language of that name", async () => {
    await style("styles/memo-journal.csl");
    const edit = await list("memo.md", MEMO);
    assert.match(applied(MEMO, edit), /1 January 2021\. ‘/u);
  });

  it("inserts the reference of the key at the cursor, behind its citation and without a number", async () => {
    await style("styles/numbers.csl");
    const textDocument = { uri: uriOf("memo.md") };
    const edit = await session.ask("tifa/insertReference", { textDocument, position: at(MEMO, "wu1990", 2) });
    assert.match(applied(MEMO, edit), /\[@wu1990, sec\. 2\] Wu Ann\. Markets & Plans\. 1990\., and/u);
    assert.equal(await session.ask("tifa/insertReference", { textDocument, position: at(MEMO, "says") }), null);
    const picked = await session.ask("tifa/insertReference", { textDocument, position: end(MEMO), work: "chen2020" });
    assert.match(applied(MEMO, picked), /陈凯华[^\n]*$/u);
    await assert.rejects(
      session.ask("tifa/insertReference", { textDocument, position: end(MEMO), work: "nobody" }),
      /no work “nobody”/u,
    );
  });

  it("finds works to pick by any of their words", async () => {
    const { works } = await session.ask("tifa/citableWorks", {
      textDocument: { uri: uriOf("memo.md") },
      query: "陈凯 2020",
    });
    assert.deepEqual(
      works.map(({ work, label }) => [work, label]),
      [["chen2020", "陈凯华 2020"]],
    );
  });

  it("gives references to copy: of the document, of a selection, of the key at the cursor", async () => {
    await style("styles/memo.csl");
    const textDocument = { uri: uriOf("memo.md") };
    const all = await session.ask("tifa/references", { textDocument });
    assert.equal(all?.count, 2);
    assert.match(
      all?.html ?? "",
      /^<p style="[^"]+">Bai, C\.[^\n]*<i>Qiushi<\/i>[^\n]*<\/p>\n<p style="[^"]+">Wu, A\. 1990\. <i>Markets &amp; Plans<\/i>\.<\/p>$/u,
    );
    assert.match(all?.plain ?? "", /^Bai, C\.[^\n]*\nWu, A\. 1990\. Markets & Plans\.$/u);
    assert.equal(all?.style, "Memo (author-date) (memo.csl, citeproc-js)");
    const selected = { start: at(MEMO, "[@wu1990"), end: at(MEMO, ", and so") };
    assert.equal(
      (await session.ask("tifa/references", { textDocument, range: selected }))?.plain,
      "Wu, A. 1990. Markets & Plans.",
    );
    const cursor = at(MEMO, "bai2021", 3);
    assert.match(
      (await session.ask("tifa/references", { textDocument, range: { start: cursor, end: cursor } }))?.plain ?? "",
      /^Bai[^\n]*$/u,
    );
    const words = { start: at(MEMO, "Wu says"), end: at(MEMO, "[@wu1990") };
    await assert.rejects(session.ask("tifa/references", { textDocument, range: words }), /selection cites no work/u);
  });

  it("says of a text without keys that it has none", async () => {
    const textDocument = { uri: uriOf("brief.txt") };
    await assert.rejects(session.ask("tifa/references", { textDocument }), /formatted text without keys/u);
    const position = { line: 1, character: 0 };
    await assert.rejects(session.ask("tifa/insertBibliography", { textDocument, position }), /without keys/u);
    const edit = await session.ask("tifa/insertReference", { textDocument, position, work: "bai2021" });
    assert.match(edit?.edits[0]?.newText ?? "", /^Bai, C\./u);
  });

  const faults: readonly (readonly [string, RegExp])[] = [
    ["styles/nowhere.csl", /nowhere\.csl is not there or cannot be read/u],
    ["styles/broken.csl", /broken\.csl is damaged: line 3 is no XML/u],
    ["styles/page.csl", /page\.csl is no citation style/u],
    ["styles/orphan.csl", /orphan\.csl has no rules of its own.*Put nowhere\.csl beside it/u],
  ];
  for (const [choice, message] of faults)
    it(`says what is wrong with ${choice}`, async () => {
      await style(choice);
      await assert.rejects(list("memo.md", MEMO), message);
    });

  it("reads no style in Restricted Mode", async () => {
    const restricted = await startSession({
      root: pathToFileURL(folder).href,
      initializationOptions: { isTrusted: false, settings: { citation: { style: "styles/memo.csl" } } },
    });
    try {
      await restricted.open(uriOf("memo.md"), "markdown", MEMO);
      const params = { textDocument: { uri: uriOf("memo.md") } };
      await assert.rejects(
        restricted.ask("tifa/references", params),
        /In Restricted Mode “styles\/memo\.csl” is not read/u,
      );
    } finally {
      await restricted.close();
    }
  });

  it("follows a LaTeX document into its parts", async () => {
    mkdirSync(join(folder, "parts"));
    writeFileSync(join(folder, "parts/two.tex"), "Two \\cite{chen2020}.\n");
    const main =
      "\\documentclass{article}\n\\addbibresource{refs.bib}\n\\begin{document}\nOne \\cite{wu1990}.\n\\input{parts/two}\n\\end{document}\n";
    writeFileSync(join(folder, "main.tex"), main);
    await style("styles/memo.csl");
    await open("main.tex", "latex", main);
    const edit = await session.ask("tifa/insertBibliography", {
      textDocument: { uri: uriOf("main.tex") },
      position: at(main, "One"),
    });
    assert.match(
      applied(main, edit),
      /\\input\{parts\/two\}\n\n% begin tifa:references\n\n[^\n]*Wu, A\. 1990\. \\emph\{Markets \\& Plans\}\.\n\n[^\n]*陈凯华[^\n]*\n\n% end tifa:references\n\n\\end\{document\}/u,
    );
  });
});
