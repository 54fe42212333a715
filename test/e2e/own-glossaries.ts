import assert from "node:assert/strict";
import * as vscode from "vscode";
import { hoverIn, open, revert } from "./editors.ts";
import { onPage } from "./page.ts";

function inWorkspace(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder !== undefined, "no workspace");
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Asks until the answer is as wanted: a glossary is read beside everything else. */
async function until<T>(ask: () => T | PromiseLike<T>, wanted: (answer: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const answer = await ask();
    if (wanted(answer) || tries === 60) return answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

describe("own glossaries, edited", () => {
  it("explain terms as soon as they are saved, and tell what is wrong before", async () => {
    const uri = inWorkspace("trial.glossary.yaml");
    await vscode.workspace.fs.writeFile(uri, Buffer.from("- en: what Beijing means\n  definition: First reading.\n"));
    try {
      const memo = await open("memo.md");
      const first = await until(
        () => hoverIn(memo, "what Beijing means"),
        ({ markdown }) => markdown.includes("First"),
      );
      assert.match(first.markdown, /First reading\.[\s\S]*Glossary of the workspace: trial\.glossary\.yaml/u);
      const glossary = await vscode.workspace.openTextDocument(uri);
      const editor = await vscode.window.showTextDocument(glossary, vscode.ViewColumn.Two);
      await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), "- definition: No wording.\n"));
      const problems = await until(
        () => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "Tifa"),
        (found) => found.length > 0,
      );
      assert.match(problems[0]?.message ?? "", /^This entry has no wording/u);
      assert.equal(problems[0]?.range.start.line, 2);
      const whole = new vscode.Range(0, 0, glossary.lineCount, 0);
      await editor.edit((edit) => edit.replace(whole, "- en: what Beijing means\n  definition: Second reading.\n"));
      await glossary.save();
      const second = await until(
        () => hoverIn(memo, "what Beijing means"),
        ({ markdown }) => markdown.includes("Second"),
      );
      assert.match(second.markdown, /Second reading\./u);
      await until(
        () => vscode.languages.getDiagnostics(uri).length,
        (count) => count === 0,
      );
      assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
      await revert(memo);
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });

  it("are found by search, with the file's name", async () => {
    await open("memo.md");
    const done = vscode.commands.executeCommand("tifa.searchGlossary");
    const row = await onPage<string>(`
      await user.fillBox(page, "xinzhi shengchanli", "新质生产力");
      const text = await user.firstRow(page, "新质生产力").innerText();
      await page.keyboard.press("Escape");
      return text;`);
    await done;
    assert.match(row, /new quality productive forces[\s\S]*my\.glossary\.yaml/u);
  });
});
