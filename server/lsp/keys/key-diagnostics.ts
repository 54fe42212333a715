import * as l10n from "@vscode/l10n";
import { type CodeAction, CodeActionKind, type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import { placeOfEntry } from "../../features/bibliography-entry.ts";
import { similarKeys, unknownKeys } from "../../features/keys/unknown-keys.ts";
import type { CodeActionProvider } from "../code-action-provider.ts";
import { positionIn, toRange } from "../convert.ts";
import type { Server } from "../feature.ts";
import type { OpenDocument } from "../open-document.ts";
import { inSlices } from "../slices.ts";
import { UserError } from "../user-error.ts";
import { dialectOf, keysIn } from "./document-keys.ts";
import { bibliographyOf, entryOfKey } from "./known-works.ts";

const CODE = "unknown-key";

/** What a diagnostic says to the actions that mend it. */
interface UnknownKey {
  readonly key: string;
  readonly similar: readonly string[];
}

/**
 * The keys of a document that its bibliography does not have. Nothing is said where the bibliography is not all known: none
 * is named, or one that is named cannot be read.
 */
export async function unknownKeyDiagnostics(server: Server, open: OpenDocument): Promise<Diagnostic[]> {
  const dialect = dialectOf(server, open);
  if (dialect === undefined || server.settings()["diagnostics.level"] === "off") return [];
  const cited = keysIn(open.text.getText(), open.languageId, open.uri, dialect);
  if (cited.length === 0) return [];
  const { version } = open;
  const bibliography = await bibliographyOf(server, open);
  const { files, troubles, isGuess } = bibliography;
  if (files.length === 0 || troubles.length > 0 || isGuess || open.version !== version) return [];
  const known = files.flatMap(({ bibliography: { entries } }) => entries.map(({ key }) => key));
  return unknownKeys(cited, (key) => entryOfKey(bibliography, key) !== undefined).map(({ key, span }) => ({
    range: toRange(open.text, span),
    severity: DiagnosticSeverity.Warning,
    source: "Tifa",
    code: CODE,
    message: l10n.t("{0} has no entry “{1}”.", files.map(({ name }) => name).join(", "), key),
    data: { key, similar: similarKeys(key, known) } satisfies UnknownKey,
  }));
}

/** Adds the entry of a work that Tifa knows, or takes the key that was perhaps meant. */
export const keyActions: CodeActionProvider = {
  kinds: [CodeActionKind.QuickFix],

  actions(server, open, _span, context) {
    return context.diagnostics.flatMap((diagnostic): CodeAction[] => {
      const { data, range } = diagnostic;
      if (diagnostic.code !== CODE || !isUnknownKey(data)) return [];
      const make = (title: string, rest: Partial<CodeAction>): CodeAction => ({
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        ...rest,
      });
      const isTifas = server.knowledge.works.some(({ id }) => id === data.key);
      return [
        ...(isTifas
          ? [make(l10n.t("Add “{0}” to the bibliography", data.key), { data: { addKey: data.key, uri: open.uri } })]
          : []),
        ...data.similar.map((key) =>
          make(l10n.t("Change to “{0}”", key), { edit: { changes: { [open.uri]: [{ range, newText: key }] } } }),
        ),
      ];
    });
  },

  async resolve(server, action) {
    const { addKey, uri }: { addKey?: unknown; uri?: unknown } = action.data ?? {};
    if (typeof addKey !== "string" || typeof uri !== "string") return undefined;
    const open = server.document(uri);
    const work = server.knowledge.works.find(({ id }) => id === addKey);
    if (open === undefined || work === undefined) return undefined;
    const found = await bibliographyOf(server, open);
    const { added, notes } = await inSlices(placeOfEntry(work, { ...found, keyTemplate: "" }));
    if (added === undefined) throw new UserError(notes.join(" "));
    const at = positionIn(added.file.bibliography.text, added.offset);
    return {
      ...action,
      edit: { changes: { [added.file.uri]: [{ range: { start: at, end: at }, newText: added.text }] } },
    };
  },
};

function isUnknownKey(data: unknown): data is UnknownKey {
  if (typeof data !== "object" || data === null) return false;
  const { key, similar } = data as Partial<UnknownKey>;
  return typeof key === "string" && Array.isArray(similar);
}
