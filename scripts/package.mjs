// Makes tifa-<version>.vsix and checks what is in it: `npm run package`.
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { run } from "./host/run.mjs";

/** Newer versions of vsce want Node 22. */
const VSCE = "@vscode/vsce@3.9.2";
const LARGEST = 2 * 1024 * 1024;
const ALLOWED =
  /^(?:package(?:\.nls(?:\.zh-cn)?)?\.json|(?:README|CHANGELOG)(?:\.[\w-]+)?\.md|LICENSE(?:\.txt)?|THIRD_PARTY_NOTICES\.md|dist\/[\w./-]+\.(?:js|json)|l10n\/[\w.-]+\.json|media\/[\w.-]+\.png)$/iu;

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const file = `tifa-${version}.vsix`;
run("npx", ["--yes", VSCE, "package", "--no-dependencies", "--out", file, "--allow-missing-repository"]);

const listing = execFileSync("npx", ["--yes", VSCE, "ls", "--no-dependencies"], { encoding: "utf8" });
const strangers = listing.split("\n").filter((line) => line !== "" && !line.includes(" ") && !ALLOWED.test(line));
if (strangers.length > 0) throw new Error(`not meant to be in ${file}: ${strangers.join(", ")}`);
const { size } = statSync(file);
if (size > LARGEST) throw new Error(`${file} has ${size} bytes, more than ${LARGEST}`);
console.log(`${file}: ${(size / 1024).toFixed(0)} KB`);
