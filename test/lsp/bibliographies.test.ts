import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, describe, it } from "mocha";
import { Bibliographies } from "../../server/lsp/bibliographies.ts";
import { positionIn } from "../../server/lsp/convert.ts";
import { type Found, findBibliographies } from "../../server/lsp/find-bibliographies.ts";

let root: string;
before(() => {
  root = mkdtempSync(join(tmpdir(), "tifa-find-"));
});
after(() => rmSync(root, { recursive: true }));

let counter = 0;

/** Writes files into a new folder; the first is the document. */
function project(files: Readonly<Record<string, string>>): string {
  const folder = join(root, String(counter++));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function find(
  folder: string,
  name: string,
  options: { setting?: readonly string[]; isTrusted?: boolean; text?: string } = {},
): Promise<Found> {
  const text = options.text ?? readFileSync(join(folder, name), "utf8");
  return findBibliographies(
    { uri: pathToFileURL(join(folder, name)).href, languageId: "plaintext", text },
    {
      workspaceFolders: [folder],
      isTrusted: options.isTrusted ?? true,
      files: options.setting ?? [],
      read: async (path) => {
        try {
          return readFileSync(path, "utf8");
        } catch {
          return undefined;
        }
      },
    },
  );
}

describe("the bibliography files of a document", () => {
  const bib = { "refs.bib": "", "lib/a.bib": "", "lib/b.bib": "" };
  const cases: Readonly<Record<string, readonly [files: Readonly<Record<string, string>>, found: readonly string[]]>> =
    {
      "front matter": [
        { "a/x.md": "---\nbibliography: [../lib/a.bib, ../refs.bib]\n---\n" },
        ["lib/a.bib", "refs.bib"],
      ],
      "Quarto’s folder before its project": [
        { "a/x.qmd": "", "a/_metadata.yml": "bibliography: ../lib/a.bib", "_quarto.yml": "bibliography: lib/b.bib" },
        ["lib/a.bib"],
      ],
      "Quarto’s project root": [{ "a/x.qmd": "---\nbibliography: /lib/b.bib\n---\n" }, ["lib/b.bib"]],
      "LaTeX, a comment with the root": [
        { "a/x.tex": "% !TeX root = ../main.tex\n", "main.tex": "\\bibliography{lib/a,refs}" },
        ["lib/a.bib", "refs.bib"],
      ],
      "LaTeX, a preamble in a file of its own": [
        {
          "a/b/x.tex": "",
          "main.tex": "\\input pre\\input{a/pre}\\subfile{a/b/x}",
          "a/pre.tex": "\\addbibresource{lib/b.bib}",
        },
        ["lib/b.bib"],
      ],
      "LaTeX, files that are part of each other": [
        { "x.tex": "\\input{y}", "y.tex": "\\input{x}\\addbibresource[glob=true]{lib/?.bib}" },
        ["lib/a.bib", "lib/b.bib"],
      ],
      Typst: [{ "a/x.typ": '#bibliography("../lib/a.bib")\n#bibliography("/refs.bib")' }, ["lib/a.bib", "refs.bib"]],
      Org: [{ "x.org": "#+bibliography: lib/a.bib\n" }, ["lib/a.bib"]],
      AsciiDoc: [{ "x.adoc": ":bibtex-file: lib/a.bib\n" }, ["lib/a.bib"]],
      Sphinx: [{ "docs/a/x.rst": "", "docs/conf.py": "bibtex_bibfiles = ['../lib/b.bib']\n" }, ["lib/b.bib"]],
      "Typst, a chapter": [
        { "a/x.typ": "", "main.typ": '#include "a/x.typ"\n#bibliography("lib/a.bib")' },
        ["lib/a.bib"],
      ],
      "Org, a chapter": [{ "a/x.org": "", "main.org": '#+INCLUDE: "a/x.org"\n#+bibliography: lib/b' }, ["lib/b.bib"]],
      "AsciiDoc, a chapter": [
        { "a/x.adoc": "", "main.adoc": ":bibtex-file: lib/a.bib\n\ninclude::a/x.adoc[leveloffset=1]\n" },
        ["lib/a.bib"],
      ],
      "LaTeX, a part of a part": [
        { "a/x.tex": "", "a/part.tex": "\\input{a/x}", "main.tex": "\\include{a/part}\\addbibresource{lib/b.bib}" },
        ["lib/b.bib"],
      ],
      MyST: [{ "a/x.md": "", "myst.yml": "version: 1\nproject:\n  bibliography:\n    - lib/b.bib\n" }, ["lib/b.bib"]],
      "Jupyter Book": [
        { "a/x.md": "", "_config.yml": "sphinx:\n  config:\n    bibtex_bibfiles: [lib/a.bib]" },
        ["lib/a.bib"],
      ],
      "nothing declared": [{ "a/b/x.md": "" }, ["refs.bib"]],
      "several nearby": [{ "lib/x.md": "" }, ["lib/a.bib", "lib/b.bib"]],
    };
  for (const [name, [files, found]] of Object.entries(cases)) {
    it(`are found by ${name}`, async () => {
      const folder = project({ ...files, ...bib });
      const { paths, troubles, isGuess } = await find(folder, Object.keys(files)[0] ?? "");
      assert.deepEqual(
        paths.map((path) => relative(folder, path)),
        found,
      );
      assert.deepEqual(troubles, []);
      assert.equal(isGuess, name === "several nearby");
    });
  }

  it("come with the other files of the project, the main or nearest one first", async () => {
    const folder = project({
      "x.tex": "",
      "main.tex": "\\input{x}\\input{y}",
      "y.tex": "",
      "a/x.qmd": "---\nbibliography: x.bib\n---\n",
      "a/_metadata.yml": "",
      "_quarto.yml": "",
    });
    const names = async (name: string): Promise<string[]> =>
      (await find(folder, name)).project.map((file) => file.name);
    assert.deepEqual(await names("x.tex"), ["main.tex", "y.tex"]);
    assert.deepEqual(await names("main.tex"), ["x.tex", "y.tex"]);
    assert.deepEqual(await names("a/x.qmd"), ["_metadata.yml", "_quarto.yml"]);
  });

  it("are those of the setting where none is declared", async () => {
    const folder = project({ "a/x.md": "", ...bib });
    const { paths } = await find(folder, "a/x.md", { setting: ["lib/b.bib"] });
    assert.deepEqual(paths, [join(folder, "lib/b.bib")]);
  });

  it("are not looked for outside of an untrusted workspace, by whatever name", async () => {
    const outside = project(bib);
    const folder = project({ "x.md": "", "in.bib": "" });
    symlinkSync(join(outside, "refs.bib"), join(folder, "link.bib"));
    symlinkSync(join(outside, "lib"), join(folder, "lib"));
    const names = [
      `../${relative(root, outside)}/refs.bib`,
      join(outside, "refs.bib"),
      "link.bib",
      "lib/a.bib",
      "~/refs.bib",
      `${homedir()}/.bashrc`,
      "\\\\host\\share\\refs.bib",
      "//host/share/refs.bib",
      pathToFileURL(join(outside, "refs.bib")).href,
      "file://host/refs.bib",
      "a/../../refs.bib",
      "C:\\refs.bib",
      "refs.bib\0",
      "/dev/zero",
      "CON",
      ".",
      "",
    ];
    for (const name of names) {
      for (const options of [{ setting: [name] }, { text: `---\nbibliography: ${JSON.stringify(name)}\n---\n` }]) {
        const { paths } = await find(folder, "x.md", { ...options, isTrusted: false });
        assert.deepEqual(
          paths.filter((path) => path !== join(folder, "in.bib")),
          [],
          name,
        );
      }
    }
  });
});

describe("bibliography files that change", () => {
  it("are read again, also while they are being read", async () => {
    const folder = project({ "x.md": "---\nbibliography: refs.bib\n---\n", "refs.bib": "@book{a, title={A}}\n" });
    const bibliographies = new Bibliographies(() => ({ workspaceFolders: [folder], isTrusted: true, files: [] }));
    const citing = {
      uri: pathToFileURL(join(folder, "x.md")).href,
      languageId: "markdown",
      text: readFileSync(join(folder, "x.md"), "utf8"),
    };
    const keys = async (): Promise<string> => {
      const { files } = await bibliographies.of(citing);
      return files.flatMap(({ bibliography }) => bibliography.entries.map(({ key }) => key)).join(" ");
    };
    assert.equal(await keys(), "a");
    writeFileSync(join(folder, "refs.bib"), "@book{a, title={A}}\n@book{b, title={B}}\n");
    assert.equal(await keys(), "a b");
    const uri = pathToFileURL(join(folder, "refs.bib")).href;
    const reading = keys();
    bibliographies.open(uri, 1, "@book{c,}\n");
    await reading;
    assert.equal(await keys(), "c");
    bibliographies.change(uri, 2, [
      { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: "@book{d,}" },
    ]);
    assert.equal(await keys(), "c d");
    bibliographies.close(uri);
    assert.equal(await keys(), "a b");
    rmSync(join(folder, "refs.bib"));
    const { files, troubles } = await bibliographies.of(citing);
    assert.deepEqual(
      [files.length, troubles],
      [0, [{ kind: "missing", name: "refs.bib", path: join(folder, "refs.bib") }]],
    );
  });
});

describe("a place in a text", () => {
  it("counts lines as the protocol does", () => {
    const text = "a\nbc\r\nd\re\n\r\nf";
    const places = [...text]
      .map((_, offset) => positionIn(text, offset))
      .map(({ line, character }) => `${line}:${character}`);
    assert.deepEqual(places, [
      "0:0",
      "0:1",
      "1:0",
      "1:1",
      "1:2",
      "1:3",
      "2:0",
      "2:1",
      "3:0",
      "3:1",
      "4:0",
      "4:1",
      "5:0",
    ]);
  });
});
