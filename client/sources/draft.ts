import * as vscode from "vscode";
import { ENTRY_SCHEME, SOURCE_SCHEME } from "../schemes.ts";
import { isRead } from "../selector.ts";

/** Documents that only show something: nothing is written into them. */
const SHOWN_SCHEMES: ReadonlySet<string> = new Set([ENTRY_SCHEME, SOURCE_SCHEME]);

/** Files that were opened to show a passage. */
const shownFiles = new Set<string>();

let last:
  | {
      readonly document: vscode.TextDocument;
      readonly selection: vscode.Selection;
      readonly column: vscode.ViewColumn | undefined;
    }
  | undefined;

/** Remembers the document that the user writes in, while they read a source. */
export function registerDrafts(context: vscode.ExtensionContext): void {
  const note = (editor: vscode.TextEditor | undefined): void => {
    if (editor === undefined || !isDraft(editor.document)) return;
    last = { document: editor.document, selection: editor.selection, column: editor.viewColumn };
  };
  note(vscode.window.activeTextEditor);
  context.subscriptions.push(
    vscode.window.onDidChangeActiveTextEditor(note),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === vscode.window.activeTextEditor) note(textEditor);
    }),
  );
}

/** That a file is looked at as a source. */
export function noteShown(uri: vscode.Uri): void {
  if (last?.document.uri.toString() !== uri.toString()) shownFiles.add(uri.toString());
}

/** Whether a document shows a source. */
export function isSource({ uri }: vscode.TextDocument): boolean {
  return uri.scheme === SOURCE_SCHEME || shownFiles.has(uri.toString());
}

function isDraft(document: vscode.TextDocument): boolean {
  return isRead(document) && !SHOWN_SCHEMES.has(document.uri.scheme) && !isSource(document);
}

/** The document that the user writes in, or wrote in last; for a request that only reads. */
export function draft(): vscode.TextDocument | undefined {
  const active = vscode.window.activeTextEditor?.document;
  if (active !== undefined && isDraft(active)) return active;
  return last === undefined || last.document.isClosed ? undefined : last.document;
}

/** Brings that document to the front, with the cursor where it was. Throws where there is none. */
export async function showDraft(): Promise<vscode.TextEditor> {
  const active = vscode.window.activeTextEditor;
  if (active !== undefined && isDraft(active.document)) return active;
  if (last === undefined || last.document.isClosed)
    throw new Error(vscode.l10n.t("Open the document to quote in, and put the cursor where the quotation goes."));
  const { document, selection, column } = last;
  return vscode.window.showTextDocument(document, {
    selection,
    ...(column === undefined ? {} : { viewColumn: column }),
  });
}
