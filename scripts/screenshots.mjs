// Pictures of Tifa as a user sees it, in a light and a dark theme: `node scripts/screenshots.mjs`, after
// `npm run package`. They go to .cache/screenshots/<theme>/, to be looked at.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  clickInto,
  fillBox,
  firstRow,
  hoverOver,
  inWebview,
  leave,
  openFile,
  runCommand,
  untilShown,
} from "./host/user.mjs";
import { openWindow } from "./host/window.mjs";
import { vsixPath } from "./vsix.mjs";

const THEMES = { light: "Light Modern", dark: "Dark Modern" };
/** Fades take this long, even with reduced motion. */
const SETTLED = 500;

for (const [theme, name] of Object.entries(THEMES)) {
  const folder = fileURLToPath(new URL(`../.cache/screenshots/${theme}/`, import.meta.url));
  mkdirSync(folder, { recursive: true });
  const settings = { "workbench.colorTheme": name };
  const { page, close } = await openWindow({ vsix: vsixPath(), file: "memo.md", settings });
  const shoot = async (title) => {
    await page.waitForTimeout(SETTLED);
    await page.screenshot({ path: `${folder}${title}.png` });
    console.log(`${folder}${title}.png`);
  };
  try {
    await walk(page, shoot);
  } catch (error) {
    await shoot("failed");
    throw error;
  } finally {
    await close();
  }
}

/** One walk through everything that is to be seen. */
async function walk(page, shoot) {
  await hoverOver(page, "new-style national team (", "新型举国体制");
  await shoot("hover-english");
  await leave(page);

  await clickInto(page, "indigenous innovation");
  await runCommand(page, "Tifa: Insert Citation");
  await firstRow(page, "What it means").waitFor();
  await shoot("claims");
  await page.keyboard.press("Enter");
  await untilShown(page, "indigenous innovation [@naughton2023");
  await shoot("citation-markdown");

  await runCommand(page, "Tifa: Search Glossary");
  await fillBox(page, "xxjgtz", "新型举国体制");
  await shoot("search-pinyin");
  await page.keyboard.press("Enter");
  await inWebview(page, "new-style national team");
  await shoot("entry");
  await runCommand(page, "View: Close Editors in Other Groups");

  await runCommand(page, "Policy Terms: Focus on In This Document View");
  await page.locator(".pane", { hasText: "national team" }).first().waitFor();
  await shoot("terms");

  await openFile(page, "阅读笔记.md");
  await hoverOver(page, "新型舉國體制", "new-style national team");
  await shoot("hover-chinese");
  await leave(page);

  await openFile(page, "paper.tex");
  await clickInto(page, "new-style national team");
  await runCommand(page, "Tifa: Insert Citation");
  await firstRow(page, "What it means").waitFor();
  await page.keyboard.press("Enter");
  await untilShown(page, "\\autocite[sec.~4");
  await shoot("citation-latex");
}
