import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { CodeAction } from "vscode-languageserver";
import type { CiteResult, ClaimsResult } from "../../server/protocol.ts";
import { type Folder, makeFolder } from "../support/folder.ts";
import { type Session, startSession } from "../support/session.ts";

const BIB = `@article{tang_mine,
  author = {唐亚林 and 郝文强},
  title = {新型举国体制：历史演变、时代特征与模式构建},
  year = {2021}
}
`;
const MAIN =
  "\\documentclass{book}\n\\usepackage[round]{natbib}\n\\begin{document}\n\\include{chapters/one}\n\\bibliography{refs}\n";
const CHAPTER = "The new-style national team is new.\n";
const MEMO =
  "---\nbibliography: refs.bib\n---\n\nThe new-style national team is new, and the high ground too [@tang_mine].\n";

describe("cite for this claim, over the wire", () => {
  let session: Session;
  let folder: Folder;
  before(async () => {
    folder = makeFolder({ "refs.bib": BIB, "main.tex": MAIN, "chapters/one.tex": CHAPTER, "memo.md": MEMO });
    session = await startSession({
      root: folder.uri,
      capabilities: { textDocument: { codeAction: { resolveSupport: { properties: ["edit"] } } } },
    });
    await session.open(folder.uriOf("memo.md"), "markdown", MEMO);
    await session.open(folder.uriOf("chapters/one.tex"), "latex", CHAPTER);
  });
  after(async () => {
    await session.close();
    folder.remove();
  });

  const memo = () => ({ textDocument: { uri: folder.uriOf("memo.md") }, position: { line: 4, character: 8 } });
  const applied = (text: string, { edit }: CiteResult, uri: string): string => {
    const lines = text.split("\n");
    const offset = ({ line, character }: { line: number; character: number }): number =>
      lines.slice(0, line).join("\n").length + (line > 0 ? 1 : 0) + character;
    return (edit?.changes[uri] ?? []).reduce(
      (all, { range, newText }) => all.slice(0, offset(range.start)) + newText + all.slice(offset(range.end)),
      text,
    );
  };

  it("lists what can be cited, each with the text that it inserts, under the document’s own keys", async () => {
    const claims = await session.ask("tifa/claims", memo());
    assert.equal(claims?.concept, "new-style-national-team");
    assert.equal(claims?.items[0]?.text, "[@naughton2023trajectory, sec. 4, n. 20]");
    const texts = claims?.items.map(({ text }) => text) ?? [];
    assert.ok(texts.includes("[@naughton2023trajectory, fig. 1]"));
    assert.ok(texts.includes("[@tang_mine]"));
    assert.ok(texts.includes("[@tang_mine; cited in @naughton2023trajectory, sec. 4]"));
    assert.equal(new Set(texts).size, texts.length);
  });

  it("each row inserts what it shows", async () => {
    for (const document of ["memo.md", "chapters/one.tex"]) {
      const place = {
        textDocument: { uri: folder.uriOf(document) },
        position: { line: document === "memo.md" ? 4 : 0, character: 8 },
      };
      const claims: ClaimsResult | null = await session.ask("tifa/claims", place);
      assert.ok((claims?.items.length ?? 0) > 10);
      for (const { text, cite } of claims?.items ?? []) {
        const result = await session.ask("tifa/cite", { ...place, ...cite });
        assert.equal(result?.text, text);
        const source = document === "memo.md" ? MEMO : CHAPTER;
        const written = applied(source, result as CiteResult, place.textDocument.uri);
        assert.equal(written, source.replace("national team is", `national team ${text} is`));
      }
    }
  });

  it("adds both entries in one insertion, and each only where it is missing", async () => {
    const cite = (work: string): Promise<CiteResult | null> =>
      session.ask("tifa/cite", { ...memo(), concept: "new-style-national-team", work, citedIn: { section: "4" } });
    const both = await cite("ccpcc2019");
    const edits = both?.edit?.changes[folder.uriOf("refs.bib")] ?? [];
    assert.equal(edits.length, 1);
    assert.match(
      edits[0]?.newText ?? "",
      /\{ccpcc2019,[\s\S]*\n\}\n+@techreport\{naughton2023trajectory,[\s\S]*\n\}\n$/u,
    );
    assert.equal(both?.added?.key, "ccpcc2019, naughton2023trajectory");
    const one = await cite("tanghao2021");
    assert.equal(one?.added?.key, "naughton2023trajectory");
  });

  it("follows the root of a chapter that has no preamble", async () => {
    const result = await session.ask("tifa/cite", {
      textDocument: { uri: folder.uriOf("chapters/one.tex") },
      position: { line: 0, character: 8 },
    });
    assert.equal(result?.text, "\\citep[sec.~4, n.~20]{naughton2023trajectory}");
    assert.equal(result?.added?.uri, folder.uriOf("refs.bib"));
  });

  it("joins a citation of the work itself, and no other", async () => {
    const character = MEMO.split("\n")[4]?.indexOf("@tang_mine") ?? 0;
    const position = { line: 4, character: character + 3 };
    const cite = (work: string): Promise<CiteResult | null> =>
      session.ask("tifa/cite", {
        ...memo(),
        position,
        concept: "new-style-national-team",
        work,
        citedIn: { section: "4" },
      });
    const own = applied(MEMO, (await cite("tanghao2021")) as CiteResult, memo().textDocument.uri);
    assert.match(own, /too \[@tang_mine; cited in @naughton2023trajectory, sec\. 4\]\./u);
    const other = applied(MEMO, (await cite("bai2021")) as CiteResult, memo().textDocument.uri);
    assert.match(other, /too \[@tang_mine\] \[@bai2021; cited in @naughton2023trajectory, sec\. 4\]\./u);
  });

  it("says what the paper cites without an entry, and invents none", async () => {
    const claims = await session.ask("tifa/claims", { ...memo(), concept: "high-ground" });
    assert.deepEqual(
      claims?.gaps.map(({ label }) => label),
      ["Jin 2022"],
    );
    assert.match(claims?.gaps[0]?.text ?? "", /Jin 2022 .*no entry in the paper’s bibliography/u);
    assert.ok(claims?.items.every(({ text }) => !/jin/iu.test(text)));
  });

  it("is offered as actions to a client without a picker", async () => {
    const { textDocument, position } = memo();
    const actions: CodeAction[] = await session.connection.sendRequest("textDocument/codeAction", {
      textDocument,
      range: { start: position, end: position },
      context: { diagnostics: [], only: ["refactor.rewrite.tifa.cite"] },
    });
    assert.deepEqual(actions[0]?.title, "Cite the paper: What it means");
    const chosen: CodeAction = await session.connection.sendRequest("codeAction/resolve", actions[0]);
    assert.match(JSON.stringify(chosen.edit), /\[@naughton2023trajectory, sec\. 4, n\. 20\]/u);
  });

  it("is answered where there is no term or no document", async () => {
    assert.equal(await session.ask("tifa/claims", { textDocument: { uri: "file:///none.md" } }), null);
    await assert.rejects(
      session.ask("tifa/claims", { ...memo(), position: { line: 0, character: 0 } }),
      /No term of the glossary/u,
    );
  });
});
