import * as l10n from "@vscode/l10n";
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { Edit, Finding, Fix } from "../features/consistency/finding.ts";
import { commentKind, silenceHere, silenceInDocument, silencing } from "../features/consistency/silence.ts";
import type { CodeActionProvider } from "./code-actions.ts";
import { toRange } from "./convert.ts";
import { toDiagnostic } from "./diagnostics.ts";
import type { Server } from "./feature.ts";
import { findingsOf } from "./findings.ts";
import type { OpenDocument } from "./open-document.ts";

/** A document would be searched for a place that the user has long forgotten. */
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
  return [...actions, ...everywhere(server, open, finding, diagnostics)];
}

/** The first fix for the whole document, in every document that is open. */
function everywhere(server: Server, open: OpenDocument, finding: Finding, diagnostics: Diagnostic[]): CodeAction[] {
  const [first] = finding.fixes();
  if (first?.title === undefined) return [];
  const changes = [...server.documents()].flatMap((other) => {
    const fix = other === open ? wholeOrHere(finding) : likeIt(server, other, finding, first);
    return fix === undefined || fix.edits.length === 0 ? [] : [{ open: other, edits: fix.edits }];
  });
  if (changes.length < 2) return [];
  const title = l10n.t("{0}, in all {1} open documents that need it", first.title, changes.length);
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit: workspaceEdit(server, changes) }];
}

/** The fix for the same in another document: same rule, same concept, same result. */
function likeIt(server: Server, other: OpenDocument, { rule, concept }: Finding, { title }: Fix): Fix | undefined {
  const same = findingsOf(server, other).find(
    (finding) => finding.rule === rule && finding.concept === concept && finding.fixes()[0]?.title === title,
  );
  return same === undefined ? undefined : wholeOrHere(same);
}

function wholeOrHere(finding: Finding): Fix | undefined {
  const all = finding.fixes();
  return all.find(({ scope }) => scope === "document") ?? all[0];
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
