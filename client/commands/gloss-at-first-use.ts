import * as vscode from "vscode";
import type { GlossEdit, GlossResult } from "../../server/protocol.ts";
import { toRange } from "../range.ts";
import { activeEditor } from "../selector.ts";
import type { ServerClient } from "../server-client.ts";

/** A change as a row of the list. */
interface Row extends vscode.QuickPickItem {
  readonly document: vscode.TextDocument;
  readonly edit: GlossEdit;
}

/**
 * *Tifa: Gloss Terms at First Use*: lists what would be glossed, moved and removed, all of it ticked, and writes what the
 * user keeps as one undo. The editor's own refactoring preview ticks nothing of what it is to ask about.
 */
export async function glossAtFirstUse(server: ServerClient): Promise<void> {
  const editor = activeEditor();
  if (editor === undefined) throw new Error(vscode.l10n.t("Open a Markdown, LaTeX or text document first."));
  const textDocument = { uri: editor.document.uri.toString() };
  const result = await server.request("tifa/glossAtFirstUse", { textDocument });
  const { documents, notes } = result ?? { documents: [], notes: [] };
  if (documents.length === 0) {
    const message = [vscode.l10n.t("Every term has its gloss at its first use."), ...notes].join(" ");
    void vscode.window.showInformationMessage(message);
    return;
  }
  if (notes.length > 0) void vscode.window.showInformationMessage(notes.join(" "));
  const rows = (await Promise.all(documents.map((changes) => rowsOf(changes, documents)))).flat();
  const versions = rows.map(({ document }) => document.version);
  const chosen = await choose(rows, editor);
  if (chosen.length === 0) return;
  if (rows.some(({ document }, index) => document.version !== versions[index])) throw changed();
  const edit = new vscode.WorkspaceEdit();
  for (const { document, edit: change } of chosen) edit.replace(document.uri, toRange(change.range), change.newText);
  if (!(await vscode.workspace.applyEdit(edit))) throw changed();
}

function changed(): Error {
  return new Error(vscode.l10n.t("The document changed meanwhile. Try again."));
}

type Changes = GlossResult["documents"];

/** Rows say what the others do not: which document where there are several, and what is done where it differs. */
async function rowsOf({ uri, version, edits }: Changes[number], all: Changes): Promise<Row[]> {
  const isPlain = new Set(all.flatMap((changes) => changes.edits.map(({ label }) => label))).size === 1;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  if (version !== null && document.version !== version) throw changed();
  return edits.map((edit) => {
    const line = vscode.l10n.t("line {0}", edit.range.start.line + 1);
    return {
      document,
      edit,
      label: labelOf(document, edit),
      description: all.length > 1 ? `${vscode.workspace.asRelativePath(document.uri)}, ${line}` : line,
      ...(isPlain ? {} : { detail: edit.label }),
      picked: true,
    };
  });
}

/** So much of the text before a change shows which term it is about. */
const CONTEXT = 36;

function labelOf(document: vscode.TextDocument, { range, newText }: GlossEdit): string {
  const { start, end } = toRange(range);
  const before = document.getText(new vscode.Range(start.line, 0, start.line, start.character));
  const context =
    before.length > CONTEXT ? `…${before.slice(-CONTEXT).replace(/^[^\s\p{Script=Han}]{1,12}\s/u, "")}` : before;
  const gone = document.getText(new vscode.Range(start, end));
  return newText.trim() === "" ? `$(remove) ${context}${gone}` : `$(add) ${context}${newText}`;
}

/** The rows that the user keeps; the editor shows the place of the one in focus. */
async function choose(rows: readonly Row[], editor: vscode.TextEditor): Promise<readonly Row[]> {
  const place = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor("editor.rangeHighlightBackground"),
  });
  try {
    const options: vscode.QuickPickOptions & { canPickMany: true } = {
      title: vscode.l10n.t("Gloss at first use"),
      placeHolder: vscode.l10n.t("Enter writes what is ticked, as one undo"),
      canPickMany: true,
      matchOnDescription: true,
      onDidSelectItem: (item) => {
        const { document, edit } = item as Row;
        if (document !== editor.document) return;
        const range = toRange(edit.range);
        editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
        editor.setDecorations(place, [range]);
      },
    };
    return (await vscode.window.showQuickPick(rows, options)) ?? [];
  } finally {
    place.dispose();
  }
}
