import * as vscode from "vscode";
import { isRead } from "./selector.ts";
import type { ServerClient } from "./server-client.ts";

/** So long after a key the list opens, if the editor has not asked by itself (milliseconds). */
const PAUSE = 50;

/**
 * Opens the list of suggestions while terms are typed. VS Code asks for none in Markdown and in the middle of a run of
 * ideographs, and passes over trigger characters at the end of a word; switching its quick suggestions on would bring words
 * and snippets to every line. Here the list opens only where the server has a term, which keeps the editor's words out.
 */
export function registerSuggestions(context: vscode.ExtensionContext, server: ServerClient): void {
  let timer: NodeJS.Timeout | undefined;
  const suggest = async (document: vscode.TextDocument, version: number, end: number): Promise<void> => {
    const isCurrent = (): boolean => document.version === version && server.suggesting.asked.get(document) !== version;
    const editor = vscode.window.activeTextEditor;
    if (!isCurrent() || editor?.document !== document || editor.selections.length > 1) return;
    const { active, isEmpty } = editor.selection;
    if (!isEmpty || document.offsetAt(active) !== end || !wantsSuggestions(document)) return;
    const position = { line: active.line, character: active.character };
    const params = { textDocument: { uri: document.uri.toString() }, position };
    if (!(await server.request("tifa/suggests", params)) || !isCurrent()) return;
    if (!editor.selection.active.isEqual(active)) return;
    // A list of mere words may be open, which would not ask again.
    await vscode.commands.executeCommand("hideSuggestWidget");
    server.suggesting.unasked = true;
    await vscode.commands.executeCommand("editor.action.triggerSuggest", { auto: true });
    setTimeout(() => {
      server.suggesting.unasked = false;
    }, PAUSE);
  };

  context.subscriptions.push(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
      clearTimeout(timer);
      const [change] = contentChanges;
      if (change === undefined || contentChanges.length > 1 || reason !== undefined || !isRead(document)) return;
      if (!isTyped(change)) return;
      const { version } = document;
      const end = change.rangeOffset + change.text.length;
      // What goes wrong is in the server's log; a list that does not open is nothing to interrupt the user for.
      timer = setTimeout(() => void suggest(document, version, end).catch(() => undefined), PAUSE);
    }),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}

const LONGEST_TYPED = 20;

/**
 * Whether a change is a letter that was typed, or ideographs that an input method handed over. While it composes it puts
 * letters in the place of the letters before: such changes are not answered.
 */
function isTyped({ text, rangeLength }: vscode.TextDocumentContentChangeEvent): boolean {
  if (text.length > LONGEST_TYPED) return false;
  if (/\p{Script=Han}$/u.test(text)) return true;
  return rangeLength === 0 && /^[\p{L}\p{N}&]$/u.test(text);
}

/** Who switches off what opens while one types is not shown this either. */
function wantsSuggestions(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration("editor", document).get("suggestOnTriggerCharacters") !== false;
}
