// Tifa as it is on its first day: from outside, without a test in the editor, where notifications are as always, and in
// a folder that the user has not trusted.
import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { clickInto, fillBox, hoverOver, leave, openFile, runCommand, untilShown } from "../../scripts/host/user.mjs";
import { openWindow } from "../../scripts/host/window.mjs";
import { vsixPath } from "../../scripts/vsix.mjs";

describe("a first start, seen from outside", () => {
  let page;
  let close;
  before(async () => {
    const settings = { "security.workspace.trust.enabled": true, "security.workspace.trust.startupPrompt": "never" };
    ({ page, close } = await openWindow({ vsix: vsixPath(), file: "memo.md", settings }));
  });
  after(() => close?.());

  const toasts = () => page.locator(".notification-toast");

  it("explains a term, though the folder is not trusted", async () => {
    await page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor();
    assert.match(await hoverOver(page, "new-style national team (", "新型举国体制"), /sec\. 4, n\. 20/u);
    await leave(page);
  });

  it("opened no tab and no notification of its own", async () => {
    // Longer than an extension takes to greet.
    await page.waitForTimeout(2_000);
    assert.equal(await toasts().count(), 0);
    const tabs = await page.locator(".tab").evaluateAll((all) => all.map((tab) => tab.dataset.resourceName));
    assert.deepEqual(tabs, ["memo.md"]);
  });

  it("is in the palette, and finds a concept by its initials", async () => {
    await runCommand(page, "Tifa: Search Glossary");
    await fillBox(page, "xxjgtz", "新型举国体制");
    await page.keyboard.press("Escape");
  });

  it("cites the term that was clicked", async () => {
    await clickInto(page, "indigenous innovation");
    await runCommand(page, "Tifa: Insert Citation");
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "What it means" }).first().waitFor();
    await page.keyboard.press("Enter");
    await untilShown(page, "indigenous innovation [@naughton2023trajectory, sec. 1]");
  });

  it("says why it cannot cite in a document that it does not read", async () => {
    await openFile(page, "references.bib");
    await runCommand(page, "Tifa: Insert Citation");
    await toasts().filter({ hasText: "Open a Markdown, LaTeX or text document first." }).waitFor();
  });
});
