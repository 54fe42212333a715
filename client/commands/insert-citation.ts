import * as vscode from "vscode";
import type { CiteParams, LocatorDto, WorkHit } from "../../server/protocol.ts";
import { activeEditor, selectedText } from "../selector.ts";
import type { ServerClient } from "../server-client.ts";
import { quotePassage, quoteSelection } from "../sources/quote.ts";
import type { Tools } from "../tools.ts";
import { applyCitation } from "./apply-citation.ts";
import { mentionAt } from "./concept-at-cursor.ts";
import { pickClaim } from "./pick-claim.ts";
import { pickConcept } from "./pick-concept.ts";

/** *Tifa: Insert Citation*: of the work given, else for a claim of the concept given or at the cursor, else of a work that is picked. */
export async function insertCitation(
  tools: Tools,
  concept: string | undefined,
  { work: given, citedIn }: { readonly work?: unknown; readonly citedIn?: unknown } = {},
): Promise<void> {
  const { server } = tools;
  const editor = editorToCiteIn();
  if (typeof given === "string") {
    const through = typeof citedIn === "object" && citedIn !== null ? { citedIn: citedIn as LocatorDto } : {};
    return citeConcept(tools, editor, { work: given, ...(concept === undefined ? {} : { concept }), ...through });
  }
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

/**
 * *Tifa: Insert Quotation*: the passage given or what is selected in a source; else a set phrase of the paper, or the definition,
 * with its citation.
 */
export async function insertQuotation(tools: Tools, concept: string | undefined, passage?: unknown): Promise<void> {
  const { server } = tools;
  if (typeof passage === "number") return quotePassage(tools, passage);
  if (concept === undefined && (await quoteSelection(tools))) return;
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
async function citeConcept(
  tools: Tools,
  editor: vscode.TextEditor,
  what: Omit<CiteParams, "textDocument" | "position">,
): Promise<void> {
  const textDocument = { uri: editor.document.uri.toString() };
  const position = editor.selection.active;
  await applyCitation(tools, editor, () => tools.server.request("tifa/cite", { textDocument, position, ...what }));
}

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
