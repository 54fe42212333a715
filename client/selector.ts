import * as vscode from "vscode";
import { REPORT_SCHEME } from "./schemes.ts";

/** Languages whose documents Tifa reads; by language and not by scheme, so untitled and remote documents count too. */
export const LANGUAGES: readonly string[] = [
  "markdown",
  "quarto",
  "rmd",
  "latex",
  "tex",
  "typst",
  "org",
  "asciidoc",
  "restructuredtext",
  "plaintext",
];

/** Bibliography files are sent to the server too: what is not saved yet counts. */
export const BIBLIOGRAPHY = "bibtex";

/** Glossaries are sent to the server: what is wrong with them is told before they are saved. */
export const GLOSSARIES = "**/*.glossary.{yaml,yml,json,csv,tsv,tbx}";

const GLOSSARY_NAME = /\.glossary\.(?:ya?ml|json|csv|tsv|tbx)$/iu;

/** Whether a document is a glossary of the user's. */
export function isGlossary({ uri }: vscode.TextDocument): boolean {
  return uri.scheme === "file" && GLOSSARY_NAME.test(uri.path);
}

/** Schemes of editors that hold no document of the user's: output panels, the other side of a comparison. */
const FOREIGN_SCHEMES = new Set(["output", "git", "vscode", "comment", REPORT_SCHEME]);

export function isRead(document: vscode.TextDocument): boolean {
  return LANGUAGES.includes(document.languageId) && !FOREIGN_SCHEMES.has(document.uri.scheme);
}

/** The active editor, if Tifa reads its document; while a panel has the focus, the editor beside it. */
export function activeEditor(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editor = activeTextEditor ?? visibleTextEditors.find(({ document }) => isRead(document));
  return editor !== undefined && isRead(editor.document) ? editor : undefined;
}

const LONGEST_QUERY = 80;

/** The selected text of one line, to begin with. */
export function selectedText(editor: vscode.TextEditor | undefined): string {
  if (editor === undefined || !editor.selection.isSingleLine) return "";
  const text = editor.document.getText(editor.selection).trim();
  return text.length <= LONGEST_QUERY ? text : "";
}

/** The active document as requests name it, for which its glossaries count. */
export function ofActiveDocument(): { textDocument?: { uri: string } } {
  const uri = activeEditor()?.document.uri.toString();
  return uri === undefined ? {} : { textDocument: { uri } };
}
