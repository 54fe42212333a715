import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as vscode from "vscode";
import type { AddedEntry, CiteResult } from "../../server/protocol.ts";
import { toRange } from "../range.ts";
import { type Added, addEntry, type Target } from "./add-entry.ts";
import { afterwards, Journal, type JournalFiles, type Left, outcomeOf } from "./journal.ts";

/** Writes citations with the entries that they need. */
export interface EntryWriter {
  /**
   * Adds the entry, cites, saves the bibliography file if it was saved before, and tells what is on disk. Throws with a
   * message. The two files have an edit each: one for both would ask, at each undo, which of them is meant.
   *
   * @param cite puts the citation into the document; false where that cannot be done
   */
  write(result: CiteResult & { readonly added: AddedEntry }, cite: () => Promise<boolean>): Promise<string>;
  /** Offers what was lost when the editor was killed while it saved. */
  offerLost(): Promise<void>;
}

export function createEntryWriter(context: vscode.ExtensionContext): EntryWriter {
  // A workspace is open in one window only, so that nobody else's entries are taken for lost ones.
  const storage = context.storageUri ?? context.globalStorageUri;
  const journal = new Journal(join(storage.fsPath, "journal"), FILES);
  return {
    async write(result, cite) {
      let isCited = false;
      const target = await openTarget(result, async () => {
        isCited = await cite();
      });
      const message = messageFor(await addEntry(result.added, target, journal, String(Date.now())), result.added);
      if (!isCited) throw new Error(`${vscode.l10n.t("The document could not be changed.")} ${message}`);
      return message;
    },
    async offerLost() {
      for (const left of journal.left()) await offer(left, journal);
    },
  };
}

const FILES: JournalFiles = {
  list: (folder) => readdirSync(folder),
  read: (path) => readFileSync(path),
  write(path, bytes) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  },
  rename: renameSync,
  remove: (path) => rmSync(path),
};

async function openTarget(
  { edit, added }: CiteResult & { readonly added: AddedEntry },
  cite: () => Promise<void>,
): Promise<Target> {
  const uri = vscode.Uri.parse(added.uri);
  const document = await vscode.workspace.openTextDocument(uri);
  const edits = (edit?.changes[added.uri] ?? []).map(
    ({ range, newText }) => new vscode.TextEdit(toRange(range), newText),
  );
  const place = edits[0]?.range.start ?? new vscode.Position(0, 0);
  const workspaceEdit = new vscode.WorkspaceEdit();
  workspaceEdit.set(uri, edits);
  return {
    text: () => document.getText(),
    textBefore: () => document.getText(new vscode.Range(new vscode.Position(0, 0), place)),
    isDirty: () => document.isDirty,
    async apply() {
      const isDone = await vscode.workspace.applyEdit(workspaceEdit);
      if (isDone) await cite();
      return isDone;
    },
    save: async () => document.save(),
    onDisk: async () => vscode.workspace.fs.readFile(uri),
  };
}

/** Throws where nothing was done. */
function messageFor(added: Added, { uri, key }: AddedEntry): string {
  const name = nameOf(uri);
  switch (added.kind) {
    case "changed":
      throw new Error(vscode.l10n.t("{0} is not what it was a moment ago. Try again.", name));
    case "refused":
      throw new Error(vscode.l10n.t("{0} could not be changed.", name));
    case "unsaved":
      return vscode.l10n.t("“{0}” is in {1}, which has unsaved changes: save it.", key, name);
    case "failed":
      throw new Error(vscode.l10n.t("“{0}” is in {1}, but could not be saved. {2}", key, name, added.reason));
    case "lost":
      throw new Error(
        vscode.l10n.t("{0} was saved, but “{1}” is not in it: another program has written it.", name, key),
      );
    case "saved":
      if (added.isExact) return vscode.l10n.t("“{0}” is saved in {1}.", key, name);
      return vscode.l10n.t(
        "“{0}” is saved in {1}; saving has changed something else there too, such as line ends.",
        key,
        name,
      );
  }
}

async function offer(left: Left, journal: Journal): Promise<void> {
  const uri = vscode.Uri.parse(left.uri);
  const now = await vscode.workspace.fs.readFile(uri).then(
    (bytes) => bytes,
    () => undefined,
  );
  const outcome = outcomeOf(left, now);
  if (outcome === "half") await offerFile(left, uri);
  else if (outcome !== "done") await offerCopy(left);
  journal.end(left.id);
}

async function offerFile(left: Left, uri: vscode.Uri): Promise<void> {
  const restore = vscode.l10n.t("Restore");
  const question = vscode.l10n.t(
    "{0} was cut off while it was saved. Restore it, with the new entry “{1}”?",
    nameOf(left.uri),
    left.key,
  );
  if ((await vscode.window.showWarningMessage(question, { modal: true }, restore)) === restore)
    await vscode.workspace.fs.writeFile(uri, afterwards(left));
}

async function offerCopy(left: Left): Promise<void> {
  const copy = vscode.l10n.t("Copy the entry");
  const question = vscode.l10n.t("The entry “{0}” did not get into {1}.", left.key, nameOf(left.uri));
  if ((await vscode.window.showWarningMessage(question, copy)) === copy)
    await vscode.env.clipboard.writeText(left.text.trim());
}

function nameOf(uri: string): string {
  return vscode.Uri.parse(uri).path.split("/").at(-1) ?? uri;
}
