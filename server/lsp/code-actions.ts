import { type CodeAction, type CodeActionKind, type CodeActionParams, CodeActionRequest } from "vscode-languageserver";
import type { Feature, Server } from "./feature.ts";
import { gloss } from "./gloss-actions.ts";
import type { OpenDocument } from "./open-document.ts";

/** Offers actions at a place of a document. */
export interface CodeActionProvider {
  readonly kinds: readonly CodeActionKind[];
  /** The actions at a range, quickly: their edits may be left to `resolve`. */
  actions(server: Server, open: OpenDocument, params: CodeActionParams): readonly CodeAction[];
  /** Gives an action that it offered its edit; undefined where another provider offered it. */
  resolve?(server: Server, action: CodeAction): CodeAction | undefined;
}

/** Everything that offers actions; a new provider is one more here. */
const providers: readonly CodeActionProvider[] = [gloss];

/** Actions of all providers, under one registration; a client that cannot resolve gets them with their edits at once. */
export const codeActions: Feature = {
  capabilities: {
    codeActionProvider: { codeActionKinds: providers.flatMap(({ kinds }) => kinds), resolveProvider: true },
  },

  register(server) {
    const { connection, answer, document, client } = server;
    const resolved = (action: CodeAction): CodeAction =>
      providers.reduce<CodeAction | undefined>((done, { resolve }) => done ?? resolve?.(server, action), undefined) ??
      action;

    connection.onCodeAction((params, token) =>
      answer(CodeActionRequest.method, token, () => {
        const open = document(params.textDocument.uri);
        if (open === undefined) return [];
        const actions = providers
          .flatMap((provider) => provider.actions(server, open, params))
          .filter(({ kind }) => isWanted(kind, params.context.only));
        return client().resolvesCodeActions ? actions : actions.map(resolved);
      }),
    );
    connection.onCodeActionResolve((action, token) => answer("codeAction/resolve", token, () => resolved(action)));
  },
};

/** Kinds are hierarchies: who asks for `refactor` gets `refactor.rewrite.tifa` too. */
export function isWanted(kind = "", only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`) || wanted === "");
}
