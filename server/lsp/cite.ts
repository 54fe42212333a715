import * as l10n from "@vscode/l10n";
import type { Locator } from "../core/citation/locator.ts";
import { PAPER_ID, type Work } from "../core/citation/work.ts";
import type { Concept } from "../core/concept/concept.ts";
import { proseKind } from "../core/prose/prose.ts";
import type { Mention } from "../core/recognition/mention.ts";
import { mentionAt } from "../core/recognition/recognized.ts";
import { type EntryPlace, type NewEntry, placeOfEntry } from "../features/bibliography-entry.ts";
import { citesByKey, cite as citeWork } from "../features/cite.ts";
import { afterMention } from "../features/insertion-point.ts";
import { workLabel } from "../features/work-label.ts";
import type { AddedEntry, CiteParams, CiteResult, TextEditDto, WorkHit } from "../protocol.ts";
import type { BibliographyFile } from "./bibliographies.ts";
import { positionIn, toRange } from "./convert.ts";
import type { Feature, Server } from "./feature.ts";
import type { OpenDocument } from "./open-document.ts";
import { inSlices } from "./slices.ts";
import { styleFor } from "./style-for.ts";
import { UserError } from "./user-error.ts";

export const cite: Feature = {
  register(server) {
    server.handle("tifa/cite", (params) => citeAt(server, params));
    server.handle("tifa/works", () => ({ works: server.knowledge.works.map((work) => toHit(server, work)) }));
  },
};

async function citeAt(server: Server, params: CiteParams): Promise<CiteResult | null> {
  const work = findWork(server, params.work ?? PAPER_ID);
  const place = await placeFor(server, params, work);
  // From here on nothing waits: document and bibliography stay as they are.
  const open = server.document(params.textDocument.uri);
  if (open === undefined) return null;
  const text = open.text.getText();
  const mention = mentionFor(server, open, params);
  const concept = conceptFor(server, params, mention);
  const locator = params.locator ?? (params.work === undefined ? bestLocator(concept, mention) : undefined);
  const offset = offsetFor(open, params, mention);
  const answer = citeWork({
    text,
    proseKind: proseKind(open.languageId, open.uri),
    work: place === undefined ? work : { ...work, id: place.key },
    form: params.form ?? "parenthetical",
    dialect: server.settings()["citation.dialect"],
    styleFor: styleFor(server, params.style),
    interfaceLanguage: server.client().interfaceLanguage,
    ...(offset === undefined ? {} : { offset }),
    ...(concept === undefined ? {} : { concept }),
    ...(locator === undefined ? {} : { locator }),
    ...(place === undefined || place.isThere ? {} : { bibliographyKeys: new Set<string>() }),
  });
  const { change } = answer;
  const changes = {
    ...(change === undefined
      ? {}
      : { [open.uri]: [{ range: toRange(open.text, change.span), newText: change.newText }] }),
    ...(place?.added === undefined ? {} : entryEdit(place.added)),
  };
  return {
    text: answer.text,
    notes: [...answer.notes, ...(place?.notes ?? [])],
    ...(Object.keys(changes).length === 0 ? {} : { edit: { changes } }),
    ...(place?.added === undefined ? {} : { added: toAdded(place.added, place.key) }),
  };
}

/** Where the work stands in the document's bibliography, or goes; undefined where the document cites by no key. */
async function placeFor(
  { document, settings, bibliographies }: Server,
  { textDocument, form = "parenthetical" }: CiteParams,
  work: Work,
): Promise<EntryPlace<BibliographyFile> | undefined> {
  const open = document(textDocument.uri);
  if (open === undefined) return undefined;
  const { uri, languageId } = open;
  const text = open.text.getText();
  const dialect = settings()["citation.dialect"];
  if (!citesByKey({ text, proseKind: proseKind(languageId, uri), dialect, form })) return undefined;
  const found = await bibliographies.of({ uri, languageId, text });
  const keyTemplate = settings()["bibliography.keyTemplate"];
  const place = await inSlices(placeOfEntry(work, { ...found, keyTemplate }));
  if (place.added !== undefined && !bibliographies.isCurrent(place.added.file))
    throw new UserError(l10n.t("{0} changed meanwhile. Try again.", place.added.file.name));
  return place;
}

function entryEdit({ file, offset, text }: NewEntry<BibliographyFile>): Record<string, TextEditDto[]> {
  const at = positionIn(file.bibliography.text, offset);
  return { [file.uri]: [{ range: { start: at, end: at }, newText: text }] };
}

function toAdded({ file, offset, text }: NewEntry<BibliographyFile>, key: string): AddedEntry {
  const all = file.bibliography.text;
  const before = all.slice(Math.max(0, offset - 200), offset).replace(/\r\n?/gu, "\n");
  const pairs = all.includes("\r") ? (all.match(/\r\n/gu)?.length ?? 0) : 0;
  return { uri: file.uri, key, text, offset, lengthBefore: all.length - pairs, before };
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
