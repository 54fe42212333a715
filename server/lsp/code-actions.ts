import type { CodeAction, CodeActionContext, CodeActionKind } from "vscode-languageserver";
import type { Span } from "../core/text/span.ts";
import { consistencyActions } from "./consistency-actions.ts";
import type { Feature, Server } from "./feature.ts";
import type { OpenDocument } from "./open-document.ts";

/** Offers code actions of one subject. */
export interface CodeActionProvider {
  readonly kinds: readonly CodeActionKind[];
  /** The actions for `span`, where the cursor stands or what is selected. */
  actions(server: Server, open: OpenDocument, span: Span, context: CodeActionContext): readonly CodeAction[];
}

/** Everything that offers code actions; a new subject is one more here. */
const providers: readonly CodeActionProvider[] = [consistencyActions];

/** The one handler of code actions: the protocol knows no more than one for a server. */
export const codeActions: Feature = {
  capabilities: { codeActionProvider: { codeActionKinds: [...new Set(providers.flatMap(({ kinds }) => kinds))] } },

  register(server) {
    server.connection.onCodeAction(({ textDocument, range, context }, token) =>
      server.answer("codeAction", token, () => {
        const open = server.document(textDocument.uri);
        if (open === undefined) return [];
        const span = { start: open.text.offsetAt(range.start), end: open.text.offsetAt(range.end) };
        return providers
          .filter(({ kinds }) => isWanted(kinds, context.only))
          .flatMap((provider) => provider.actions(server, open, span, context));
      }),
    );
  },
};

/** A client may ask for `refactor` and mean `refactor.rewrite` too. */
function isWanted(kinds: readonly CodeActionKind[], only: readonly CodeActionKind[] | undefined): boolean {
  return (
    only === undefined || kinds.some((kind) => only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`)))
  );
}
