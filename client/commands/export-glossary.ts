import * as vscode from "vscode";
import { nameOf } from "../glossary/change-file.ts";
import { notKeptText } from "../glossary/import-report.ts";
import { saveFile } from "../save-file.ts";
import { ofActiveDocument } from "../selector.ts";
import type { Tools } from "../tools.ts";

interface FormatItem extends vscode.QuickPickItem {
  readonly format: string;
  readonly extension: string;
}

interface WhatItem extends vscode.QuickPickItem {
  readonly what: "built-in" | "own" | "all";
}

/** *Tifa: Export Glossary*: what Tifa brings, the user's own or both, after a word on what the format cannot hold. */
export async function exportGlossary({ server }: Tools): Promise<void> {
  const picked = await vscode.window.showQuickPick(whats(), { title: vscode.l10n.t("Export which terms?") });
  if (picked === undefined) return;
  const format = await vscode.window.showQuickPick(formats(), {
    title: vscode.l10n.t("Export as…"),
    matchOnDescription: true,
  });
  if (format === undefined) return;
  const title = picked.what === "built-in" ? "Tifa" : vscode.l10n.t("Glossary");
  const { text, entries, notKept } = await server.request("tifa/exportGlossary", {
    what: picked.what,
    format: format.format,
    title,
    ...ofActiveDocument(),
  });
  if (entries === 0) throw new Error(vscode.l10n.t("There are no such terms yet."));
  if (notKept.length > 0 && !(await isWanted(format.label, entries, notKeptText(notKept)))) return;
  const file = `${picked.what === "built-in" ? "tifa" : "terms"}${format.extension}`;
  const target = await saveFile(file, text, { title: vscode.l10n.t("Export as {0}", format.label) });
  if (target === undefined) return;
  const show = vscode.l10n.t("Show");
  const said = vscode.l10n.t("Exported to {0}; terms: {1}.", nameOf(target), entries);
  void vscode.window.showInformationMessage(said, show).then(async (pressed) => {
    if (pressed === show) await vscode.window.showTextDocument(target);
  });
}

async function isWanted(format: string, entries: number, lost: string): Promise<boolean> {
  const go = vscode.l10n.t("Export");
  const question = vscode.l10n.t("Export as {0}? Terms: {1}", format, entries);
  const detail = vscode.l10n.t("The format has no place for: {0}.", lost);
  return (await vscode.window.showInformationMessage(question, { modal: true, detail }, go)) === go;
}

function whats(): WhatItem[] {
  return [
    { what: "own", label: vscode.l10n.t("Your own terms") },
    { what: "built-in", label: vscode.l10n.t("The built-in terms") },
    { what: "all", label: vscode.l10n.t("All terms") },
  ];
}

function formats(): FormatItem[] {
  return [
    { format: "yaml", extension: ".glossary.yaml", label: "YAML", description: vscode.l10n.t("Tifa’s own format") },
    { format: "csv", extension: ".csv", label: "CSV", description: vscode.l10n.t("for spreadsheets") },
    { format: "tbx", extension: ".tbx", label: "TBX", description: vscode.l10n.t("for translation tools, ISO 30042") },
    { format: "markdown", extension: ".md", label: "Markdown", description: vscode.l10n.t("to read and to print") },
    { format: "latex", extension: ".tex", label: "LaTeX", description: "\\newglossaryentry" },
    { format: "anki", extension: ".txt", label: "Anki", description: vscode.l10n.t("flash cards") },
    { format: "tsv", extension: ".tsv", label: "TSV", description: vscode.l10n.t("a table with tabs") },
    { format: "json", extension: ".glossary.json", label: "JSON", description: vscode.l10n.t("Tifa’s own format") },
  ];
}
