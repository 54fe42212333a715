import type * as vscode from "vscode";
import type { MentionDto } from "../../server/protocol.ts";
import { toRange } from "../range.ts";
import { activeEditor } from "../selector.ts";
import type { ServerClient } from "../server-client.ts";

/** The mention that covers a position of a document; the position may be at its end. */
export async function mentionAt(
  server: ServerClient,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<MentionDto | undefined> {
  const result = await server.request("tifa/mentions", { textDocument: { uri: document.uri.toString() } });
  return result?.mentions.find(({ range }) => toRange(range).contains(position));
}

/** The concept at the cursor of the active editor. */
export async function conceptAtCursor(server: ServerClient): Promise<string | undefined> {
  const editor = activeEditor();
  if (editor === undefined) return undefined;
  const mention = await mentionAt(server, editor.document, editor.selection.active);
  return mention?.concept;
}
