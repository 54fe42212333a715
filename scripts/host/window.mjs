import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { newPage, startBrowser } from "./browser.mjs";
import {
  freshProfile,
  installExtension,
  QUIET_SETTINGS,
  removeFolder,
  startCodeServer,
  windowOn,
} from "./code-server.mjs";
import { installHost } from "./install.mjs";
import { chineseFonts } from "./requirements.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * A window on a copy of the samples, with the packaged extension and nothing else of the tests in it.
 *
 * @param vsix the packaged extension
 * @param file the sample that is open
 * @param settings the editor's settings, over the quiet ones
 * @returns the page (Playwright's), and a function that ends everything
 */
export async function openWindow({ vsix, file, settings = {} }) {
  installHost();
  chineseFonts();
  const profile = freshProfile();
  const workspace = join(profile, "samples");
  cpSync(join(root, "samples"), workspace, { recursive: true });
  installExtension(profile, vsix);
  const vscode = await startCodeServer({ profile, settings: { ...QUIET_SETTINGS, ...settings } });
  const browser = await startBrowser();
  const page = await newPage(browser);
  await page.goto(windowOn(vscode, workspace, file));
  await page.locator(".monaco-editor .view-line").first().waitFor({ timeout: 60_000 });
  const close = async () => {
    await browser.close();
    vscode.stop();
    removeFolder(profile);
  };
  return { page, close };
}
