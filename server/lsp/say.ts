import { MessageType, ShowMessageNotification } from "vscode-languageserver";
import type { Server } from "./feature.ts";

/** Tells the user something about what they asked for that the answer itself has no place for. */
export function say({ connection }: Pick<Server, "connection">, message: string): void {
  // A notification: the library's own function is a request, which a client may leave without an answer.
  void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
}
