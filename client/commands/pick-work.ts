import * as vscode from "vscode";
import type { WorkHit } from "../../server/protocol.ts";
import { answerTyping } from "../answer-typing.ts";
import type { ServerClient } from "../server-client.ts";

interface WorkItem extends vscode.QuickPickItem {
  readonly work: WorkHit;
}

/** Asks for a work that the document can cite; the server searches, for a bibliography may have thousands. Gives its key. */
export function pickWork(server: ServerClient, editor: vscode.TextEditor, title: string): Promise<string | undefined> {
  const picker = vscode.window.createQuickPick<WorkItem>();
  picker.title = title;
  picker.placeholder = vscode.l10n.t("Author, year, key, or words of the title");
  const textDocument = { uri: editor.document.uri.toString() };
  return new Promise((resolve, reject) => {
    const load = async (query: string, token: vscode.CancellationToken): Promise<WorkItem[]> => {
      const { works } = await server.request("tifa/citableWorks", { textDocument, query }, token);
      return works.map(toItem);
    };
    answerTyping(picker, load, reject);
    picker.onDidAccept(() => {
      const [item] = picker.selectedItems;
      if (item !== undefined) resolve(item.work.work);
      picker.hide();
    });
    picker.onDidHide(() => {
      picker.dispose();
      resolve(undefined);
    });
    picker.show();
  });
}

/** Every row is shown: what fits is the server’s to say. */
function toItem(work: WorkHit): WorkItem {
  const description = [work.titleZh, work.work].filter((part) => part !== undefined).join("  ");
  return { work, label: work.label, description, detail: work.title, alwaysShow: true };
}
