import * as l10n from "@vscode/l10n";
import type { CancellationToken, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { Concept, Rendering } from "../core/concept/concept.ts";
import { isSameWording } from "../core/concept/glossary.ts";
import { proseKind } from "../core/prose/prose.ts";
import type { Mention } from "../core/recognition/mention.ts";
import { type Recognized, recognize } from "../core/recognition/recognized.ts";
import { type Rewording, renameRendering } from "../features/rename.ts";
import { toRange } from "./convert.ts";
import { countedMentions } from "./counted.ts";
import type { Feature, Server } from "./feature.ts";
import { keyAtPosition, renameKey } from "./keys/key-places.ts";
import { findMention } from "./mention-at.ts";
import { type Report, withProgress } from "./progress.ts";
import { say } from "./say.ts";
import { UserError } from "./user-error.ts";
import { type ScanReport, scanWorkspace } from "./workspace/scan.ts";

/** An editor may open a file of another encoding as if it were UTF-8: an edit would spoil it. */
const EDITABLE = "utf-8";
const ANNOTATION = "tifa.rename";

/** Puts another wording in the place of a rendering, in all documents of the workspace, after the user has looked. */
export const rename: Feature = {
  capabilities: { renameProvider: { prepareProvider: true, workDoneProgress: true } },

  register(server) {
    const { connection, answer } = server;
    connection.onPrepareRename(({ textDocument, position }, token) =>
      answer("prepareRename", token, () => {
        const cited = keyAtPosition(server, textDocument.uri, position);
        if (cited !== undefined) return { range: cited.range, placeholder: cited.key };
        const found = findMention(server, textDocument, position);
        if (found === undefined || !found.mention.counted) return null;
        return { range: toRange(found.open.text, found.mention), placeholder: found.mention.rendering.text };
      }),
    );
    connection.onRenameRequest(({ textDocument, position, newName }, token, workDone) =>
      answer("rename", token, () => {
        const cited = keyAtPosition(server, textDocument.uri, position);
        if (cited !== undefined) return renameKey(server, textDocument.uri, cited.key, newName, token);
        const mention = findMention(server, textDocument, position)?.mention;
        if (mention === undefined) throw new UserError(l10n.t("No term of the glossary stands at the cursor."));
        const wording = newName.trim();
        if (wording === "" || /[\r\n]/u.test(wording)) throw new UserError(l10n.t("A term is one line of text."));
        const title = l10n.t("Renaming “{0}”", mention.rendering.text);
        return withProgress(server, title, workDone, token, (report, either) =>
          renameEverywhere(server, renaming(mention, wording), report, either),
        );
      }),
    );
  },
};

/** Renderings of one concept, and what takes their place. */
export interface Renaming {
  readonly concept: Concept;
  readonly renderings: readonly Rendering[];
  /** The edits of a document that has one of them. */
  readonly edits: (recognized: Recognized, mentions: readonly Mention[]) => readonly Rewording[];
}

function renaming({ concept, rendering }: Mention, wording: string): Renaming {
  return {
    concept,
    renderings: [rendering],
    edits: (recognized, mentions) => renameRendering(recognized, mentions, rendering, wording),
  };
}

/**
 * The edits of all documents of the workspace. Those that are open carry the version that was read: an edit of another
 * one is refused by the client.
 */
export async function renameEverywhere(
  server: Server,
  { concept, renderings, edits: editsOf }: Renaming,
  progress: Report,
  token: CancellationToken,
): Promise<WorkspaceEdit> {
  const changes: { uri: string; version: number | null; edits: TextEdit[] }[] = [];
  const report: ScanReport = { searched: 0, skipped: [] };
  let foreign = 0;
  for await (const { text, mentions, encoding = EDITABLE } of scanWorkspace(
    server,
    { concepts: [concept], token, progress },
    report,
  )) {
    if (!mentions.some((mention) => renderings.some((other) => isSameWording(other, mention.rendering)))) continue;
    if (encoding !== EDITABLE) {
      foreign += 1;
      continue;
    }
    const open = server.document(text.uri);
    const kind = proseKind(text.languageId, text.uri);
    const glossary = await server.glossaries.ready(text.uri);
    const recognized = open?.recognized(glossary) ?? recognize(text.getText(), kind, glossary);
    const rewordings = editsOf(recognized, countedMentions(server, recognized));
    const edits = rewordings.map(({ span, newText }) => ({ range: toRange(text, span), newText }));
    if (edits.length > 0) changes.push({ uri: text.uri, version: open?.version ?? null, edits });
  }
  // Half a renaming is none.
  if (token.isCancellationRequested) return { changes: {} };
  if (foreign > 0) {
    const message = l10n.t("{0} documents are not in UTF-8 and were left alone: open them first.", foreign);
    say(server, message);
  }
  return asWorkspaceEdit(server, changes);
}

function asWorkspaceEdit(
  { initial }: Server,
  changes: readonly { uri: string; version: number | null; edits: TextEdit[] }[],
): WorkspaceEdit {
  const can = initial().capabilities.workspace?.workspaceEdit;
  if (can?.documentChanges !== true)
    return { changes: Object.fromEntries(changes.map(({ uri, edits }) => [uri, edits])) };
  const annotates = can.changeAnnotationSupport !== undefined;
  const documentChanges = changes.map(({ uri, version, edits }) => ({
    textDocument: { uri, version },
    edits: annotates ? edits.map((edit) => ({ ...edit, annotationId: ANNOTATION })) : edits,
  }));
  if (!annotates) return { documentChanges };
  const annotation = { label: l10n.t("Change the wording"), needsConfirmation: true };
  return { documentChanges, changeAnnotations: { [ANNOTATION]: annotation } };
}
