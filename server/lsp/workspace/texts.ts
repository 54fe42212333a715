import { readFile, stat } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { CancellationToken } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { proseKind } from "../../core/prose/prose.ts";
import { decodeText } from "../../formats/decode-text.ts";
import type { Server } from "../feature.ts";
import { pathOf } from "../paths.ts";
import { filesIn } from "./files.ts";
import { workspaceFolders } from "./folders.ts";

/** A document of the workspace as it is in the editor, or on disk. */
export interface WorkspaceText {
  readonly text: TextDocument;
  /** The version that the client has open; null where it is closed. */
  readonly version: number | null;
  readonly isUtf8: boolean;
}

/** Larger files are data, not documents. */
const LARGEST_FILE = 50_000_000;

/**
 * The documents of the workspace that have `needle` in them, one after the other; open ones as they are in the editor, and
 * those outside of the folders too. What cannot be read is passed over. Ends early where `token` is cancelled.
 */
export async function* textsWith(
  server: Server,
  needle: string,
  token: CancellationToken,
): AsyncGenerator<WorkspaceText> {
  const open = new Map(Array.from(server.documents(), (document) => [pathOf(document.uri) ?? document.uri, document]));
  for (const { text, version } of open.values()) {
    if (text.getText().includes(needle)) yield { text, version, isUtf8: true };
  }
  for (const { path, excludes } of await workspaceFolders(server)) {
    for await (const file of filesIn(path, excludes)) {
      if (token.isCancellationRequested) return;
      const found = open.has(file) ? undefined : await readText(file);
      if (found?.text.getText().includes(needle) === true) yield found;
    }
  }
}

async function readText(path: string): Promise<WorkspaceText | undefined> {
  try {
    if ((await stat(path)).size > LARGEST_FILE) return undefined;
    const { text, encoding } = decodeText(await readFile(path));
    const document = TextDocument.create(pathToFileURL(path).href, proseKind("", path), 0, text);
    return { text: document, version: null, isUtf8: encoding === "utf-8" };
  } catch {
    // No permission, or gone meanwhile.
    return undefined;
  }
}
