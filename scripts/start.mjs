// Opens a real VS Code with Tifa and the sample documents: `npm start`. The desktop VS Code where `code` is on the PATH,
// else (or with `npm start -- --browser`) one from npm in the browser. The samples are copied anew, so that what you try
// does not change the repository; the profile is Tifa's own, so that your settings and extensions are left alone.
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installExtension, QUIET_SETTINGS, startCodeServer, windowOn, writeSettings } from "./host/code-server.mjs";
import { installHost } from "./host/install.mjs";
import { find, run } from "./host/run.mjs";
import { vsixPath } from "./vsix.mjs";

const PORT = 8377;
const FIRST = "memo.md";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
if (!existsSync("node_modules/esbuild")) run("npm", ["ci", "--no-audit", "--no-fund"]);
run("npm", ["run", "--silent", "package"]);

const vsix = vsixPath();
const workspace = join(root, ".cache", "samples");
rmSync(workspace, { recursive: true, force: true });
cpSync("samples", workspace, { recursive: true });
console.log(`The sample documents are a copy: ${workspace}`);

// Inside a remote window of VS Code, `code` installs into that window's own profile: not what was asked for.
const desktop = find("code") !== undefined && process.env.VSCODE_IPC_HOOK_CLI === undefined;
if (!desktop || process.argv.includes("--browser") || !openDesktop()) await openBrowser();

/** @returns whether it could be opened */
function openDesktop() {
  const profile = join(root, ".cache", "desktop");
  writeSettings(profile, QUIET_SETTINGS);
  const own = ["--user-data-dir", join(profile, "user"), "--extensions-dir", join(profile, "extensions")];
  try {
    run("code", [...own, "--install-extension", vsix, "--force"]);
    run("code", [...own, "--new-window", workspace, join(workspace, FIRST)]);
    console.log("\nTifa is in the new window of VS Code. In the browser instead: npm start -- --browser");
    return true;
  } catch {
    console.log("The desktop VS Code did not open: the one from npm follows.");
    return false;
  }
}

async function openBrowser() {
  installHost();
  const profile = join(root, ".cache", "browser");
  mkdirSync(profile, { recursive: true });
  installExtension(profile, vsix);
  const vscode = await startCodeServer({ profile, port: Number(process.env.PORT ?? PORT) });
  console.log(`\nTifa is running: open\n\n  ${windowOn(vscode, workspace, FIRST)}\n\nCtrl+C ends it.`);
  await new Promise(() => undefined);
}
