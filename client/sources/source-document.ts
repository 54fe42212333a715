import * as vscode from "vscode";
import type { LocatorDto, SourcePlace } from "../../server/protocol.ts";
import { toRange } from "../range.ts";
import { SOURCE_SCHEME } from "../schemes.ts";
import type { ServerClient } from "../server-client.ts";
import { noteShown } from "./draft.ts";

/** Sources that are no text files are shown as read-only documents of their text. */
export function registerSources(context: vscode.ExtensionContext, server: ServerClient): void {
  const provider: vscode.TextDocumentContentProvider = {
    async provideTextDocumentContent(uri) {
      const shown = await server.request("tifa/sourceText", { uri: uri.toString() });
      return shown?.text ?? vscode.l10n.t("This document is none of your sources any longer.");
    },
  };
  const passage = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor("editor.rangeHighlightBackground"),
  });
  mark = passage;
  context.subscriptions.push(passage, vscode.workspace.registerTextDocumentContentProvider(SOURCE_SCHEME, provider));
}

let mark: vscode.TextEditorDecorationType | undefined;

/** What a link may ask to be opened: a passage by its number, or a place of the paper. */
export interface PlaceArgument {
  readonly passage?: unknown;
  readonly locator?: unknown;
}

/** *Open Passage*: shows a passage of a source beside the document, selected. */
export async function openPassage(server: ServerClient, { passage, locator }: PlaceArgument): Promise<void> {
  if (typeof passage === "number") return show(await server.request("tifa/sourcePlace", { passage }));
  if (typeof locator !== "object" || locator === null) return;
  await show(await server.request("tifa/sourcePlace", { locator: locator as LocatorDto }));
}

async function show(place: SourcePlace | null): Promise<void> {
  if (place === null) return;
  const uri = vscode.Uri.parse(place.uri, true);
  if (uri.scheme === "file" && !(await isText(uri))) {
    await vscode.env.openExternal(uri);
    return;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  noteShown(document.uri);
  const range = toRange(place.range);
  const editor = await vscode.window.showTextDocument(document, { viewColumn: columnFor(uri), preview: true });
  // The cursor at its beginning and the whole of it marked: a selection is the user's own.
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  if (mark !== undefined) editor.setDecorations(mark, [range]);
}

/** Where it is open already, else where the last one was, else beside. */
function columnFor(uri: vscode.Uri): vscode.ViewColumn {
  const { visibleTextEditors } = vscode.window;
  const same = visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const other = visibleTextEditors.find(({ document }) => document.uri.scheme === SOURCE_SCHEME);
  return same?.viewColumn ?? other?.viewColumn ?? vscode.ViewColumn.Beside;
}

async function isText(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.openTextDocument(uri);
    return true;
  } catch {
    // A binary file.
    return false;
  }
}

/** *Open Source File*: opens the file of the source that is shown with the system's program. */
export async function openSourceFile(server: ServerClient): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (uri?.scheme !== SOURCE_SCHEME) return;
  const shown = await server.request("tifa/sourceText", { uri: uri.toString() });
  if (shown !== null) await vscode.env.openExternal(vscode.Uri.parse(shown.file, true));
}
