import type { CancellationToken, CodeAction, CodeActionContext, CodeActionKind } from "vscode-languageserver";
import type { Span } from "../core/text/span.ts";
import type { Server } from "./feature.ts";
import type { OpenDocument } from "./open-document.ts";

/** Offers code actions of one subject. */
export interface CodeActionProvider {
  readonly kinds: readonly CodeActionKind[];
  /** The actions for `span`, where the cursor stands or what is selected; their edits may be left to `resolve`. */
  actions(server: Server, open: OpenDocument, span: Span, context: CodeActionContext): readonly CodeAction[];
  /** The edit of an action that takes long to make: of this provider if it knows the action's `data`. */
  resolve?(server: Server, action: CodeAction, token: CancellationToken): Promise<CodeAction | undefined>;
}
