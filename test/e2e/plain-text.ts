import assert from "node:assert/strict";
import * as vscode from "vscode";
import { moveTo } from "./editors.ts";
import { taken } from "./picker.ts";
import { withStyle } from "./with-style.ts";

/** A plain text that is in no file. */
async function untitled(content: string): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  const document = await vscode.workspace.openTextDocument({ language: "plaintext", content });
  return vscode.window.showTextDocument(document);
}

/** Cites for the term; settings reach the server a moment after they are written. */
async function cited(content: string, term: string, row: string, expected: RegExp): Promise<void> {
  let text = "";
  for (let tries = 0; tries < 10; tries++) {
    const editor = await untitled(content);
    moveTo(editor, term);
    await taken(row, vscode.commands.executeCommand("tifa.insertCitation"));
    text = editor.document.getText();
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    if (expected.test(text)) return;
  }
  assert.match(text, expected);
}

describe("citing in plain text with Tifa", () => {
  it("cites in GB/T 7714-2025 in Chinese", () =>
    withStyle("gb-t-7714-2025-author-date", () =>
      cited(
        "新型举国体制是近年来的提法，与过去的举国体制不同。\n",
        "新型举国体制",
        "What it means",
        /^新型举国体制（Naughton et al\.，2023，第4节[^）]*）是近年来的提法/u,
      ),
    ));

  it("cites in APA in English", () =>
    withStyle("apa-7", () =>
      cited(
        "The new-style national team is younger than the practice.\n",
        "new-style national team",
        "What it means",
        /^The new-style national team \(Naughton et al\., 2023, Section 4, Footnote 20\) is younger/u,
      ),
    ));

  it("cites in the notes of the text in Chicago’s notes, as one undo", () =>
    withStyle("chicago-notes-17", async () => {
      const content = "The new-style national team is young.[1]\n\nNotes\n\n[1] Some Body, Book, 3.\n";
      await cited(
        content,
        "new-style national team",
        "What it means",
        /team\[1\] is young\.\[2\][\s\S]*\n\[1\] Barry Naughton/u,
      );
      const editor = await untitled(content);
      moveTo(editor, "new-style national team");
      await taken("What it means", vscode.commands.executeCommand("tifa.insertCitation"));
      await vscode.commands.executeCommand("undo");
      assert.equal(editor.document.getText(), content);
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    }));
});
