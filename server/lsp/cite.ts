import * as l10n from "@vscode/l10n";
import type { Locator } from "../core/citation/locator.ts";
import { PAPER_ID, type Work } from "../core/citation/work.ts";
import type { Concept } from "../core/concept/concept.ts";
import { proseKind } from "../core/prose/prose.ts";
import type { Mention } from "../core/recognition/mention.ts";
import { mentionAt } from "../core/recognition/recognized.ts";
import { cite as citeWork } from "../features/cite.ts";
import { afterMention } from "../features/insertion-point.ts";
import { workLabel } from "../features/work-label.ts";
import type { CiteParams, CiteResult, WorkHit } from "../protocol.ts";
import { toRange } from "./convert.ts";
import type { Feature, Server } from "./feature.ts";
import type { OpenDocument } from "./open-document.ts";
import { UserError } from "./user-error.ts";

export const cite: Feature = {
  register(server) {
    server.handle("tifa/cite", (params) => citeAt(server, params));
    server.handle("tifa/works", () => ({ works: server.knowledge.works.map((work) => toHit(server, work)) }));
  },
};

function citeAt(server: Server, params: CiteParams): CiteResult | null {
  const open = server.document(params.textDocument.uri);
  if (open === undefined) return null;
  const text = open.text.getText();
  const mention = mentionFor(server, open, params);
  const concept = conceptFor(server, params, mention);
  const work = findWork(server, params.work ?? PAPER_ID);
  const locator = params.locator ?? (params.work === undefined ? bestLocator(concept, mention) : undefined);
  const offset = offsetFor(open, params, mention);
  const { citation, edition } = {
    citation: server.settings()["citation.dialect"],
    edition: server.settings()["citation.chicagoEdition"],
  };
  const answer = citeWork({
    text,
    proseKind: proseKind(open.languageId, open.uri),
    work,
    form: params.form ?? "parenthetical",
    dialect: citation,
    edition: params.style === "chicago-author-date-18" ? 18 : params.style === "chicago-author-date-17" ? 17 : edition,
    interfaceLanguage: server.client().interfaceLanguage,
    ...(offset === undefined ? {} : { offset }),
    ...(concept === undefined ? {} : { concept }),
    ...(locator === undefined ? {} : { locator }),
  });
  if (answer.change === undefined) return { text: answer.text, notes: answer.notes };
  const edits = [{ range: toRange(open.text, answer.change.span), newText: answer.change.newText }];
  return { text: answer.text, notes: answer.notes, edit: { changes: { [open.uri]: edits } } };
}

function mentionFor({ knowledge }: Server, open: OpenDocument, { position, work }: CiteParams): Mention | undefined {
  if (position === undefined || work !== undefined) return undefined;
  return mentionAt(open.recognized(knowledge.glossary), open.text.offsetAt(position));
}

/** The concept asked for, else the one at the position; a work needs none. */
function conceptFor(
  { knowledge }: Server,
  { concept: id, work }: CiteParams,
  mention: Mention | undefined,
): Concept | undefined {
  const concept = id === undefined ? mention?.concept : knowledge.glossary.byId.get(id);
  if (id !== undefined && concept === undefined) throw new UserError(l10n.t("The glossary has no concept “{0}”.", id));
  if (concept === undefined && work === undefined)
    throw new UserError(l10n.t("No term of the glossary stands at the cursor."));
  return concept;
}

/** The place that gives the rendering under the cursor, where it has one of its own (a literal translation in a note). */
function bestLocator(concept: Concept | undefined, mention: Mention | undefined): Locator | undefined {
  const { at, status } = mention?.rendering ?? {};
  const own = mention?.concept === concept && status === "literal" ? at : undefined;
  return own === undefined ? concept?.at : { ...concept?.at, ...own };
}

function offsetFor(open: OpenDocument, { position }: CiteParams, mention: Mention | undefined): number | undefined {
  if (position === undefined) return undefined;
  return mention === undefined ? open.text.offsetAt(position) : afterMention(open.text.getText(), mention);
}

function findWork({ knowledge }: Server, id: string): Work {
  const work = knowledge.works.find((candidate) => candidate.id === id);
  if (work === undefined) throw new UserError(l10n.t("The bibliography has no work “{0}”.", id));
  return work;
}

function toHit({ knowledge }: Server, { id, title, custom }: Work): WorkHit {
  return {
    work: id,
    label: workLabel(knowledge.works, id) ?? id,
    title,
    ...(custom?.titleZh === undefined ? {} : { titleZh: custom.titleZh }),
  };
}
