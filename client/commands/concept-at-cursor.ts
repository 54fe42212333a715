import type * as vscode from "vscode";
import type { MentionDto } from "../../server/protocol.ts";
import { toRange } from "../range.ts";
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
