// Runs Mocha inside the extension host of a real VS Code, against the packaged extension.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { newPage, startBrowser } from "./browser.mjs";
import { freshProfile, installExtension, removeFolder, startCodeServer } from "./code-server.mjs";
import { installHost } from "./install.mjs";
import { chineseFonts } from "./requirements.mjs";
import * as user from "./user.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const AsyncFunction = (async () => undefined).constructor;
const LONGEST = 240_000;

/**
 * @param vsix the packaged extension
 * @returns how many tests passed and failed; throws where they did not run to their end
 */
export async function runInVsCode(vsix) {
  installHost();
  chineseFonts();
  const profile = freshProfile();
  const workspace = join(profile, "workspace");
  cpSync(join(root, "samples"), workspace, { recursive: true });
  const results = join(profile, "results.json");
  const shots = join(root, ".cache", "screenshots", "failed");
  rmSync(shots, { recursive: true, force: true });
  mkdirSync(shots, { recursive: true });
  const testHost = await bundleTests(profile);
  installExtension(profile, vsix);

  const browser = await startBrowser();
  const page = await newPage(browser);
  const helper = await startHelper(page, shots);
  // Without this option a built VS Code ignores the part of the address that names the tests. It also keeps back all
  // notifications: what is said of those is tested from outside.
  const args = ["--vscode-option", "enable-smoke-test-driver"];
  const env = { TIFA_PAGE: `http://127.0.0.1:${helper.address().port}/`, TIFA_RESULTS: results };
  const vscode = await startCodeServer({ profile, args, env });
  try {
    const ended = await driveTests(page, vscode, testHost, workspace);
    if (existsSync(results)) return JSON.parse(readFileSync(results, "utf8"));
    await page.screenshot({ path: join(shots, "not-ended.png") });
    throw new Error(`the tests in VS Code did not end (${ended}):\n${readFileSync(vscode.log, "utf8").slice(-3000)}`);
  } finally {
    await browser.close();
    vscode.stop();
    helper.close();
    removeFolder(profile);
  }
}

async function bundleTests(profile) {
  const host = join(profile, "test-host");
  cpSync(join(root, "test/e2e/host"), host, { recursive: true });
  await build({
    entryPoints: [join(root, "test/e2e/index.ts")],
    outfile: join(host, "index.js"),
    bundle: true,
    platform: "node",
    format: "cjs",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
  // Mocha finds its own parts by paths: it is loaded from the project, not bundled.
  process.env.TIFA_MOCHA = join(root, "node_modules/mocha");
  return host;
}

/** Lets a test drive the real page: it posts a function body and gets its result. */
async function startHelper(page, shots) {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", async () => {
      try {
        response.end(
          JSON.stringify((await new AsyncFunction("page", "shots", "user", body)(page, shots, user)) ?? null),
        );
      } catch (error) {
        response.statusCode = 500;
        response.end(String(error));
      }
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

async function driveTests(page, vscode, testHost, workspace) {
  let end;
  const ended = new Promise((resolve) => {
    end = resolve;
  });
  // VS Code looks for these two when the page loads.
  await page.exposeFunction("codeAutomationLog", () => undefined);
  await page.exposeFunction("codeAutomationExit", (code) => end(`exit ${code}`));
  const remote = (path) => `vscode-remote://${vscode.address}${path}`;
  const payload = [
    ["extensionDevelopmentPath", remote(testHost)],
    ["extensionTestsPath", remote(join(testHost, "index.js"))],
  ];
  await page.goto(
    `${vscode.url}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`,
  );
  const timer = setTimeout(() => end("out of time"), LONGEST);
  const how = await ended;
  clearTimeout(timer);
  return how;
}
