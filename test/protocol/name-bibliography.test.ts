import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, describe, it } from "mocha";
import type { CiteResult } from "../../server/protocol.ts";
import { type Session, startSession } from "../support/session.ts";

const KEY = "naughton2023trajectory";
const BODY = `The new-style national team [@${KEY}].\n`;

let counter = 0;

describe("a document without a bibliography", () => {
  let root: string;
  let session: Session;
  before(async () => {
    root = mkdtempSync(join(tmpdir(), "tifa-name-"));
    session = await startSession({ root: pathToFileURL(root).href });
  });
  after(async () => {
    await session.close();
    rmSync(root, { recursive: true });
  });

  /** Writes the files, opens the first, and cites the paper in it. */
  async function opened(
    files: Readonly<Record<string, string>>,
    languageId = "markdown",
  ): Promise<{ uri: string; folder: string; cited: CiteResult }> {
    const folder = join(root, String(counter++));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const [name = "", text = ""] = Object.entries(files)[0] ?? [];
    const uri = pathToFileURL(join(folder, name)).href;
    await session.open(uri, languageId, text);
    const cited = await session.ask("tifa/cite", { textDocument: { uri }, work: KEY });
    assert.ok(cited !== null);
    return { uri, folder, cited };
  }

  it("is offered a file beside it, which has what it cites", async () => {
    const { uri, folder, cited } = await opened({ "memo.qmd": `---\ntitle: A\n---\n\n${BODY}` }, "quarto");
    assert.deepEqual(cited.offer, { kind: "create", names: ["references.bib"] });
    const named = await session.ask("tifa/nameBibliography", { textDocument: { uri } });
    assert.equal(named?.uri, pathToFileURL(join(folder, "references.bib")).href);
    assert.match(named?.text ?? "", /^@techreport\{naughton2023trajectory,\n[\s\S]*\n\}\n$/u);
    const at = { line: 2, character: 0 };
    assert.deepEqual(named?.edits, [{ range: { start: at, end: at }, newText: "bibliography: references.bib\n" }]);
    assert.deepEqual(named?.keys, [KEY]);
  });

  it("is offered the file that it names and that is missing", async () => {
    const text = `---\nbibliography: lib/refs.bib\n---\n\n${BODY}`;
    const { uri, folder, cited } = await opened({ "memo.md": text });
    assert.deepEqual(cited.offer, { kind: "create", names: ["lib/refs.bib"] });
    const named = await session.ask("tifa/nameBibliography", { textDocument: { uri } });
    assert.deepEqual([named?.uri, named?.edits], [pathToFileURL(join(folder, "lib/refs.bib")).href, []]);
  });

  it("is offered to name those that lie near, and gets the entry there", async () => {
    const { uri, cited } = await opened({ "ch/memo.md": BODY, "a.bib": "", "b.bib": "@misc{x,\n  title = {X}\n}\n" });
    assert.deepEqual(cited.offer, { kind: "name", names: ["../a.bib", "../b.bib"] });
    const named = await session.ask("tifa/nameBibliography", { textDocument: { uri }, name: "../b.bib" });
    assert.match(named?.edits[0]?.newText ?? "", /^---\nbibliography: \.\.\/b\.bib\n---\n\n$/u);
    assert.deepEqual([named?.text, named?.added?.key], [undefined, KEY]);
    assert.match(named?.added?.text ?? "", /@techreport/u);
  });

  it("is offered a second file where the first is exported", async () => {
    const exported = "@article{a,\n  title = {A},\n  file = {/home/x/Zotero/storage/ABCD1234/a.pdf}\n}\n".repeat(2);
    const text = `---\nbibliography: references.bib\n---\n\n${BODY}`;
    const { uri, folder, cited } = await opened({ "memo.md": text, "references.bib": exported });
    assert.deepEqual(cited.offer, { kind: "second", names: ["additions.bib"] });
    const named = await session.ask("tifa/nameBibliography", { textDocument: { uri } });
    assert.equal(named?.uri, pathToFileURL(join(folder, "additions.bib")).href);
    assert.equal(named?.edits[0]?.newText, "bibliography: [references.bib, additions.bib]");
    assert.match(named?.text ?? "", /^@techreport\{naughton2023trajectory,/u);
    const has = `${exported}@misc{mine,\n  title = {X},\n  url = {https://escholarship.org/uc/item/28f568zv}\n}\n`;
    assert.equal((await opened({ "memo.md": text, "references.bib": has })).cited.offer, undefined);
  });

  it("gets biblatex’s fields for biblatex", async () => {
    const text = `\\documentclass{article}\n\\usepackage{biblatex}\n\\begin{document}\n\\autocite{${KEY}}\n\\end{document}\n`;
    const { uri, cited } = await opened({ "paper.tex": text }, "latex");
    assert.equal(cited.offer?.kind, "create");
    const named = await session.ask("tifa/nameBibliography", { textDocument: { uri } });
    assert.match(named?.text ?? "", /^@report\{naughton2023trajectory,/u);
    assert.equal(named?.edits[0]?.newText, "\\addbibresource{references.bib}\n");
  });

  it("is offered nothing where it names a bibliography, is a chapter, or cites by no key", async () => {
    const has = await opened({ "memo.md": `---\nbibliography: r.bib\n---\n\n${BODY}`, "r.bib": "" });
    assert.equal(has.cited.offer, undefined);
    assert.equal((await opened({ "one.tex": "\\chapter{One}\n" }, "latex")).cited.offer, undefined);
    assert.equal((await opened({ "memo.txt": "The new-style national team.\n" }, "plaintext")).cited.offer, undefined);
    await assert.rejects(
      session.ask("tifa/nameBibliography", { textDocument: { uri: has.uri } }),
      /names its bibliography/u,
    );
  });
});
