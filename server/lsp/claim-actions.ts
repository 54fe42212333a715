import * as l10n from "@vscode/l10n";
import { type CodeAction, CodeActionKind, type Position } from "vscode-languageserver";
import { mentionAt } from "../core/recognition/recognized.ts";
import type { ClaimRow } from "../features/claims.ts";
import type { ClaimItem } from "../protocol.ts";
import { citeAt } from "./cite.ts";
import { rowsFor, wantedBy } from "./claims.ts";
import type { CodeActionProvider } from "./code-action-provider.ts";
import { UserError } from "./user-error.ts";

const KIND = `${CodeActionKind.RefactorRewrite}.tifa.cite`;
/** A menu has room for as many claims; `tifa/claims` lists all. */
const MOST_ROWS = 4;

interface ClaimData {
  readonly cite: ClaimItem["cite"];
  readonly uri: string;
  readonly version: number;
  readonly position: Position;
}

/** What the term at the cursor can be cited for: a picker where the client has one, else an action for each of the best. */
export const claimActions: CodeActionProvider = {
  kinds: [KIND],

  actions(server, open, { start }) {
    const mention = mentionAt(open.recognized(server.glossaries.of(open.uri)), start);
    if (mention === undefined) return [];
    const concept = mention.concept.id;
    if (server.client().commandLinks) {
      const title = l10n.t("Cite for this claim…");
      return [{ title, kind: KIND, command: { title, command: "tifa.insertCitation", arguments: [{ concept }] } }];
    }
    const position = open.text.positionAt(start);
    return rowsFor(server, mention.concept, mention)
      .rows.slice(0, MOST_ROWS)
      .map(
        (row): CodeAction => ({
          title: titleOf(row),
          kind: KIND,
          data: { cite: wantedBy(row, concept), uri: open.uri, version: open.version, position } satisfies ClaimData,
        }),
      );
  },

  async resolve(server, action) {
    const { cite, uri, version, position }: Partial<ClaimData> = action.data ?? {};
    if (cite === undefined || uri === undefined || position === undefined) return undefined;
    if (server.document(uri)?.version !== version)
      throw new UserError(l10n.t("The document changed meanwhile. Try again."));
    const result = await citeAt(server, { textDocument: { uri }, position, ...cite });
    const changes = Object.entries(result?.edit?.changes ?? {}).map(([file, edits]) => [file, [...edits]]);
    return { ...action, edit: { changes: Object.fromEntries(changes) } };
  },
};

function titleOf({ group, label }: ClaimRow): string {
  if (group === "paper") return l10n.t("Cite the paper: {0}", label);
  return group === "source" ? l10n.t("Cite {0}", label) : l10n.t("Cite {0} as cited in the paper", label);
}
