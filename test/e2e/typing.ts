import assert from "node:assert/strict";
import * as vscode from "vscode";
import { open, rangeOf } from "./editors.ts";
import { onPage } from "./page.ts";

/** What the list of suggestions shows, each row as a screen reader says it; null where none is open. */
const ROWS = `
  const rows = async () => {
    await page.waitForTimeout(700);
    return page.evaluate(() => {
      const list = document.querySelector(".suggest-widget.visible");
      return list && [...list.querySelectorAll(".monaco-list-row")].map((row) => row.getAttribute("aria-label"));
    });
  };`;

/** Types into the focused editor, and tells what is suggested then. */
function type(text: string): Promise<string[] | null> {
  return onPage(`${ROWS} await page.keyboard.type(${JSON.stringify(text)}, { delay: 30 }); return rows();`);
}

/** Sets the caret, and waits for the window to show it there: keys go to the window. */
async function setCaret(editor: vscode.TextEditor, position: vscode.Position): Promise<void> {
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(editor.selection);
  await onPage(`await page.waitForTimeout(1000);`);
}

/** An empty line at the end of a sample, with the cursor on it. */
async function atNewLine(name: string): Promise<vscode.TextEditor> {
  const editor = await open(name);
  const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  await editor.edit((edit) => edit.insert(end, "\n\n"));
  const last = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  await setCaret(editor, last);
  return editor;
}

function lastLine({ document }: vscode.TextEditor): string {
  return document.lineAt(document.lineCount - 1).text;
}

async function giveBack(): Promise<void> {
  await vscode.commands.executeCommand("hideSuggestWidget");
  await vscode.commands.executeCommand("workbench.action.files.revert");
}

describe("typing", function () {
  // Keys go through a browser to a window that may still be busy: what is typed while it is comes out elsewhere.
  this.retries(2);
  afterEach(giveBack);

  it("opens the list where a term begins, and the Enter key takes it", async () => {
    const editor = await atNewLine("memo.md");
    assert.match((await type("on dual"))?.[0] ?? "no list", /^dual circulation, 双循环/u);
    await onPage(`await page.keyboard.press("Enter"); await page.waitForTimeout(500);`);
    assert.equal(lastLine(editor), "on dual circulation");
  });

  it("leaves words, written terms, code and addresses alone", async () => {
    const editor = await atNewLine("memo.md");
    for (const text of ["in", " zzz", ", dual circulation", " `dual", "` <https://a.b/dual", "> "]) {
      assert.equal(await type(text), null, text);
    }
    await onPage(`await page.keyboard.press("Enter"); await page.waitForTimeout(500);`);
    assert.equal(lastLine(editor), "");
  });

  it("opens it in LaTeX too, where a list of mere words is open already", async () => {
    const editor = await open("paper.tex");
    const { end } = rangeOf(editor, "thus always a list of products");
    await setCaret(editor, end);
    assert.match((await type(" dual"))?.[0] ?? "no list", /^dual circulation, 双循环/u);
  });

  it("opens nothing where completion is switched off", async () => {
    const settings = vscode.workspace.getConfiguration("tifa");
    await settings.update("completion.enabled", false, vscode.ConfigurationTarget.Global);
    await atNewLine("memo.md");
    assert.equal(await type("dual"), null);
    await settings.update("completion.enabled", undefined, vscode.ConfigurationTarget.Global);
  });
});

describe("an input method", function () {
  this.retries(2);
  afterEach(giveBack);

  /** Composes in steps, and then hands its text over. Tells what was to be seen of Tifa meanwhile, and afterwards. */
  function compose(steps: readonly string[], text: string): Promise<{ seen: string[]; after: string[] | null }> {
    return onPage(`${ROWS}
      const seen = [];
      const cdp = await page.context().newCDPSession(page);
      const line = page.locator(".view-line", { hasText: "正在写作" });
      const place = async () => JSON.stringify(await line.boundingBox());
      const before = await place();
      for (const step of ${JSON.stringify(steps)}) {
        await cdp.send("Input.imeSetComposition", { text: step, selectionStart: step.length, selectionEnd: step.length });
        await page.waitForTimeout(250);
        if (await page.locator(".suggest-widget.visible").count() > 0) seen.push("a list at " + step);
        if ((await place()) !== before) seen.push("a jump at " + step);
        const marks = await line.locator('[class*="squiggly"], [class*="TextEditorDecorationType"], [class*="ced-"]').count();
        if (marks > 0) seen.push(marks + " marks at " + step);
      }
      await cdp.send("Input.insertText", { text: ${JSON.stringify(text)} });
      return { seen, after: await rows() };`);
  }

  it("is not disturbed while it composes, at the end of a line and within a run of ideographs", async function () {
    this.timeout(60_000);
    const editor = await atNewLine("memo.md");
    await type("正在写作");
    for (const behind of ["", "的发展"]) {
      const caret = editor.selection.active;
      await editor.edit((edit) => edit.insert(caret, behind), { undoStopBefore: false, undoStopAfter: false });
      await setCaret(editor, caret);
      const { seen, after } = await compose(["d", "du", "dua", "dual", "xin", "xin x", "xin xing"], "新型");
      assert.deepEqual(seen, []);
      assert.match(after?.[0] ?? "no list", /^新型举国体制/u);
      await onPage(`await page.keyboard.press("Escape");`);
    }
    assert.equal(lastLine(editor), "正在写作新型新型的发展");
  });
});
