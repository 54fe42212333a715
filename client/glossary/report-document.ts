import * as vscode from "vscode";
import { REPORT_SCHEME } from "../schemes.ts";

/** What the reports say, by URI. */
const reports = new Map<string, string>();

/** Lets {@link showReport} show documents. */
export function registerReports(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(REPORT_SCHEME, {
    provideTextDocumentContent: (uri) => reports.get(uri.toString()) ?? "",
  });
}

/** Shows a report in Markdown, as a document that nobody is asked to save. */
export async function showReport(title: string, content: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme: REPORT_SCHEME, path: `/${title}.md`, query: String(Date.now()) });
  reports.set(uri.toString(), content);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
}
