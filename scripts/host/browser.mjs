import { chromium as playwright } from "playwright-core";
import { chromium } from "./requirements.mjs";

/** A headless browser that asks nothing of the network but the pages it is sent to. */
export function startBrowser() {
  return playwright.launch({
    executablePath: chromium(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A window of the size that screenshots have. */
export async function newPage(browser, locale = "en-US") {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale, reducedMotion: "reduce" });
  return context.newPage();
}
