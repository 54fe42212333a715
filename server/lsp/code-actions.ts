import type { CancellationToken, CodeAction, CodeActionKind } from "vscode-languageserver";
import { claimActions } from "./claim-actions.ts";
import type { CodeActionProvider } from "./code-action-provider.ts";
import { consistencyActions } from "./consistency-actions.ts";
import { addTermActions } from "./exchange/add-term-action.ts";
import type { Feature, Server } from "./feature.ts";
import { glossActions } from "./gloss-actions.ts";
import { keyActions } from "./keys/key-diagnostics.ts";

/** Everything that offers code actions; a new subject is one more here. */
const providers: readonly CodeActionProvider[] = [
  keyActions,
  consistencyActions,
  glossActions,
  claimActions,
  addTermActions,
];

/** The one handler of code actions: the protocol knows no more than one for a server. */
export const codeActions: Feature = {
  capabilities: {
    codeActionProvider: {
      codeActionKinds: [...new Set(providers.flatMap(({ kinds }) => kinds))],
      resolveProvider: true,
    },
  },

  register(server) {
    server.connection.onCodeAction(({ textDocument, range, context }, token) =>
      server.answer("codeAction", token, () => {
        const open = server.document(textDocument.uri);
        if (open === undefined) return [];
        const span = { start: open.text.offsetAt(range.start), end: open.text.offsetAt(range.end) };
        const actions = providers
          .filter(({ kinds }) => kinds.some((kind) => isWanted(kind, context.only)))
          .flatMap((provider) => provider.actions(server, open, span, context))
          .filter(({ kind = "" }) => isWanted(kind, context.only));
        return resolvesEdits(server) ? actions : Promise.all(actions.map((action) => resolved(server, action, token)));
      }),
    );
    server.connection.onCodeActionResolve((action, token) =>
      server.answer("codeAction/resolve", token, () => resolved(server, action, token)),
    );
  },
};

async function resolved(server: Server, action: CodeAction, token: CancellationToken): Promise<CodeAction> {
  for (const provider of providers) {
    const done = await provider.resolve?.(server, action, token);
    if (done !== undefined) return done;
  }
  return action;
}

/** Whether the client asks for an action's edit when it is chosen; one that does not gets it at once. */
function resolvesEdits({ initial }: Server): boolean {
  return initial().capabilities.textDocument?.codeAction?.resolveSupport?.properties.includes("edit") === true;
}

/** A client may ask for `refactor` and mean `refactor.rewrite` too. */
function isWanted(kind: CodeActionKind, only: readonly CodeActionKind[] | undefined): boolean {
  return only === undefined || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
}
