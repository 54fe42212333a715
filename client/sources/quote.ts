import * as vscode from "vscode";
import type { Requests } from "../../server/protocol.ts";
import { applyCitation } from "../commands/apply-citation.ts";
import type { Tools } from "../tools.ts";
import { isSource, showDraft } from "./draft.ts";

type QuoteParams = Requests["tifa/quote"]["params"];

/** Offsets in a passage. */
interface Offsets {
  readonly start: number;
  readonly end: number;
}

/** Puts the words of a passage, or its sentences `within` some offsets, with their citation where the user writes. */
export async function quotePassage(tools: Tools, passage: number, within?: Offsets): Promise<void> {
  await quote(tools, { passage, ...(within === undefined ? {} : { within }) });
}

/** Quotes what is selected in the text of a source; false where nothing is, or the document is no source. */
export async function quoteSelection(tools: Tools): Promise<boolean> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || editor.selection.isEmpty || !isSource(editor.document)) return false;
  const { start, end } = editor.selection;
  const range = { start: toPosition(start), end: toPosition(end) };
  await quote(tools, { selection: { uri: editor.document.uri.toString(), range } });
  return true;
}

function toPosition({ line, character }: vscode.Position): { line: number; character: number } {
  return { line, character };
}

async function quote(tools: Tools, what: Omit<QuoteParams, "textDocument" | "position">): Promise<void> {
  const editor = await showDraft();
  const textDocument = { uri: editor.document.uri.toString() };
  const position = toPosition(editor.selection.active);
  await applyCitation(tools, editor, () => tools.server.request("tifa/quote", { textDocument, position, ...what }));
}
