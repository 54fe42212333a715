import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, it } from "mocha";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What each room may import: folders and files of the project, or packages. The first room that fits a file counts. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  "server/core/": ["server/core/", "pluralize"],
  "server/features/": ["server/features/", "server/core/", "@vscode/l10n", "fuse.js", "pluralize"],
  // Of the thread and of the processes it knows what they are asked.
  "server/lsp/": [
    "server/lsp/",
    "server/features/",
    "server/formats/",
    "server/core/",
    "server/protocol.ts",
    "server/child.ts",
    "server/index/messages.ts",
    "server/citeproc/job.ts",
    "vscode-languageserver",
    "@vscode/l10n",
    "ignore",
    "picomatch",
    "node:",
  ],
  "server/formats/": [
    "server/formats/",
    "server/core/",
    "js-yaml",
    "papaparse",
    "@vscode/l10n",
    "fflate",
    "saxes",
    "htmlparser2",
    "pinyin-pro",
    "unpdf",
  ],
  "server/citeproc/": ["server/citeproc/", "citeproc"],
  "server/read-source.ts": ["server/formats/", "server/core/", "node:"],
  "server/index/": ["server/index/", "server/core/", "server/child.ts", "node-sqlite3-wasm", "node:"],
  "server/child.ts": ["node:"],
  "server/protocol": ["server/protocol"],
  "server/main.ts": ["server/lsp/", "vscode-languageserver"],
  "client/": ["client/", "server/protocol.ts", "vscode", "node:"],
};

function imports(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/(?:^import|\sfrom)\s+"([^"]+)";$/gmu)].map(([, name = ""]) =>
    name.startsWith(".") ? relative(root, join(root, dirname(file), name)) : name,
  );
}

const files = ["server", "client"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name)),
);

/** The one file that starts processes, which may die without the server: always `fork`, of a file in `dist/`. */
const CHILD = "server/child.ts";

describe("the rooms", () => {
  it("import only in the allowed direction", () => {
    const wrong = files.flatMap((file) => {
      const room = Object.keys(ALLOWED).find((name) => file.startsWith(name));
      const allowed = room === undefined ? [] : (ALLOWED[room] ?? []);
      return imports(file)
        .filter((name) => !allowed.some((prefix) => name.startsWith(prefix)))
        .map((name) => `${file} → ${name}`);
    });
    assert.deepEqual(wrong, []);
  });

  it("are made of small files", () => {
    const long = files.filter(
      (file) =>
        !/(?:traditional|syllables)\.ts$/u.test(file) &&
        readFileSync(join(root, file), "utf8").split("\n").length > 330,
    );
    assert.deepEqual(long, []);
  });

  it("evaluate no text and start no program", () => {
    for (const file of files.filter((name) => name !== CHILD))
      assert.doesNotMatch(
        readFileSync(join(root, file), "utf8"),
        /\beval\(|new Function\(|child_process|innerHTML/u,
        file,
      );
  });

  it("start processes of Tifa’s own only, and without a shell", () => {
    const text = readFileSync(join(root, CHILD), "utf8");
    assert.match(text, /import \{ type ChildProcess, fork \} from "node:child_process";/u);
    assert.doesNotMatch(text, /\beval\(|new Function\(|shell/u);
  });
});
