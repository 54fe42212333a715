import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, it } from "mocha";
import { type Excludes, filesIn } from "../../server/lsp/workspace/files.ts";
import { makeFolder } from "../support/folder.ts";

async function namesIn(files: Readonly<Record<string, string>>, excludes?: Excludes): Promise<string[]> {
  const folder = makeFolder(files);
  symlinkSync(folder.path, join(folder.path, "loop"));
  const names: string[] = [];
  for await (const path of filesIn(folder.path, excludes)) names.push(relative(folder.path, path));
  folder.remove();
  return names;
}

describe("the files of a workspace", () => {
  it("are documents, in the order of their paths, and no link is followed", async () => {
    const names = await namesIn({ "b.md": "", "a.TXT": "", "a/c.tex": "", "a/b/d.qmd": "", "x.json": "", "y.pdf": "" });
    assert.deepEqual(names, ["a.TXT", "b.md", "a/c.tex", "a/b/d.qmd"]);
  });

  it("are not what the user excludes, whole folders or globs with braces", async () => {
    const files = { "a.md": "", "out/b.md": "", "sub/out/c.md": "", "sub/d.tex": "", "node_modules/e.md": "" };
    const excludes = { out: true, "**/*.{tex,txt}": true, "a.md": false, "sub/**": { when: "$(basename).md" } };
    assert.deepEqual(await namesIn(files, excludes), ["a.md", "node_modules/e.md", "sub/out/c.md"]);
    assert.deepEqual(await namesIn(files), ["a.md", "out/b.md", "sub/d.tex", "sub/out/c.md"]);
  });

  it("are not what a .gitignore leaves out, the innermost first", async () => {
    const files = {
      ".gitignore": "# drafts\n*.draft.md\n/build/\nold*/\n",
      "a.draft.md": "",
      "build/b.md": "",
      "sub/build/c.md": "",
      "sub/.gitignore": "!keep.draft.md\nnotes.md\n",
      "sub/keep.draft.md": "",
      "sub/lose.draft.md": "",
      "sub/notes.md": "",
      "notes.md": "",
      "older/d.md": "",
    };
    assert.deepEqual(await namesIn(files), ["notes.md", "sub/keep.draft.md", "sub/build/c.md"]);
  });
});
