import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, describe, it } from "mocha";
import type { CiteResult, TextEditDto } from "../../server/protocol.ts";
import { type Session, startSession } from "../support/session.ts";

const KEY = "naughton2023trajectory";
const OTHER = "@book{other2000,\n  title = {Other},\n  year = {2000}\n}\n";
const PAPER = "@misc{mine,\n  title = {Something},\n  url = {http://escholarship.org/uc/item/28f568zv/}\n}\n";
const FRONT = (value: string): string => `---\nbibliography: ${value}\n---\n\nThe new-style national team.\n`;
/** The end of *team* in `FRONT`. */
const POSITION = { line: 4, character: 27 };

let counter = 0;

describe("a citation and the document’s bibliography", () => {
  let root: string;
  let session: Session;
  before(async () => {
    root = mkdtempSync(join(tmpdir(), "tifa-bib-"));
    session = await startSession({ root: pathToFileURL(root).href });
  });
  after(async () => {
    await session.close();
    rmSync(root, { recursive: true });
  });

  /** Writes the files into a folder of their own, and cites the paper in the first. */
  async function cite(files: Readonly<Record<string, string>>, languageId = "markdown"): Promise<Cited> {
    const folder = join(root, String(counter++), "a");
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const [name = "", text = ""] = Object.entries(files)[0] ?? [];
    const uri = pathToFileURL(join(folder, name)).href;
    await session.open(uri, languageId, text);
    const position = languageId === "markdown" ? POSITION : { line: 0, character: 0 };
    const result = await session.ask("tifa/cite", { textDocument: { uri }, position, work: KEY });
    assert.ok(result !== null);
    return { result, folder, files };
  }

  it("adds the entry that is missing", async () => {
    const cited = await cite({ "memo.md": FRONT("refs.bib"), "refs.bib": `\ufeff${OTHER}` });
    assert.equal(cited.result.text, `[@${KEY}]`);
    assert.match(
      afterwards(cited, "refs.bib"),
      /^@book\{other2000,[\s\S]*\n\}\n\n@techreport\{naughton2023trajectory,\n[\s\S]*\n\}\n$/u,
    );
    assert.deepEqual(cited.result.notes, []);
    assert.equal(cited.result.added?.lengthBefore, OTHER.length);
    writeFileSync(join(cited.folder, "refs.bib"), afterwards(cited, "refs.bib"));
    const uri = pathToFileURL(join(cited.folder, "memo.md")).href;
    const again = await session.ask("tifa/cite", { textDocument: { uri }, position: POSITION, work: KEY });
    assert.deepEqual([again?.text, again?.added, again?.notes], [`[@${KEY}]`, undefined, []]);
  });

  it("cites the work under the key that the user gave it", async () => {
    const cited = await cite({ "memo.md": FRONT("[none.bib, refs.bib]"), "refs.bib": OTHER + PAPER });
    assert.equal(cited.result.text, "[@mine]");
    assert.deepEqual(Object.keys(cited.result.edit?.changes ?? {}).length, 1);
    assert.match(cited.result.notes.join(" "), /your key “mine”/u);
  });

  it("gives another key where the key is another work’s", async () => {
    const cited = await cite({
      "memo.md": FRONT("refs.bib"),
      "refs.bib": `@book{${KEY}, title={Trains}, year=1900}\n`,
    });
    assert.equal(cited.result.text, `[@${KEY}a]`);
  });

  it("leaves what a reference manager exports alone, and takes the second file", async () => {
    const exported = `@article{a,\n  title = {A},\n  file = {/home/x/Zotero/storage/ABCD1234/a.pdf}\n}\n`;
    const alone = await cite({ "memo.md": FRONT("refs.bib"), "refs.bib": exported.repeat(2) });
    assert.equal(alone.result.added, undefined);
    assert.match(alone.result.notes.join(" "), /exported by Zotero/u);
    const two = await cite({ "memo.md": FRONT("[refs.bib, own.bib]"), "refs.bib": exported.repeat(2), "own.bib": "" });
    assert.match(afterwards(two, "own.bib"), /^@techreport/u);
  });

  it("says what is missing, read-only, or nowhere", async () => {
    const missing = await cite({ "memo.md": FRONT("none.bib") });
    assert.match(missing.result.notes.join(" "), /none\.bib is declared as the bibliography, but missing/u);
    assert.equal(missing.result.text, `[@${KEY}]`);
    const none = await cite({ "memo.md": FRONT("") });
    assert.match(none.result.notes.join(" "), /No bibliography file was found/u);
    const remote = await cite({ "memo.md": FRONT("https://a.org/b.bib") });
    assert.match(remote.result.notes.join(" "), /on the web/u);
    const several = await cite({ "memo.md": "x\n\n\n\nThe new-style national team. [@a]\n", "a.bib": "", "b.bib": "" });
    assert.match(several.result.notes.join(" "), /several bibliography files/u);
  });

  it("does not write a file that is read-only or in another encoding", async () => {
    const { folder } = await cite({ "memo.md": FRONT("refs.bib"), "refs.bib": OTHER });
    const uri = pathToFileURL(join(folder, "memo.md")).href;
    const again = (): Promise<CiteResult | null> =>
      session.ask("tifa/cite", { textDocument: { uri }, position: POSITION, work: KEY });
    chmodSync(join(folder, "refs.bib"), 0o444);
    assert.match((await again())?.notes.join(" ") ?? "", /refs\.bib is read-only/u);
    chmodSync(join(folder, "refs.bib"), 0o644);
    writeFileSync(join(folder, "refs.bib"), Buffer.from([0x40, 0xe9, 0x0a]));
    assert.match((await again())?.notes.join(" ") ?? "", /not in UTF-8/u);
  });

  it("finds it by Quarto’s project, by LaTeX’s main file, by Typst, and nearby", async () => {
    const quarto = await cite(
      {
        "ch/one.qmd": "---\ntitle: x\n---\n\nThe new-style national team.\n",
        "_quarto.yml": "bibliography:\n  - lib/refs.bib\n",
        "lib/refs.bib": PAPER,
      },
      "quarto",
    );
    assert.equal(quarto.result.text, "[@mine]");
    const latex = await cite(
      {
        "ch/one.tex": "A chapter.\n",
        "main.tex": "\\input{pre}\n\\include{ch/one}",
        "pre.tex": "\\addbibresource[glob]{*.bib}",
        "refs.bib": PAPER,
      },
      "latex",
    );
    assert.match(latex.result.text, /\{mine\}/u);
    const near = await cite({ "b/c/memo.md": FRONT("").replace("bibliography: ", "title: x"), "refs.bib": PAPER });
    assert.equal(near.result.text, "[@mine]");
  });

  it("adds to CSL-JSON", async () => {
    const cited = await cite({
      "memo.md": FRONT("refs.json"),
      "refs.json": '[{"id": "a", "type": "book", "title": "A"}]',
    });
    assert.equal(JSON.parse(afterwards(cited, "refs.json"))[1].id, KEY);
  });

  it("takes what the editor has for the truth, and follows it", async () => {
    const { folder } = await cite({ "memo.md": FRONT("refs.bib"), "refs.bib": OTHER });
    const [uri, bib] = [pathToFileURL(join(folder, "memo.md")).href, pathToFileURL(join(folder, "refs.bib")).href];
    const again = (): Promise<CiteResult | null> =>
      session.ask("tifa/cite", { textDocument: { uri }, position: POSITION, work: KEY });
    await session.open(bib, "bibtex", `${OTHER}@misc{unsaved,}\n`);
    assert.equal((await again())?.added?.lengthBefore, OTHER.length + 16);
    const end = { line: 4, character: 0 };
    await session.change(bib, 2, [{ range: { start: end, end }, text: PAPER }]);
    assert.equal((await again())?.text, "[@mine]");
    await session.connection.sendNotification("textDocument/didClose", { textDocument: { uri: bib } });
    assert.equal((await again())?.text, `[@${KEY}]`);
  });

  it("tells what is wrong in an open file", async () => {
    const uri = pathToFileURL(join(root, "wrong.bib")).href;
    const told = new Promise<readonly { code: string; message: string }[]>((resolve) => {
      session.connection.onNotification("textDocument/publishDiagnostics", (params) => {
        if (params.uri === uri) resolve(params.diagnostics);
      });
    });
    await session.open(uri, "bibtex", "@book{a, title={A} year=2000}\n@book{a,}\n@book{b, title={");
    assert.deepEqual(
      (await told).map(({ code }) => code),
      ["no-comma", "duplicate", "unclosed"],
    );
  });
});

describe("a citation in a workspace that is not trusted", () => {
  it("reads nothing outside of it", async () => {
    const root = mkdtempSync(join(tmpdir(), "tifa-trust-"));
    mkdirSync(join(root, "in"));
    writeFileSync(join(root, "refs.bib"), PAPER);
    const options = { isTrusted: false, settings: { "bibliography.files": [join(root, "refs.bib")] } };
    const session = await startSession({ root: pathToFileURL(join(root, "in")).href, initializationOptions: options });
    for (const text of [
      "x [@a]\n",
      FRONT("../refs.bib"),
      FRONT(join(root, "refs.bib")),
      FRONT("//host/share/refs.bib"),
    ]) {
      const uri = pathToFileURL(join(root, "in", `${counter++}.md`)).href;
      await session.open(uri, "markdown", text);
      const result = await session.ask("tifa/cite", { textDocument: { uri }, work: KEY });
      assert.match(result?.notes.join(" ") ?? "", /outside of the workspace/u, text);
    }
    await session.close();
    rmSync(root, { recursive: true });
  });
});

interface Cited {
  readonly result: CiteResult;
  readonly folder: string;
  readonly files: Readonly<Record<string, string>>;
}

/** A file as it is when the edit is done, without byte order mark. */
function afterwards({ result, folder, files }: Cited, name: string): string {
  const text = (files[name] ?? "").replace("\ufeff", "");
  const edits = result.edit?.changes[pathToFileURL(join(folder, name)).href] ?? [];
  return edits.reduce((now, edit) => applied(now, edit), text);
}

function applied(text: string, { range, newText }: TextEditDto): string {
  const offset =
    text.split("\n").slice(0, range.start.line).join("\n").length +
    (range.start.line > 0 ? 1 : 0) +
    range.start.character;
  return text.slice(0, offset) + newText + text.slice(offset);
}
