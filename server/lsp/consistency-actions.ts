import * as l10n from "@vscode/l10n";
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { editsOf } from "../features/consistency/changes.ts";
import type { Edit, Finding } from "../features/consistency/finding.ts";
import { commentKind, silenceHere, silenceInDocument, silencing } from "../features/consistency/silence.ts";
import type { CodeActionProvider } from "./code-action-provider.ts";
import { toRange } from "./convert.ts";
import { toDiagnostic } from "./diagnostics.ts";
import type { Server } from "./feature.ts";
import { findingsOf } from "./findings.ts";
import type { OpenDocument } from "./open-document.ts";
import { withProgress } from "./progress.ts";
import { type Renaming, renameEverywhere } from "./rename.ts";

/** Where many findings meet, the nearest few are offered: a menu is read from its top. */
const MOST_FINDINGS = 3;

/** The fixes of the findings under the cursor, and how not to hear of them again. */
export const consistencyActions: CodeActionProvider = {
  kinds: [CodeActionKind.QuickFix],

  actions(server, open, span) {
    const here = findingsOf(server, open).filter(
      (finding) => finding.span.start <= span.end && span.start <= finding.span.end,
    );
    return here.slice(0, MOST_FINDINGS).flatMap((finding) => {
      const diagnostics = [toDiagnostic(server, open, finding)];
      return [...fixes(server, open, finding, diagnostics), ...silences(server, open, finding, diagnostics)];
    });
  },

  async resolve(server, action, token) {
    const change = changeFor(server, action.data);
    if (change === undefined) return undefined;
    const none = server.connection.window.attachWorkDoneProgress(undefined);
    const edit = await withProgress(server, action.title, none, token, (report, either) =>
      renameEverywhere(server, change, report, either),
    );
    return { ...action, edit };
  },
};

function fixes(server: Server, open: OpenDocument, finding: Finding, diagnostics: Diagnostic[]): CodeAction[] {
  const offered = finding.fixes().filter(({ edits, scope }) => edits.length > (scope === "here" ? 0 : 1));
  const actions = offered.map(
    ({ title, edits }, index): CodeAction => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      isPreferred: index === 0,
      edit: workspaceEdit(server, [{ open, edits }]),
    }),
  );
  return [...actions, ...everywhere(server, finding, diagnostics)];
}

/** What an action for the whole workspace brings back when it is chosen. */
interface WorkspaceChange {
  readonly concept: string;
  readonly renderings: readonly string[];
  readonly wording: string;
}

/** The same in all documents of the workspace; its edit is made when it is chosen, because every file must be read. */
function everywhere(server: Server, finding: Finding, diagnostics: Diagnostic[]): CodeAction[] {
  const resolves = server.initial().capabilities.textDocument?.codeAction?.resolveSupport?.properties ?? [];
  if (!resolves.includes("edit")) return [];
  return finding.fixes().flatMap(({ everywhere: change }) => {
    if (change === undefined) return [];
    const { renderings, wording } = change;
    const data: WorkspaceChange = {
      concept: finding.concept,
      renderings: renderings.map(({ text }) => text),
      wording,
    };
    const title = l10n.t("Change to “{0}” in the whole workspace", wording);
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics, data }];
  });
}

function changeFor({ glossaries }: Server, data: unknown): Renaming | undefined {
  if (!isWorkspaceChange(data)) return undefined;
  const concept = glossaries.concept(data.concept)?.concept;
  if (concept === undefined) return undefined;
  const renderings = concept.renderings.filter(({ text }) => data.renderings.includes(text));
  const change = { renderings, wording: data.wording };
  return { concept, renderings, edits: (recognized) => editsOf(recognized, change) };
}

function isWorkspaceChange(data: unknown): data is WorkspaceChange {
  if (typeof data !== "object" || data === null) return false;
  const { concept, renderings, wording } = data as Partial<WorkspaceChange>;
  return typeof concept === "string" && typeof wording === "string" && Array.isArray(renderings);
}

function silences(server: Server, open: OpenDocument, finding: Finding, diagnostics: Diagnostic[]): CodeAction[] {
  const text = open.text.getText();
  const kind = commentKind(open.languageId, open.uri);
  const action = (title: string, edit: Edit | undefined): CodeAction[] =>
    edit === undefined
      ? []
      : [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit: workspaceEdit(server, [{ open, edits: [edit] }]) }];
  const always: CodeAction = {
    title: l10n.t("Ignore this in all documents (user setting)"),
    kind: CodeActionKind.QuickFix,
    diagnostics,
    command: {
      title: l10n.t("Ignore this in all documents (user setting)"),
      command: "tifa.ignoreAlways",
      arguments: [{ ignore: silencing(finding) }],
    },
  };
  return [
    ...action(l10n.t("Ignore this on this line (comment)"), silenceHere(text, kind, finding)),
    ...action(l10n.t("Ignore this in this document (comment at its top)"), silenceInDocument(text, kind, finding)),
    ...(server.client().commandLinks ? [always] : []),
  ];
}

interface DocumentEdits {
  readonly open: OpenDocument;
  readonly edits: readonly Edit[];
}

/** With versions where the client takes them, so that it refuses edits of a text that has changed meanwhile. */
function workspaceEdit({ initial }: Server, changes: readonly DocumentEdits[]): WorkspaceEdit {
  const textEdits = ({ open, edits }: DocumentEdits): TextEdit[] =>
    edits.map(({ span, newText }) => ({ range: toRange(open.text, span), newText }));
  if (initial().capabilities.workspace?.workspaceEdit?.documentChanges !== true)
    return { changes: Object.fromEntries(changes.map((change) => [change.open.uri, textEdits(change)])) };
  return {
    documentChanges: changes.map((change) => ({
      textDocument: { uri: change.open.uri, version: change.open.version },
      edits: textEdits(change),
    })),
  };
}
