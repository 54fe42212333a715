// Makes tifa-<version>.vsix and checks what is in it: `npm run package`.
import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { run } from "./host/run.mjs";
import { vsixPath } from "./vsix.mjs";
import { namesInZip } from "./zip-names.mjs";

/** Newer versions of vsce want Node 22. */
const VSCE = "@vscode/vsce@3.9.2";
/** The readers of PDF, the full-text index and citeproc are most of it; each is loaded only when it is first needed. */
const LARGEST = 2.5 * 1024 * 1024;
/** vsce adds the first two, and changes the case of some names. */
const ALLOWED =
  /^(?:extension\.vsixmanifest|\[Content_Types\]\.xml|extension\/(?:package(?:\.nls(?:\.zh-cn)?)?\.json|(?:README|CHANGELOG)(?:\.[\w-]+)?\.md|LICENSE(?:\.txt)?|THIRD_PARTY_NOTICES\.md|dist\/[\w./-]+\.(?:js|json|wasm)|dist\/citeproc\/[\w.-]+\.(?:txt|xml)|l10n\/[\w.-]+\.json|media\/[\w.-]+\.(?:png|svg|css|js)))$/iu;
const NEEDED = [
  "package.json",
  "dist/client.js",
  "dist/language-client.js",
  "dist/server.js",
  "dist/source-index.js",
  "dist/node-sqlite3-wasm.wasm",
  "dist/read-source.js",
  "dist/data/glossary.json",
  "dist/citeproc/process.js",
  "dist/citeproc/citeproc_commonjs.js",
  "dist/citeproc/CPAL-1.0.txt",
];

const file = basename(vsixPath());
run("npx", ["--yes", VSCE, "package", "--no-dependencies", "--out", file, "--allow-missing-repository"]);

const names = namesInZip(readFileSync(file));
const strangers = names.filter((name) => !ALLOWED.test(name));
if (strangers.length > 0) throw new Error(`not meant to be in ${file}: ${strangers.join(", ")}`);
const missing = NEEDED.filter((name) => !names.includes(`extension/${name}`));
if (missing.length > 0) throw new Error(`${file} lacks ${missing.join(", ")}`);
const { size } = statSync(file);
if (size > LARGEST) throw new Error(`${file} has ${size} bytes, more than ${LARGEST}`);
console.log(`${file}: ${names.length} files, ${(size / 1024).toFixed(0)} KB`);
