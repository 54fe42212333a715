import * as vscode from "vscode";
import type { Range } from "../server/protocol.ts";
import { toRange } from "./range.ts";
import { isRead } from "./selector.ts";
import type { ServerClient } from "./server-client.ts";

/** Terms are marked anew when the user has paused this long (milliseconds); those of the line that is typed, so long. */
const PAUSE = 250;
const PAUSE_OF_TYPED_LINE = 1200;

/**
 * Marks terms by a dotted line under them. Decorations and not semantic tokens: an editor shows the tokens of one
 * extension only, and whether they show at all is up to the theme. The line that is being typed is left alone until the
 * typing rests, so that nothing moves under an input method.
 */
export function registerHighlights(context: vscode.ExtensionContext, server: ServerClient): void {
  const line = vscode.window.createTextEditorDecorationType({
    borderWidth: "0 0 1px 0",
    borderStyle: "dotted",
    borderColor: new vscode.ThemeColor("tifa.termUnderline"),
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  const typed = new WeakMap<vscode.TextDocument, number>();
  let rest: NodeJS.Timeout | undefined;
  const timers = new Map<vscode.TextEditor, NodeJS.Timeout>();

  const update = async (editor: vscode.TextEditor): Promise<void> => {
    const { document } = editor;
    const version = document.version;
    const params = { textDocument: { uri: document.uri.toString() }, ranges: editor.visibleRanges.map(linesAround) };
    const result = await server.request("tifa/highlights", params);
    if (result === null || document.version !== version) return;
    const ranges = result.highlights.map(({ range }) => toRange(range));
    editor.setDecorations(
      line,
      ranges.filter((range) => range.start.line !== typed.get(document)),
    );
  };
  const schedule = (editor: vscode.TextEditor | undefined): void => {
    if (editor === undefined || !isRead(editor.document)) return;
    clearTimeout(timers.get(editor));
    // The server says in its log what went wrong; marks are nothing to interrupt the user for.
    timers.set(
      editor,
      setTimeout(() => void update(editor).catch(() => undefined), PAUSE),
    );
  };
  const scheduleAll = (): void => vscode.window.visibleTextEditors.forEach(schedule);

  context.subscriptions.push(
    line,
    new vscode.Disposable(() => clearTimeout(rest)),
    vscode.window.onDidChangeVisibleTextEditors((editors) => {
      for (const editor of timers.keys()) if (!editors.includes(editor)) timers.delete(editor);
      editors.forEach(schedule);
    }),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => schedule(textEditor)),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const [change] = contentChanges;
      if (change !== undefined) typed.set(document, change.range.start.line);
      clearTimeout(rest);
      rest = setTimeout(() => {
        typed.delete(document);
        scheduleAll();
      }, PAUSE_OF_TYPED_LINE);
      for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) schedule(editor);
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      const { document, selection } = textEditor;
      const last = typed.get(document);
      if (last === undefined || last === selection.active.line) return;
      typed.delete(document);
      schedule(textEditor);
    }),
    server.onGlossaryChanged(scheduleAll),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("tifa")) scheduleAll();
    }),
  );
  scheduleAll();
}

/** Some lines more than one sees, so that scrolling a little shows no bare text. */
const AROUND = 20;

/** As the protocol has ranges: one of the editor's own would be sent as a list. */
function linesAround({ start, end }: vscode.Range): Range {
  return {
    start: { line: Math.max(0, start.line - AROUND), character: 0 },
    end: { line: end.line + AROUND, character: 0 },
  };
}
