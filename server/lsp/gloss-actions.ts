import * as l10n from "@vscode/l10n";
import { type CodeAction, CodeActionKind } from "vscode-languageserver";
import { mentionAt, type Recognized } from "../core/recognition/recognized.ts";
import { touches } from "../core/text/span.ts";
import { type DraftChange, glossHere, type Step } from "../features/first-use/plan.ts";
import { type Use, usesIn } from "../features/first-use/uses.ts";
import type { CodeActionProvider } from "./code-action-provider.ts";
import type { Server } from "./feature.ts";
import { cannotPrintChinese, planOptions, stepsOf, toWorkspaceEdit } from "./first-use.ts";
import { type Manuscript, manuscriptOf } from "./manuscript.ts";
import type { OpenDocument } from "./open-document.ts";
import { UserError } from "./user-error.ts";

const REWRITE = `${CodeActionKind.RefactorRewrite}.tifa.gloss`;
const SOURCE = `${CodeActionKind.Source}.tifa.gloss`;

/** What an action does, and where: kept in it until it is chosen. */
interface GlossData {
  readonly gloss: "here" | "all" | "move" | "remove";
  readonly uri: string;
  readonly version: number;
  readonly offset: number;
}

type Change = DraftChange & { readonly kind: Step["kind"] };

/** Glosses of the term at the cursor and of the document. */
export const glossActions: CodeActionProvider = {
  kinds: [REWRITE, SOURCE],

  actions(server, open, { start: offset }, context) {
    const make = (what: GlossData["gloss"], kind: string, title: string): CodeAction => {
      // Tifa's own client lists the changes first; others are sent an edit that asks them to.
      if (what === "all" && server.client().commandLinks)
        return { title, kind, command: { title, command: "tifa.glossAtFirstUse" } };
      return { title, kind, data: { gloss: what, uri: open.uri, version: open.version, offset } satisfies GlossData };
    };
    const actions = offeredAt(server, open, offset).map(({ what, title }) => make(what, REWRITE, title));
    if (context.only?.some((kind) => kind.startsWith(CodeActionKind.Source)) === true)
      actions.push(make("all", SOURCE, titleOf("all")));
    return actions;
  },

  async resolve(server, action) {
    const { gloss: what, uri, version, offset }: Partial<GlossData> = action.data ?? {};
    if (what === undefined || uri === undefined || offset === undefined) return undefined;
    const open = server.document(uri);
    if (open === undefined || open.version !== version)
      throw new UserError(l10n.t("The document changed meanwhile. Try again."));
    const manuscript = manuscriptOf(server, open);
    const changes = changesFor(server, manuscript, offset)[what];
    return { ...action, edit: toWorkspaceEdit(server, manuscript, changes, what === "all") };
  },
};

function titleOf(what: GlossData["gloss"]): string {
  switch (what) {
    case "here":
      return l10n.t("Gloss this term here");
    case "move":
      return l10n.t("Move the gloss to the first use");
    case "remove":
      return l10n.t("Remove the repeated gloss");
    default:
      return l10n.t("Gloss all first uses in this document");
  }
}

/** What can be done at a place: nothing where no term stands. */
function offeredAt(
  server: Server,
  open: OpenDocument,
  offset: number,
): readonly { readonly what: GlossData["gloss"]; readonly title: string }[] {
  if (useAt(server, open.recognized(server.glossaries.of(open.uri)), offset) === undefined) return [];
  const manuscript = manuscriptOf(server, open);
  const changes = changesFor(server, manuscript, offset);
  return (["here", "move", "remove", "all"] as const)
    .filter((what) => changes[what].length > 0)
    .map((what) => {
      const isChinese = changes[what].some(({ newText }) => /\p{Script=Han}/u.test(newText));
      const title = titleOf(what);
      const warned = isChinese && cannotPrintChinese(manuscript);
      return { what, title: warned ? l10n.t("{0} (this LaTeX document cannot print Chinese yet)", title) : title };
    });
}

/** The changes of each action at a place. */
function changesFor(
  server: Server,
  manuscript: Manuscript,
  offset: number,
): Readonly<Record<GlossData["gloss"], readonly Change[]>> {
  const steps = stepsOf(server, manuscript);
  const changesOf = ({ kind, changes }: Step): Change[] => changes.map((change) => ({ ...change, kind }));
  const use = useAt(server, manuscript.own.recognized, offset);
  const here = use === undefined ? undefined : glossHere(use, planOptions(server));
  const about = (what: "move" | "remove"): Change[] =>
    use === undefined
      ? []
      : steps.filter(({ kind, uses }) => kind === what && isAbout(what, uses, use)).flatMap(changesOf);
  return {
    all: steps.flatMap(changesOf),
    here: (here ?? []).map((change) => ({ ...change, kind: "insert" })),
    move: about("move"),
    remove: about("remove"),
  };
}

/** A move is about the first use and the late one; a removal only about the repeated one. */
function isAbout(what: "move" | "remove", uses: readonly Use[], use: Use): boolean {
  return (what === "move" ? uses : uses.slice(1)).includes(use);
}

/** The use at a place; also of a weak wording that does not count, since the writer asks about it. */
function useAt(server: Server, draft: Recognized, offset: number): Use | undefined {
  if (mentionAt(draft, offset) === undefined) return undefined;
  const find = (countWeak: boolean): Use | undefined => usesIn(draft, countWeak).find((use) => covers(use, offset));
  return find(planOptions(server).countWeak) ?? find(true);
}

function covers({ mention, gloss }: Use, offset: number): boolean {
  return touches(mention, offset) || (gloss?.kind === "gloss" && gloss.isPlain && touches(gloss.span, offset));
}
