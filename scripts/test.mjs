// Runs everything: `npm test`; a part of it with what it needs: `npm test -- unit`, `npm test -- e2e`. Sets up what is
// missing, and ends with a line that counts what passed and failed over all parts.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./host/run.mjs";
import { vsixPath } from "./vsix.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

/** In this order. A part throws, or returns `{ passed, failures, skipped }` where it counts tests, else counts as one. */
const PARTS = {
  types: { run: () => run("npx", ["tsc"]) },
  lint: { run: () => run("npx", ["biome", "check", "--error-on-warnings"]) },
  data: { run: () => run("npm", ["run", "--silent", "data"]) },
  build: { run: () => run("npm", ["run", "--silent", "build"]) },
  unit: { needs: ["build"], run: () => mocha(["--ignore", "test/processors/**", "test/**/*.test.ts"]) },
  processors: { run: asPrinted },
  package: { run: () => run("npm", ["run", "--silent", "package"]) },
  e2e: { needs: ["package"], run: inVsCode },
  "first-start": {
    needs: ["package"],
    run: () => mocha(["--no-config", "--timeout", "90000", "test/e2e/first-start.test.mjs"]),
  },
  neovim: { needs: ["build"], run: inNeovim },
};

if (!existsSync("node_modules/esbuild")) run("npm", ["ci", "--no-audit", "--no-fund"]);
const wanted = wantedParts(process.argv.slice(2));
let passed = 0;
let failed = 0;
for (const name of Object.keys(PARTS).filter((part) => wanted.has(part))) {
  console.log(`\n— ${name}`);
  const result = await resultOf(name);
  for (const title of result.skipped ?? []) console.log(`  skipped: ${title}`);
  for (const { title, error } of result.failures) console.log(`  ✗ ${title}\n    ${error.replaceAll("\n", "\n    ")}`);
  console.log(`  ${result.passed} passed, ${result.failures.length} failed`);
  passed += result.passed;
  failed += result.failures.length;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** The named parts and those that they need; without names all. */
function wantedParts(names) {
  const unknown = names.filter((name) => !Object.hasOwn(PARTS, name));
  if (unknown.length > 0) {
    console.error(`no part ${unknown.join(", ")}: there are ${Object.keys(PARTS).join(", ")}`);
    process.exit(2);
  }
  if (names.length === 0) return new Set(Object.keys(PARTS));
  return new Set(names.flatMap((name) => [...(PARTS[name].needs ?? []), name]));
}

async function resultOf(name) {
  try {
    const result = (await PARTS[name].run()) ?? { passed: 1, failures: [] };
    if (result.passed + result.failures.length === 0) throw new Error("no test ran");
    return result;
  } catch (error) {
    return { passed: 0, failures: [{ title: name, error: error.message }] };
  }
}

/** Mocha in a process of its own; what it skips it says. */
function mocha(args, env = process.env) {
  const folder = mkdtempSync(join(tmpdir(), "tifa-"));
  try {
    const report = join(folder, "report.json");
    const program = ["node_modules/mocha/bin/mocha.js", "--reporter", "json", "--reporter-option", `output=${report}`];
    const { status } = spawnSync(process.execPath, [...program, ...args], {
      env,
      stdio: ["ignore", "ignore", "inherit"],
    });
    if (!existsSync(report)) throw new Error(`mocha ended with ${status} before it had a result`);
    const { stats, failures, pending } = JSON.parse(readFileSync(report, "utf8"));
    return {
      passed: stats.passes,
      failures: failures.map(({ fullTitle, err }) => ({ title: fullTitle, error: err.stack ?? err.message })),
      skipped: pending.map(({ fullTitle }) => fullTitle),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Citations and entries, as Pandoc, LaTeX and Typst print them. */
async function asPrinted() {
  const { processors } = await import("./host/requirements.mjs");
  return mocha(["test/processors/*.test.ts"], processors(join(root, ".cache", "typst")));
}

async function inVsCode() {
  const { runInVsCode } = await import("./host/e2e.mjs");
  return runInVsCode(vsixPath());
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
