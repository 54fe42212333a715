import assert from "node:assert/strict";
import * as vscode from "vscode";
import { moveTo, open, revert } from "./editors.ts";
import { onPage } from "./page.ts";
import { withStyle } from "./with-style.ts";

const STYLE = `<?xml version="1.0"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <info><title>Own</title><id>own</id></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout suffix=" ■">
    <group delimiter=" ▸ "><names variable="author"/><text variable="title" font-style="italic"/></group>
  </layout></bibliography>
</style>
`;

/** Settings reach the server a moment after they are written. */
async function listed(editor: vscode.TextEditor, expected: RegExp): Promise<string> {
  for (let tries = 0; tries < 20; tries++) {
    await vscode.commands.executeCommand("tifa.insertBibliography");
    if (expected.test(editor.document.getText())) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return editor.document.getText();
}

describe("references with Tifa", () => {
  it("gives a document its list, makes it anew, and takes it back with one undo", async () => {
    const editor = await open("memo.md");
    const before = editor.document.getText();
    moveTo(editor, "What became of them?", 0);
    await vscode.commands.executeCommand("tifa.insertBibliography");
    const once = editor.document.getText();
    assert.match(
      once,
      /of them\?\n\n<!-- begin tifa:references -->\n\nNaughton, Barry[^\n]+\n\n<!-- end tifa:references -->\n/u,
    );
    await vscode.commands.executeCommand("undo");
    assert.equal(editor.document.getText(), before);
    await vscode.commands.executeCommand("redo");
    moveTo(editor, "# Background", 0);
    await editor.edit((edit) => edit.insert(editor.selection.active, "More [@bai2021].\n\n"));
    await vscode.commands.executeCommand("tifa.insertBibliography");
    const twice = editor.document.getText();
    assert.match(twice, /references -->\n\nBai[^\n]+\n\nNaughton[^\n]+\n\n<!-- end/u);
    assert.equal(twice.match(/begin tifa:references/gu)?.length, 1);
    await revert(editor);
  });

  it("gives a Chinese document its list in GB/T 7714", async () => {
    const editor = await open("阅读笔记.md");
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    await editor.edit((edit) => edit.insert(end, "\n\n见[@tanghao2021; @naughton2023trajectory]。\n\n## 参考文献\n"));
    await withStyle("gb-t-7714-2025-numeric", async () => {
      const text = await listed(editor, /\\\[1\\\]/u);
      assert.match(
        text,
        /参考文献\n\n<!-- begin[^\n]+\n\n\\\[1\\\] 唐亚林，郝文强[^\n]*新型举国体制[^\n]*\[J[^\n]*\n\n\\\[2\\\] N[^\n]*Trajectory[^\n]*\n\n<!-- end/u,
      );
    });
    await revert(editor);
  });

  it("runs a style that is a file of the workspace", async () => {
    const editor = await open("memo.md");
    const file = vscode.Uri.joinPath(editor.document.uri, "../own.csl");
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(STYLE));
    await withStyle("own.csl", async () => {
      const text = await listed(editor, /▸/u);
      assert.match(text, /\n\nBarry Naughton, Siwen Xiao, Yaosheng Xu ▸ \*The Trajectory[^\n]+\* ■\n\n/u);
    });
    await vscode.workspace.fs.delete(file);
    await revert(editor);
  });

  it("inserts the reference of the key at the cursor", async () => {
    const editor = await open("memo.md");
    moveTo(editor, "naughton2023trajectory", 3);
    await vscode.commands.executeCommand("tifa.insertReference");
    assert.match(editor.document.getText(), /, sec\. 3\] Naughton, Barry, Siwen Xiao/u);
    await revert(editor);
  });

  it("copies references as plain text, and with their looks from the panel", async () => {
    const editor = await open("memo.md");
    moveTo(editor, "# Background", 0);
    await vscode.commands.executeCommand("tifa.copyFormatted");
    assert.match(await vscode.env.clipboard.readText(), /^Naughton, Barry[^\n]*$/u);
    await vscode.env.clipboard.writeText("");
    const [html, plain] = await onPage<[string, string]>(`
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      const frame = page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
      await frame.locator("#rich").click();
      await frame.locator("#done", { hasText: "Copied." }).waitFor();
      return page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        const read = async (type) => (await item.getType(type)).text();
        return [await read("text/html"), await read("text/plain")];
      });`);
    assert.match(html, /<p[^>]*>Naughton, Barry[^<]*<i>The Trajectory/u);
    assert.match(plain, /^Naughton, Barry[^\n<]*$/u);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });
});
