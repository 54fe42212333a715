import * as vscode from "vscode";
import type { CiteParams, CiteResult, WorkHit } from "../../server/protocol.ts";
import { toRange } from "../range.ts";
import { activeEditor, selectedText } from "../selector.ts";
import type { ServerClient } from "../server-client.ts";
import type { Tools } from "../tools.ts";
import { mentionAt } from "./concept-at-cursor.ts";
import { pickClaim } from "./pick-claim.ts";
import { pickConcept } from "./pick-concept.ts";

/** *Tifa: Insert Citation*: for a claim of the concept given or at the cursor, else for a work picked from the bibliography. */
export async function insertCitation(tools: Tools, concept: string | undefined): Promise<void> {
  const { server } = tools;
  const editor = editorToCiteIn();
  const id = concept ?? (await mentionAt(server, editor.document, editor.selection.active))?.concept;
  if (id !== undefined) return citeClaim(tools, editor, id);
  const work = await pickWork(server);
  if (work !== undefined) await citeConcept(tools, editor, { work });
}

/** Cites for one of the claims that the paper supports on a concept. */
export async function citeClaim(tools: Tools, editor: vscode.TextEditor, concept: string): Promise<void> {
  const textDocument = { uri: editor.document.uri.toString() };
  const claims = await tools.server.request("tifa/claims", {
    textDocument,
    position: editor.selection.active,
    concept,
  });
  if (claims === null) throw new Error(vscode.l10n.t("Tifa cannot cite here."));
  const claim = await pickClaim(claims);
  if (claim !== undefined) await citeConcept(tools, editor, claim);
}

/** *Tifa: Insert Quotation*: a set phrase of the paper, or the definition, with its citation. */
export async function insertQuotation(tools: Tools, concept: string | undefined): Promise<void> {
  const { server } = tools;
  const editor = editorToCiteIn();
  const atCursor = concept ?? (await mentionAt(server, editor.document, editor.selection.active))?.concept;
  const id = atCursor ?? (await pickQuoted(server, editor));
  if (id !== undefined) await citeConcept(tools, editor, { concept: id, form: "quotation" });
}

function editorToCiteIn(): vscode.TextEditor {
  const editor = activeEditor();
  if (editor === undefined) throw new Error(vscode.l10n.t("Open a Markdown, LaTeX or text document first."));
  return editor;
}

async function pickQuoted(server: ServerClient, editor: vscode.TextEditor): Promise<string | undefined> {
  const title = vscode.l10n.t("Quote what the paper says of…");
  const picked = await pickConcept(server, { title, value: selectedText(editor), actions: [] });
  return picked?.item.hit.concept;
}

/** Puts a citation at the cursor, as one undo, and tells what a careful writer should know. */
export async function citeConcept(
  { server, entries }: Tools,
  editor: vscode.TextEditor,
  what: Omit<CiteParams, "textDocument" | "position">,
): Promise<void> {
  const textDocument = { uri: editor.document.uri.toString() };
  const version = editor.document.version;
  const result = await server.request("tifa/cite", { textDocument, position: editor.selection.active, ...what });
  if (result === null) throw new Error(vscode.l10n.t("Tifa cannot cite here."));
  const cite = async (): Promise<boolean> => editor.document.version === version && putCitation(editor, result);
  const { added, notes } = result;
  const done = added === undefined ? await cite() : await entries.write({ ...result, added }, cite);
  if (done === false) throw new Error(vscode.l10n.t("The document changed meanwhile. Try again."));
  const said = [...notes, ...(done === true ? [] : [done])];
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

interface WorkItem extends vscode.QuickPickItem {
  readonly work: WorkHit;
}

async function pickWork(server: ServerClient): Promise<string | undefined> {
  const { works } = await server.request("tifa/works", {});
  const items: WorkItem[] = works.map((work) => ({
    work,
    label: work.label,
    description: work.titleZh ?? "",
    detail: work.title,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Cite a work"),
    placeHolder: vscode.l10n.t("Author, year, or words of the title"),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.work.work;
}
