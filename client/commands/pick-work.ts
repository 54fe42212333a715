import * as vscode from "vscode";
import type { WorkHit } from "../../server/protocol.ts";
import { pickTyped } from "../pick-typed.ts";
import type { ServerClient } from "../server-client.ts";

interface WorkItem extends vscode.QuickPickItem {
  readonly work: WorkHit;
}

/** Asks for a work that the document can cite; the server searches, for a bibliography may have thousands. Gives its key. */
export async function pickWork(
  server: ServerClient,
  editor: vscode.TextEditor,
  title: string,
): Promise<string | undefined> {
  const textDocument = { uri: editor.document.uri.toString() };
  const picked = await pickTyped<WorkItem>({
    title,
    placeholder: vscode.l10n.t("Author, year, key, or words of the title"),
    async load(query, token) {
      const { works } = await server.request("tifa/citableWorks", { textDocument, query }, token);
      return works.map(toItem);
    },
  });
  return picked?.item.work.work;
}

/** Every row is shown: what fits is the server’s to say. */
function toItem(work: WorkHit): WorkItem {
  const description = [work.titleZh, work.work].filter((part) => part !== undefined).join("  ");
  return { work, label: work.label, description, detail: work.title, alwaysShow: true };
}
