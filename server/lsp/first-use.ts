import * as l10n from "@vscode/l10n";
import type { ChangeAnnotation, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver";
import { nameOf } from "../core/concept/glossary.ts";
import { printsChinese } from "../features/first-use/chinese-in-latex.ts";
import { type DraftChange, type PlanOptions, planFirstUses, type Step } from "../features/first-use/plan.ts";
import type { GlossResult } from "../protocol.ts";
import { toRange } from "./convert.ts";
import type { Feature, Server } from "./feature.ts";
import { glossOptions } from "./gloss-options.ts";
import { type Manuscript, manuscriptOf } from "./manuscript.ts";

/** All first uses of a document at once, for a client that shows them before they are written. */
export const firstUse: Feature = {
  register(server) {
    server.handle("tifa/glossAtFirstUse", ({ textDocument }): GlossResult | null => {
      const open = server.document(textDocument.uri);
      if (open === undefined) return null;
      const manuscript = manuscriptOf(server, open);
      const steps = stepsOf(server, manuscript);
      return {
        documents: manuscript.parts.flatMap((part) => {
          const edits = steps.flatMap(({ kind, changes }) =>
            changes
              .filter(({ draft }) => draft === part.recognized)
              .map(({ span, newText }) => ({ range: toRange(part.text, span), newText, label: labelOf(kind) })),
          );
          return edits.length === 0 ? [] : [{ uri: part.uri, version: part.version, edits }];
        }),
        notes: notesOn(manuscript, steps),
      };
    });
  },
};

/** What has to be done in the user's own document, first uses being counted through the whole manuscript. */
export function stepsOf(server: Server, { parts, own }: Manuscript): readonly Step[] {
  const drafts = parts.map(({ recognized }) => recognized);
  return planFirstUses(drafts, planOptions(server)).filter(({ uses }) =>
    uses.some(({ draft }) => draft === own.recognized),
  );
}

export function planOptions({ settings }: Server): PlanOptions {
  return {
    glossOptions: ({ text, kind }) => glossOptions(settings(), text, kind),
    countWeak: settings()["recognition.weakTerms"] === "full",
  };
}

/** What kind of change an edit is, as the user reads it in the preview. */
function labelOf(kind: Step["kind"]): string {
  if (kind === "move") return l10n.t("Move the gloss to the first use");
  return kind === "remove" ? l10n.t("Remove the repeated gloss") : l10n.t("Gloss at the first use");
}

/** Changes of a manuscript as an edit; with `confirmed`, the client asks for each kind of them first, where it can. */
export function toWorkspaceEdit(
  server: Server,
  { parts }: Manuscript,
  changes: readonly (DraftChange & { readonly kind: Step["kind"] })[],
  confirmed: boolean,
): WorkspaceEdit {
  const can = server.initial().capabilities.workspace?.workspaceEdit;
  const annotated = confirmed && can?.documentChanges === true && can.changeAnnotationSupport !== undefined;
  const documentChanges = parts.flatMap(({ uri, version, recognized, text }): TextDocumentEdit[] => {
    const edits = changes
      .filter(({ draft }) => draft === recognized)
      .map(({ span, newText, kind }) => ({
        range: toRange(text, span),
        newText,
        ...(annotated ? { annotationId: kind } : {}),
      }));
    return edits.length === 0 ? [] : [{ textDocument: { uri, version }, edits }];
  });
  if (!annotated)
    return {
      changes: Object.fromEntries(
        documentChanges.map(({ textDocument, edits }) => [textDocument.uri, edits]),
      ) as NonNullable<WorkspaceEdit["changes"]>,
    };
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  for (const { kind } of changes) changeAnnotations[kind] = { label: labelOf(kind), needsConfirmation: true };
  return { documentChanges, changeAnnotations };
}

/** Whether the manuscript is LaTeX whose preamble, as far as it is known, loads nothing that prints Chinese. */
export function cannotPrintChinese({ latexRoot }: Manuscript): boolean {
  return latexRoot !== undefined && printsChinese(latexRoot) === false;
}

/** What a careful writer should know. */
function notesOn(manuscript: Manuscript, steps: readonly Step[]): string[] {
  const { parts, own } = manuscript;
  const notes = steps
    .filter(({ kind }) => kind === "foreign")
    .map(({ uses: [use] }) => {
      const { mention, gloss } = use ?? {};
      const other = gloss?.members[0]?.concept;
      if (mention === undefined || other === undefined) return "";
      const line = own.text.positionAt(mention.start).line + 1;
      const names = [nameOf(mention.concept, "en", "zh-Hans"), nameOf(other, "en", "zh-Hans")] as const;
      return l10n.t("Line {0}: the gloss of “{1}” belongs to “{2}”.", line, ...names);
    });
  if (cannotPrintChinese(manuscript))
    notes.push(l10n.t("This LaTeX document loads no package that prints Chinese, such as ctex, xeCJK or CJKutf8."));
  if (parts.length > 1)
    notes.push(l10n.t("First uses are counted through the {0} files of the manuscript.", parts.length));
  return notes.filter((note) => note !== "");
}
