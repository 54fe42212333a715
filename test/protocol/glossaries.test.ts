import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, describe, it } from "mocha";
import { type Folder, makeFolder } from "../support/folder.ts";
import { type Session, type SessionOptions, startSession } from "../support/session.ts";

interface Published {
  readonly uri: string;
  readonly diagnostics: readonly { readonly range: { readonly start: object }; readonly message: string }[];
}

/** A server with a workspace, what it published of glossaries, and what it told the user. */
interface Desk {
  readonly session: Session;
  readonly folder: Folder;
  readonly published: Map<string, Published["diagnostics"]>;
  readonly told: string[];
}

const desks: Desk[] = [];

async function desk(files: Readonly<Record<string, string | Uint8Array>>, options: SessionOptions = {}): Promise<Desk> {
  const folder = makeFolder(files);
  const session = await startSession({ root: folder.uri, ...options });
  const published = new Map<string, Published["diagnostics"]>();
  const told: string[] = [];
  session.connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }: Published) => {
    published.set(uri, diagnostics);
  });
  session.connection.onNotification(
    "window/showMessage",
    ({ message }: { message: string }) => void told.push(message),
  );
  const made = { session, folder, published, told };
  desks.push(made);
  return made;
}

afterEach(async () => {
  for (const { session, folder } of desks.splice(0)) {
    await session.close();
    folder.remove();
  }
});

async function hover({ session }: Desk, uri: string, character: number): Promise<string> {
  const params = { textDocument: { uri }, position: { line: 0, character } };
  const found = await session.connection.sendRequest<{ contents: { value: string } } | null>(
    "textDocument/hover",
    params,
  );
  return found?.contents.value ?? "";
}

/** Asks until the answer is as wanted: glossaries are read beside everything else. */
async function until<T>(ask: () => T | Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const answer = await ask();
    if (wanted(answer) || tries === 800) return answer;
    await setTimeout(50);
  }
}

async function write({ session, folder }: Desk, name: string, text: string): Promise<void> {
  writeFileSync(join(folder.path, name), text);
  await session.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: folder.uriOf(name), type: 2 }],
  });
}

const OWN = `- zh: 低空经济
  en: low-altitude economy
  definition: Drones and air taxis below 1,000 m.
  source: Government Work Report 2024
`;

describe("own glossaries over the wire", () => {
  it("explain the terms of documents, and follow the file without a restart", async () => {
    const at = await desk({ "my.glossary.yaml": OWN });
    const uri = at.folder.uriOf("memo.md");
    await at.session.open(uri, "markdown", "The low-altitude economy.\n");
    const first = await until(
      () => hover(at, uri, 6),
      (text) => text !== "",
    );
    assert.equal(
      first,
      [
        "**low-altitude economy** · **低空经济**",
        "Drones and air taxis below 1,000 m.",
        "*low-altitude economy*: in your glossary.",
        "Glossary of the workspace: my.glossary.yaml (source: Government Work Report 2024)",
      ].join("\n\n"),
    );
    await write(at, "my.glossary.yaml", OWN.replace("Drones and air taxis", "Everything that flies"));
    assert.match(
      await until(
        () => hover(at, uri, 6),
        (text) => text.includes("Everything"),
      ),
      /Everything that flies below/u,
    );
    rmSync(join(at.folder.path, "my.glossary.yaml"));
    await write(at, "other.glossary.json", JSON.stringify([{ en: "low-altitude economy", definition: "From JSON." }]));
    assert.match(
      await until(
        () => hover(at, uri, 6),
        (text) => text.includes("JSON"),
      ),
      /From JSON\./u,
    );
  });

  it("are laid over the built-in glossary: one id is one concept, and two with one wording stand side by side", async () => {
    const at = await desk({
      "my.glossary.yaml": `- id: new-style-national-team
  en: the big push
  definition: My own reading.
- zh: 新型举国体制
  definition: 另一种解释。
`,
    });
    const uri = at.folder.uriOf("memo.md");
    await at.session.open(uri, "markdown", "新型举国体制 and the big push.\n");
    const text = await until(
      () => hover(at, uri, 1),
      (found) => found.includes("另一种解释"),
    );
    const [builtIn = "", own = ""] = text.split("\n\n---\n\n");
    assert.match(own, /另一种解释。/u);
    assert.match(own, /Glossary of the workspace: my\.glossary\.yaml/u);
    assert.match(builtIn, /the big push/u);
    assert.match(builtIn, /My own reading\./u);
    assert.equal(text.split("另一种解释").length, 2);
    const push = await hover(at, uri, 16);
    assert.match(push, /My own reading\./u);
    assert.match(push, /Tifa’s own glossary: /u);
    assert.match(push, /new-style national team/u);
    assert.match(push, /Source: Naughton, Xiao & Xu 2023/u);
  });

  it("count in the folder that they lie in, and the nearer stands before the farther", async () => {
    const at = await desk({
      "root.glossary.yaml": "- {id: lae, en: low-altitude economy, definition: Of the workspace.}\n",
      "one/one.glossary.yaml": "- {id: lae, en: low-altitude economy, definition: Of the folder.}\n",
      "two/x.md": "x",
    });
    const [one, two] = [at.folder.uriOf("one/a.md"), at.folder.uriOf("two/b.md")];
    await at.session.open(one, "markdown", "low-altitude economy\n");
    await at.session.open(two, "markdown", "low-altitude economy\n");
    const near = await until(
      () => hover(at, one, 3),
      (text) => text.includes("Of the folder."),
    );
    assert.match(near, /Of the folder\.\n\nroot\.glossary\.yaml: Of the workspace\./u);
    assert.match(near, /Glossary of the folder: one\/one\.glossary\.yaml/u);
    const far = await until(
      () => hover(at, two, 3),
      (text) => text.includes("Of the workspace."),
    );
    assert.doesNotMatch(far, /Of the folder/u);
    const params = { query: "low altitude", textDocument: { uri: one } };
    const { hits } = await at.session.ask("tifa/search", params);
    assert.deepEqual(
      [hits[0]?.concept, hits[0]?.file, hits[0]?.summary],
      ["lae", "one/one.glossary.yaml", "Of the folder."],
    );
  });

  it("may be large: 100,000 terms are marked, found and listed in part, and searches are answered meanwhile", async () => {
    const word = (index: number): string =>
      Array.from(String(index), (digit) => "甲乙丙丁戊己庚辛壬癸"[Number(digit)]).join("");
    const numbers = Array.from({ length: 100_000 }, (_, index) => 100_000 + index);
    const entries = numbers.map(
      (index) => `- {zh: ${word(index)}, en: wording ${index}, definition: Number ${index}.}`,
    );
    const at = await desk({ "a.md": `${word(187_654)} and more`, "large.glossary.yaml": entries.join("\n") });
    const uri = at.folder.uriOf("a.md");
    await at.session.open(uri, "markdown", `${word(187_654)} and more`);
    const shown = await until(
      () => hover(at, uri, 2),
      (text) => text !== "",
    );
    assert.match(shown, /Number 187654\./u);

    const ask = (query: string) => at.session.ask("tifa/search", { query, textDocument: { uri } });
    const meanwhile = await ask("举国体制");
    assert.ok(meanwhile.hits.some(({ file }) => file === undefined));
    await until(
      () => ask("x"),
      ({ preparing }) => preparing !== true,
    );
    for (const query of ["wording 187654", word(187_654), "187654 wording"])
      assert.equal((await ask(query)).hits[0]?.concept, "wording-187654", query);

    const own = await until(
      async () => (await at.session.ask("tifa/glossary", {})).groups.find(({ label }) => label.startsWith("large")),
      (group) => group !== undefined,
    );
    assert.deepEqual([own?.count, own?.concepts.length], [100_000, 500]);
  });

  it("come from the user's folder and from the setting, and nothing else is searched for", async () => {
    const user = makeFolder({ "me.glossary.yaml": "- en: alpha term\n", "notes.yaml": "- en: delta term\n" });
    const at = await desk(
      { "terms/team.yaml": "- en: beta term\n", "terms/b.glossary.yaml": "- en: gamma term\n", "memo.md": "" },
      { initializationOptions: { glossaryFolder: user.path, settings: { glossaries: ["terms/*.yaml", "gone.yaml"] } } },
    );
    const uri = at.folder.uriOf("memo.md");
    await at.session.open(uri, "markdown", "alpha term, beta term, gamma term, delta term\n");
    const found = await until(
      () => at.session.ask("tifa/mentions", { textDocument: { uri } }),
      (answer) => (answer?.mentions.length ?? 0) > 0,
    );
    assert.deepEqual(
      found?.mentions.map(({ text }) => text),
      ["alpha term", "beta term", "gamma term"],
    );
    assert.deepEqual(at.told, [
      "The setting tifa.glossaries names “gone.yaml”, but there is no glossary: YAML, JSON, CSV, TSV or TBX.",
    ]);
    user.remove();
  });

  it("lie in the workspace where it is not trusted, links followed", async () => {
    const outside = makeFolder({ "x.glossary.yaml": "- en: secret term\n" });
    const at = await desk(
      { "in.glossary.yaml": "- en: open term\n", "memo.md": "" },
      {
        initializationOptions: {
          isTrusted: false,
          settings: { glossaries: [join(outside.path, "x.glossary.yaml"), "../*.yaml"] },
        },
      },
    );
    const uri = at.folder.uriOf("memo.md");
    await at.session.open(uri, "markdown", "open term, secret term\n");
    const found = await until(
      () => at.session.ask("tifa/mentions", { textDocument: { uri } }),
      (answer) => (answer?.mentions.length ?? 0) > 0,
    );
    assert.deepEqual(
      found?.mentions.map(({ text }) => text),
      ["open term"],
    );
    assert.equal(at.told.length, 2);
    assert.match(at.told[0] ?? "", /outside of the workspace: it is not read, since the workspace is not trusted/u);
    outside.remove();
  });

  it("are passed over where the user's excludes or .gitignore leave them out", async () => {
    const at = await desk({
      ".gitignore": "private.*\n",
      "private.glossary.yaml": "- en: hidden term\n",
      "open.glossary.yaml": "- en: open term\n",
    });
    const uri = at.folder.uriOf("memo.md");
    await at.session.open(uri, "markdown", "open term, hidden term\n");
    const found = await until(
      () => at.session.ask("tifa/mentions", { textDocument: { uri } }),
      (answer) => (answer?.mentions.length ?? 0) > 0,
    );
    assert.equal(found?.mentions.length, 1);
  });

  it("have their problems told where they are, as the editor has them, and the good entries load", async () => {
    const at = await desk({
      "bad.glossary.yaml": '- en: "one\n- en: good term\n',
      "good.glossary.yaml": "- en: fine term\n",
    });
    const uri = at.folder.uriOf("memo.md");
    const glossary = at.folder.uriOf("bad.glossary.yaml");
    await at.session.open(uri, "markdown", "good term, fine term\n");
    const seen = (): Published["diagnostics"] | undefined => at.published.get(glossary);
    const first = await until(seen, (found) => found !== undefined);
    assert.deepEqual(first?.[0]?.range.start, { line: 0, character: 2 });
    assert.match(first?.[0]?.message ?? "", /A quotation mark or a bracket is opened here and not closed/u);
    const mentions = (): Promise<number> =>
      at.session.ask("tifa/mentions", { textDocument: { uri } }).then((found) => found?.mentions.length ?? 0);
    assert.equal(await until(mentions, (count) => count > 0), 2);
    // Not saved: told, but the documents keep what is on disk.
    await at.session.open(glossary, "yaml", "- en: good term\n- {}\n- en: worse term\n");
    const second = await until(seen, (diagnostics) => diagnostics?.[0]?.message.includes("no wording") === true);
    assert.deepEqual(second?.[0]?.range.start, { line: 1, character: 2 });
    await at.session.change(glossary, 2, [{ text: "- en: good term\n" }]);
    assert.deepEqual(await until(seen, (diagnostics) => diagnostics?.length === 0), []);
    assert.equal(await mentions(), 2);
  });

  it("may be in the encodings that spreadsheets write", async () => {
    const gb = Uint8Array.from([
      0x2d, 0x20, 0x7a, 0x68, 0x3a, 0x20, 0xb5, 0xcd, 0xbf, 0xd5, 0xbe, 0xad, 0xbc, 0xc3, 0x0a,
    ]);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("- zh: 数据要素\n", "utf16le")]);
    const at = await desk({
      "gb.glossary.yaml": gb,
      "utf16.glossary.yaml": utf16,
      "bom.glossary.yaml": "\ufeff- zh: 耐心资本\n",
      "empty.glossary.yaml": "",
    });
    const uri = at.folder.uriOf("memo.md");
    await at.session.open(uri, "markdown", "低空经济、数据要素、耐心资本。\n");
    const found = await until(
      () => at.session.ask("tifa/mentions", { textDocument: { uri } }),
      (answer) => (answer?.mentions.length ?? 0) > 0,
    );
    assert.equal(found?.mentions.length, 3);
    assert.match(
      at.published.get(at.folder.uriOf("empty.glossary.yaml"))?.[0]?.message ?? "",
      /This glossary is empty/u,
    );
    // As an editor shows it that reads it as UTF-8: what is said is of the file, which is read well.
    const shown = at.folder.uriOf("gb.glossary.yaml");
    await at.session.open(shown, "yaml", new TextDecoder().decode(gb));
    const told = await until(
      async () => at.published.get(shown) ?? [],
      ({ length }) => length > 0,
    );
    assert.equal(told?.length, 1);
    assert.match(told?.[0]?.message ?? "", /Reopen with Encoding/u);
  });

  it("count in searches of the workspace, each document with its own", async () => {
    const at = await desk({
      "one/one.glossary.yaml": "- {id: lae, en: low-altitude economy, zh: 低空经济}\n",
      "one/a.md": "The low-altitude economy, 低空经济.\n",
      "two/b.md": "The low-altitude economy.\n",
    });
    const uri = at.folder.uriOf("one/c.md");
    await at.session.open(uri, "markdown", "低空经济\n");
    await until(
      () => hover(at, uri, 1),
      (text) => text !== "",
    );
    const { mentions } = await at.session.ask("tifa/findMentions", { concept: "lae" });
    assert.deepEqual(
      mentions.map((mention) => mention.uri),
      [at.folder.uriOf("one/a.md"), at.folder.uriOf("one/a.md"), uri],
    );
  });
});
