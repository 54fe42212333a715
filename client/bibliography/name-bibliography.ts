import * as vscode from "vscode";
import type { BibliographyOffer, NamedBibliography } from "../../server/protocol.ts";
import { toRange } from "../range.ts";
import { activeEditor } from "../selector.ts";
import type { Tools } from "../tools.ts";

/** How long a note stays in the status bar, in milliseconds: long enough to be read. */
const NOTE_TIME = 12_000;

const MOST_BUTTONS = 3;

/** Documents that were asked about: nobody is asked twice. */
const asked = new Set<string>();

/** Says that a document has no bibliography, once, with a button that gives it one; whether it was said. */
export function offerBibliography(tools: Tools, uri: vscode.Uri, offer: BibliographyOffer): boolean {
  const id = uri.toString();
  if (asked.has(id)) return false;
  asked.add(id);
  // Not awaited: the answer may never come.
  void ask(tools, uri, offer);
  return true;
}

async function ask(tools: Tools, uri: vscode.Uri, { kind, names }: BibliographyOffer): Promise<void> {
  const questions: Readonly<Record<BibliographyOffer["kind"], string>> = {
    create: vscode.l10n.t("This document has no bibliography file yet, so its references cannot be listed."),
    second: vscode.l10n.t(
      "A reference manager exports the bibliography of this document, and would overwrite an addition. A second file can hold it.",
    ),
    name: vscode.l10n.t("This document does not name its bibliography file: what renders it may not find it."),
  };
  const buttons = names.slice(0, MOST_BUTTONS).map((name) => ({
    name,
    title: kind === "name" ? vscode.l10n.t("Name {0}", name) : vscode.l10n.t("Create {0}", name),
  }));
  const chosen = await vscode.window.showInformationMessage(`Tifa: ${questions[kind]}`, ...buttons);
  if (chosen !== undefined) await tell(nameBibliography(tools, uri, chosen.name));
}

/** *Tifa: Create or Name Bibliography File*. */
export async function nameBibliographyHere(tools: Tools): Promise<void> {
  const editor = activeEditor();
  if (editor === undefined) throw new Error(vscode.l10n.t("Open a Markdown, LaTeX or text document first."));
  await nameBibliography(tools, editor.document.uri);
}

/** A button of a message has no command that says what went wrong. */
async function tell(done: Promise<void>): Promise<void> {
  try {
    await done;
  } catch (error) {
    void vscode.window.showErrorMessage(`Tifa: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function nameBibliography({ server, entries }: Tools, uri: vscode.Uri, name?: string): Promise<void> {
  const textDocument = { uri: uri.toString() };
  const wanted = await server.request(
    "tifa/nameBibliography",
    name === undefined ? { textDocument } : { textDocument, name },
  );
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
  if (wanted === null || document?.version !== wanted.version)
    throw new Error(vscode.l10n.t("The document changed meanwhile. Try again."));
  const { added, edit } = wanted;
  const declare = (): Promise<boolean> => apply(document, wanted);
  if (added !== undefined) {
    say(await entries.write({ text: "", notes: [], added, ...(edit === undefined ? {} : { edit }) }, declare));
    return;
  }
  if (!(await declare())) throw new Error(vscode.l10n.t("The document could not be changed."));
  say(await outcome(wanted));
}

/** The file and its name in the document are one edit, and one undo. */
async function apply(document: vscode.TextDocument, { uri, text, edits }: NamedBibliography): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  if (text !== undefined)
    edit.createFile(vscode.Uri.parse(uri), { contents: new TextEncoder().encode(text), overwrite: false });
  for (const { range, newText } of edits) edit.replace(document.uri, toRange(range), newText);
  return vscode.workspace.applyEdit(edit);
}

/** What is on disk now, read again. */
async function outcome({ uri, name, text, keys }: NamedBibliography): Promise<string> {
  if (text === undefined) return vscode.l10n.t("The document names {0}.", name);
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(uri));
  if (new TextDecoder().decode(bytes) !== text) throw new Error(vscode.l10n.t("{0} could not be written.", name));
  if (keys.length === 0) return vscode.l10n.t("{0} is created, with no entry yet.", name);
  return vscode.l10n.t("{0} is created, with {1}.", name, keys.join(", "));
}

function say(message: string): void {
  vscode.window.setStatusBarMessage(`$(check) ${message}`, NOTE_TIME);
}
