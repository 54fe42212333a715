import * as vscode from "vscode";
import type { TextChangeDto } from "../../server/protocol.ts";

/** What became of a change of a glossary file. */
export interface Changed {
  readonly uri: vscode.Uri;
  /** For people. */
  readonly name: string;
  /** Where the new text begins. */
  readonly at: vscode.Position;
  /** Whether it is on disk, which was read again; else the file had unsaved changes already. */
  readonly isSaved: boolean;
}

/** How a file's text is to change; undefined where nothing is to be done. */
export type Plan = (name: string, text: string) => Promise<TextChangeDto | undefined>;

/**
 * Changes a glossary file by one edit that can be undone; makes the file where there is none. It is saved if it was saved
 * before. Throws with a message.
 */
export async function changeFile(uri: vscode.Uri, plan: Plan): Promise<Changed | undefined> {
  const name = nameOf(uri);
  const before = (await isThere(uri)) ? await openText(uri) : undefined;
  const version = before?.version;
  const wasDirty = before?.isDirty === true;
  const change = await plan(name, before?.getText() ?? "");
  if (change === undefined) return undefined;
  if (before?.version !== version)
    throw new Error(vscode.l10n.t("{0} is not what it was a moment ago. Try again.", name));
  const edit = new vscode.WorkspaceEdit();
  if (before === undefined) edit.createFile(uri);
  edit.replace(uri, rangeIn(before, change), change.newText);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(vscode.l10n.t("{0} could not be changed.", name));
  const document = await vscode.workspace.openTextDocument(uri);
  const at = document.positionAt(change.start + leadingBlanks(change.newText));
  if (wasDirty) return { uri, name, at, isSaved: false };
  if (!(await document.save())) throw new Error(vscode.l10n.t("{0} was changed, but could not be saved.", name));
  if (!(await isOnDisk(document, change.newText)))
    throw new Error(vscode.l10n.t("{0} was saved, but the change is not in it: another program has written it.", name));
  return { uri, name, at, isSaved: true };
}

/** The name of a file, for people. */
export function nameOf(uri: vscode.Uri): string {
  return uri.path.split("/").at(-1) ?? uri.path;
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** The file in the editor. One that the editor decodes wrongly would be damaged by saving it. */
async function openText(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.getText().includes("\ufffd"))
    throw new Error(
      vscode.l10n.t(
        "{0} is not in the encoding in which the editor reads it. Use Reopen with Encoding, then try again.",
        nameOf(uri),
      ),
    );
  return document;
}

function rangeIn(document: vscode.TextDocument | undefined, { start, end }: TextChangeDto): vscode.Range {
  if (document === undefined) return new vscode.Range(0, 0, 0, 0);
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

function leadingBlanks(text: string): number {
  return text.length - text.trimStart().length;
}

async function isOnDisk(document: vscode.TextDocument, added: string): Promise<boolean> {
  const bytes = await vscode.workspace.fs.readFile(document.uri);
  const text = new TextDecoder(ENCODINGS[document.encoding] ?? "utf-8").decode(bytes);
  return sameLineEnds(text).includes(sameLineEnds(added).trim());
}

/** VS Code's names of encodings that are not the decoder's. */
const ENCODINGS: Readonly<Record<string, string>> = { utf16le: "utf-16le", utf16be: "utf-16be", gb18030: "gb18030" };

/** Editors make all line ends of a text alike. */
function sameLineEnds(text: string): string {
  return text.replace(/\r\n?/gu, "\n");
}
