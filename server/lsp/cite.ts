import * as l10n from "@vscode/l10n";
import type { ProjectFile } from "../core/citation/choose-dialect.ts";
import { bestPlace } from "../core/citation/claims.ts";
import { loadsBiblatex } from "../core/citation/dialects/latex-habits.ts";
import type { Locator } from "../core/citation/locator.ts";
import { PAPER_ID, type Work } from "../core/citation/work.ts";
import type { Concept } from "../core/concept/concept.ts";
import { nameOf } from "../core/concept/glossary.ts";
import { proseKind } from "../core/prose/prose.ts";
import type { Mention } from "../core/recognition/mention.ts";
import { mentionAt } from "../core/recognition/recognized.ts";
import { type EntryPlaces, type EntryRequest, type NewEntry, placesOfEntries } from "../features/bibliography-entry.ts";
import { type CiteAnswer, type CiteRequest, citesByKey, cite as citeWork } from "../features/cite.ts";
import { afterMention } from "../features/insertion-point.ts";
import { workLabel } from "../features/work-label.ts";
import type { AddedEntry, CiteParams, CiteResult, TextEditDto, WorkHit } from "../protocol.ts";
import type { BibliographyFile, DocumentBibliography } from "./bibliographies.ts";
import { positionIn, toRange } from "./convert.ts";
import type { Feature, Server } from "./feature.ts";
import type { OpenDocument } from "./open-document.ts";
import { inSlices } from "./slices.ts";
import { styleFor } from "./style-for.ts";
import { UserError } from "./user-error.ts";
import { bibliographyOffer } from "./ways-out.ts";

export const cite: Feature = {
  register(server) {
    server.handle("tifa/cite", (params) => citeAt(server, params));
    server.handle("tifa/works", () => ({ works: server.knowledge.works.map((work) => toHit(server, work)) }));
  },
};

export async function citeAt(server: Server, params: CiteParams): Promise<CiteResult | null> {
  const works = worksOf(server, params);
  const ground = await groundFor(server, params);
  const places = ground?.found === undefined ? undefined : await placesFor(server, ground.found, works);
  // From here on nothing waits: document and bibliography stay as they are.
  const open = server.document(params.textDocument.uri);
  if (open === undefined || ground === undefined) return null;
  const answer = citeWork(requestFor(server, open, params, { project: ground.project, works, ...places }));
  const offer = ground.found === undefined ? undefined : bibliographyOffer(server, open, ground.found);
  const result = toResult(open, answer, places);
  // A second file is for an entry that the first lacks.
  const isIdle = offer?.kind === "second" && places?.isThere === true;
  return offer === undefined || isIdle ? result : { ...result, offer };
}

/** What the client is to do: the change of the document, and the entry that its bibliography has not. */
export function toResult(
  open: OpenDocument,
  { text, change, also = [], notes }: CiteAnswer,
  places: EntryPlaces<BibliographyFile> | undefined,
): CiteResult {
  const changes = {
    ...(change === undefined
      ? {}
      : {
          [open.uri]: [change, ...also].map(({ span, newText }) => ({ range: toRange(open.text, span), newText })),
        }),
    ...(places?.added === undefined ? {} : entryEdit(places.added)),
  };
  return {
    text,
    notes: [...notes, ...(places?.notes ?? [])],
    ...(Object.keys(changes).length === 0 ? {} : { edit: { changes } }),
    ...(places?.added === undefined ? {} : { added: toAdded(places.added, places.addedKeys.join(", ")) }),
  };
}

/** The work that is cited, and the paper where it is cited in that. */
function worksOf(server: Server, { work, citedIn }: CiteParams): Work[] {
  return [workOf(server, work ?? PAPER_ID), ...(citedIn === undefined ? [] : [workOf(server, PAPER_ID)])];
}

/** What surrounds a document that cites. */
export interface Ground {
  readonly project: readonly ProjectFile[];
  /** Undefined where the document cites by no key. */
  readonly found?: DocumentBibliography & Pick<EntryRequest<BibliographyFile>, "flavour">;
}

/** Undefined where the document is not open. */
export async function groundFor(
  { document, settings, bibliographies }: Server,
  { textDocument, form }: Pick<CiteParams, "textDocument" | "form">,
): Promise<Ground | undefined> {
  const open = document(textDocument.uri);
  if (open === undefined) return undefined;
  const { uri, languageId } = open;
  const text = open.text.getText();
  const found = await bibliographies.of({ uri, languageId, text });
  const { project } = found;
  const dialect = settings()["citation.dialect"];
  const kind = proseKind(languageId, uri);
  const byKey = citesByKey({ text, proseKind: kind, dialect, project, ...(form === undefined ? {} : { form }) });
  if (!byKey) return { project };
  const isBiblatex = [text, ...project.map((file) => file.text)].some(loadsBiblatex);
  return { project, found: isBiblatex ? { ...found, flavour: "biblatex" } : found };
}

/** Where the works stand in the document's bibliography, or go. */
export async function placesFor(
  { settings, bibliographies }: Server,
  found: NonNullable<Ground["found"]>,
  works: readonly Work[],
): Promise<EntryPlaces<BibliographyFile>> {
  const keyTemplate = settings()["bibliography.keyTemplate"];
  const places = await inSlices(placesOfEntries(works, { ...found, keyTemplate }));
  if (places.added !== undefined && !bibliographies.isCurrent(places.added.file))
    throw new UserError(l10n.t("{0} changed meanwhile. Try again.", places.added.file.name));
  return places;
}

/** With what a citation is made: the works, and what is known of where they stand. */
interface Material extends Partial<Pick<EntryPlaces<BibliographyFile>, "keys" | "isThere">> {
  readonly project: readonly ProjectFile[];
  readonly works: readonly Work[];
}

/** The request to the feature for what a client asks of it. */
export function requestFor(
  server: Server,
  open: OpenDocument,
  params: CiteParams,
  { project, works, keys, isThere = true }: Material,
): CiteRequest {
  const { work: wanted, citedIn, form, style } = params;
  const mention = mentionFor(server, open, params);
  const concept = conceptFor(server, params, mention);
  const locator = params.locator ?? (wanted === undefined ? bestLocator(concept, mention) : undefined);
  const offset = offsetFor(open, params, mention);
  const [work, through] = works.map((each, index) => ({ ...each, id: keys?.[index] ?? each.id }));
  if (work === undefined) throw new RangeError("no work to cite");
  return {
    text: open.text.getText(),
    proseKind: proseKind(open.languageId, open.uri),
    project,
    work,
    dialect: server.settings()["citation.dialect"],
    styleFor: styleFor(server, style),
    interfaceLanguage: server.client().interfaceLanguage,
    ...(form === undefined ? {} : { form }),
    ...(through === undefined ? {} : { citedIn: { work: through, locator: citedIn ?? {} } }),
    ...(offset === undefined ? {} : { offset }),
    ...(concept === undefined ? {} : { concept }),
    ...(locator === undefined ? {} : { locator }),
    ...(isThere ? {} : { bibliographyKeys: new Set<string>() }),
  };
}

export function entryEdit({ file, offset, text }: NewEntry<BibliographyFile>): Record<string, TextEditDto[]> {
  const at = positionIn(file.bibliography.text, offset);
  return { [file.uri]: [{ range: { start: at, end: at }, newText: text }] };
}

export function toAdded({ file, offset, text }: NewEntry<BibliographyFile>, key: string): AddedEntry {
  const all = file.bibliography.text;
  const before = all.slice(Math.max(0, offset - 200), offset).replace(/\r\n?/gu, "\n");
  const pairs = all.includes("\r") ? (all.match(/\r\n/gu)?.length ?? 0) : 0;
  return { uri: file.uri, key, text, offset, lengthBefore: all.length - pairs, before };
}

export function mentionFor(
  { glossaries }: Server,
  open: OpenDocument,
  { position, work, concept }: Pick<CiteParams, "position" | "work" | "concept">,
): Mention | undefined {
  if (position === undefined || (work !== undefined && concept === undefined)) return undefined;
  return mentionAt(open.recognized(glossaries.of(open.uri)), open.text.offsetAt(position));
}

/** The concept asked for, else the one at the position; a work needs none. */
export function conceptFor(
  { glossaries }: Server,
  { concept: id, work, textDocument }: CiteParams,
  mention: Mention | undefined,
): Concept | undefined {
  const concept = id === undefined ? mention?.concept : glossaries.concept(id, textDocument.uri)?.concept;
  if (id !== undefined && concept === undefined) throw new UserError(l10n.t("The glossary has no concept “{0}”.", id));
  if (concept === undefined && work === undefined)
    throw new UserError(l10n.t("No term of the glossary stands at the cursor."));
  // Whose own the concept is, the paper says nothing of it.
  if (work === undefined && concept?.origin !== undefined && concept.at === undefined)
    throw new UserError(
      l10n.t(
        "“{0}” is from your own glossary {1}, which names no place in the paper: there is nothing to cite.",
        nameOf(concept, "en", "zh-Hans"),
        concept.origin.file.name,
      ),
    );
  return concept;
}

/** The best place for the rendering under the cursor. */
function bestLocator(concept: Concept | undefined, mention: Mention | undefined): Locator | undefined {
  return concept === undefined
    ? undefined
    : bestPlace(concept, mention?.concept.id === concept.id ? mention.rendering : undefined);
}

function offsetFor(open: OpenDocument, { position }: CiteParams, mention: Mention | undefined): number | undefined {
  if (position === undefined) return undefined;
  return mention === undefined ? open.text.offsetAt(position) : afterMention(open.text.getText(), mention);
}

/** The built-in work of that id. */
export function workOf({ knowledge }: Server, id: string): Work {
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
