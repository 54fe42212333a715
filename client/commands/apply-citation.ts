import * as vscode from "vscode";
import type { CiteResult } from "../../server/protocol.ts";
import { offerBibliography } from "../bibliography/name-bibliography.ts";
import { toRange } from "../range.ts";
import type { Tools } from "../tools.ts";

/** Asks for a citation and puts it into the document as it was then. */
export async function applyCitation(
  tools: Tools,
  editor: vscode.TextEditor,
  ask: () => Promise<CiteResult | null>,
): Promise<void> {
  const version = editor.document.version;
  const result = await ask();
  if (result === null) throw new Error(vscode.l10n.t("Tifa cannot cite here."));
  const cite = async (): Promise<boolean> => editor.document.version === version && putCitation(editor, result);
  const { added, notes, offer } = result;
  const done = added === undefined ? await cite() : await tools.entries.write({ ...result, added }, cite);
  if (done === false) throw new Error(vscode.l10n.t("The document changed meanwhile. Try again."));
  // What the message asks is not said twice.
  const isAsked = offer !== undefined && offerBibliography(tools, editor.document.uri, offer);
  const said = [...(isAsked && added === undefined ? [] : notes), ...(done === true ? [] : [done])];
  if (said.length > 0) vscode.window.setStatusBarMessage(`$(info) ${said.join(" ")}`, NOTE_TIME);
}

/** Puts the citation into the document; false where that cannot be done. */
async function putCitation(editor: vscode.TextEditor, { edit: wanted, text }: CiteResult): Promise<boolean> {
  const edits = wanted?.changes[editor.document.uri.toString()] ?? [];
  return editor.edit((edit) => {
    for (const { range, newText } of edits) edit.replace(toRange(range), newText);
    if (edits.length === 0) edit.insert(editor.selection.active, text);
  });
}

/** How long a note stays in the status bar, in milliseconds: long enough to be read. */
const NOTE_TIME = 12_000;
