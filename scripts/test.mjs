// Runs everything: `npm test`; a part of it: `npm test -- unit e2e`. Sets up what it needs, and ends with a line that
// counts what passed and failed over all parts.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./host/run.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

/** Each part returns or throws; a part that counts tests returns `{ passed, failures }`. */
const parts = {
  types: () => run("npx", ["tsc"]),
  lint: () => run("npx", ["biome", "check", "--error-on-warnings"]),
  build: () => run("npm", ["run", "--silent", "build"]),
  unit: () => mocha(),
  package: () => run("npm", ["run", "--silent", "package"]),
  e2e: () => inVsCode(),
  neovim: () => inNeovim(),
};

if (!existsSync("node_modules/esbuild")) run("npm", ["ci", "--no-audit", "--no-fund"]);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0)
  throw new Error(`unknown part ${unknown.join(", ")}: there are ${Object.keys(parts).join(", ")}`);

let passed = 0;
let failed = 0;
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n— ${name}`);
  try {
    const result = (await part()) ?? { passed: 1, failures: [] };
    passed += result.passed;
    failed += result.failures.length;
    for (const { title, error } of result.failures) console.log(`  ✗ ${title}\n    ${error}`);
    console.log(`  ${result.passed} passed, ${result.failures.length} failed`);
    if (result.passed + result.failures.length === 0) throw new Error("no test ran");
  } catch (error) {
    failed += 1;
    console.log(`  ✗ ${name}: ${error.message}`);
  }
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** The unit and protocol tests; what they skip they say, and it is shown. */
function mocha() {
  const report = join(mkdtempSync(join(tmpdir(), "tifa-")), "report.json");
  const args = ["mocha", "--reporter", "json", "--reporter-option", `output=${report}`];
  spawnSync("npx", args, { stdio: ["ignore", "ignore", "inherit"] });
  const { stats, failures, pending } = JSON.parse(readFileSync(report, "utf8"));
  for (const { fullTitle } of pending) console.log(`  skipped: ${fullTitle}`);
  return {
    passed: stats.passes,
    failures: failures.map(({ fullTitle, err }) => ({ title: fullTitle, error: err.stack ?? err.message })),
  };
}

async function inVsCode() {
  const { runInVsCode } = await import("./host/e2e.mjs");
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  return runInVsCode(join(root, `tifa-${version}.vsix`));
}

/** A second client, over standard input and output. */
async function inNeovim() {
  const { neovim } = await import("./host/requirements.mjs");
  neovim();
  run("nvim", ["--headless", "--clean", "-n", "samples/memo.md", "-c", "luafile test/neovim/client.lua"], {
    env: { ...process.env, TIFA_SERVER: join(root, "dist/server.js") },
    timeout: 60_000,
  });
}
