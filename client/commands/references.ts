import * as vscode from "vscode";
import type { ReferenceEdit, Requests } from "../../server/protocol.ts";
import { toRange } from "../range.ts";
import { activeEditor } from "../selector.ts";
import type { ServerClient } from "../server-client.ts";
import type { Tools } from "../tools.ts";
import { pickWork } from "./pick-work.ts";

/** How long a note stays in the status bar, in milliseconds: long enough to be read. */
const NOTE_TIME = 12_000;

/** *Tifa: Insert Reference*: of the key at the cursor, else of a work that is picked. */
export async function insertReference({ server }: Tools): Promise<void> {
  const editor = editorToWriteIn();
  const params = at(editor);
  const own = await formatted(server, "tifa/insertReference", params);
  if (own === undefined) return;
  if (own !== null) return put(editor, own);
  const work = await pickWork(server, editor, vscode.l10n.t("Insert the reference of…"));
  if (work === undefined) return;
  const picked = await formatted(server, "tifa/insertReference", { ...params, work });
  if (picked) await put(editor, picked);
}

/** *Tifa: Insert Bibliography of This Document*: all that it cites; asked again, in the place of the list before. */
export async function insertBibliography({ server }: Tools): Promise<void> {
  const editor = editorToWriteIn();
  const edit = await formatted(server, "tifa/insertBibliography", at(editor));
  if (!edit) return;
  await put(editor, edit);
  const done = edit.isRenewed
    ? vscode.l10n.t("The list is made anew; references: {0}.", edit.count)
    : vscode.l10n.t("The list is inserted; references: {0}.", edit.count);
  vscode.window.setStatusBarMessage(`$(check) ${done}`, NOTE_TIME);
  // What asks for an action is not to be missed; each by itself, for VS Code shows the first line only.
  for (const note of edit.notes) void vscode.window.showInformationMessage(`Tifa: ${note}`);
}

/** *Tifa: Copy as Formatted*: plain text at once, and with looks from the panel. */
export async function copyFormatted({ server, references }: Tools): Promise<void> {
  const editor = activeEditor();
  if (editor === undefined) throw new Error(vscode.l10n.t("Open a Markdown, LaTeX or text document first."));
  const { start, end } = editor.selection;
  const textDocument = { uri: editor.document.uri.toString() };
  const found = await formatted(server, "tifa/references", { textDocument, range: { start, end } });
  if (!found) return;
  await vscode.env.clipboard.writeText(found.plain);
  references.show(found);
}

/** Asks with progress, for a style from a file may take seconds; undefined where the user cancelled it. */
function formatted<Method extends "tifa/insertReference" | "tifa/insertBibliography" | "tifa/references">(
  server: ServerClient,
  method: Method,
  params: Requests[Method]["params"],
): Promise<Requests[Method]["result"] | undefined> {
  return server.requestWithProgress(method, params, vscode.l10n.t("Formatting references…"));
}

function at(editor: vscode.TextEditor): { textDocument: { uri: string }; position: vscode.Position } {
  return { textDocument: { uri: editor.document.uri.toString() }, position: editor.selection.active };
}

function editorToWriteIn(): vscode.TextEditor {
  const editor = activeEditor();
  if (editor === undefined) throw new Error(vscode.l10n.t("Open a Markdown, LaTeX or text document first."));
  return editor;
}

/** As one undo. */
async function put(editor: vscode.TextEditor, { version, edits, notes, count }: ReferenceEdit): Promise<void> {
  if (editor.document.version !== version) throw new Error(vscode.l10n.t("The document changed meanwhile. Try again."));
  const done = await editor.edit((edit) => {
    for (const { range, newText } of edits) edit.replace(toRange(range), newText);
  });
  if (!done) throw new Error(vscode.l10n.t("The document could not be changed."));
  const [first] = edits;
  if (first !== undefined) editor.revealRange(toRange({ start: first.range.start, end: first.range.start }));
  if (count === 1 && notes.length > 0) vscode.window.setStatusBarMessage(`$(info) ${notes.join(" ")}`, NOTE_TIME);
}
