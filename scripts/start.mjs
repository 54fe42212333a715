// Opens a real VS Code with Tifa and the sample documents: `npm start`. The desktop VS Code where `code` is on the PATH,
// else one from npm in the browser. The samples are copied, so that what you try does not change the repository; the
// profile is Tifa's own, so that your settings and extensions are left alone.
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { has, run } from "./host/run.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
if (!existsSync("node_modules/esbuild")) run("npm", ["ci", "--no-audit", "--no-fund"]);
run("npm", ["run", "--silent", "build"]);
run("npm", ["run", "--silent", "package"]);

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const vsix = join(root, `tifa-${version}.vsix`);
const workspace = join(root, ".cache", "samples");
cpSync("samples", workspace, { recursive: true });

if (has("code") && !process.argv.includes("--browser")) await openDesktop();
else await openBrowser();

async function openDesktop() {
  const profile = join(root, ".cache", "desktop");
  const own = ["--user-data-dir", join(profile, "user"), "--extensions-dir", join(profile, "extensions")];
  run("code", [...own, "--install-extension", vsix, "--force"]);
  run("code", [...own, "--new-window", workspace, join(workspace, "memo.md")]);
}

async function openBrowser() {
  const { installHost } = await import("./host/install.mjs");
  const { installExtension, QUIET_SETTINGS, startCodeServer } = await import("./host/code-server.mjs");
  installHost();
  const profile = join(root, ".cache", "browser");
  mkdirSync(profile, { recursive: true });
  installExtension(profile, vsix);
  const port = Number(process.env.PORT ?? 8377);
  const { url } = await startCodeServer({ profile, port, settings: QUIET_SETTINGS });
  console.log(`\nTifa is running: open  ${url}/?folder=${encodeURIComponent(workspace)}\nCtrl+C ends it.`);
  await new Promise(() => undefined);
}
