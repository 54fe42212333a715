import * as l10n from "@vscode/l10n";
import type { CancellationToken } from "vscode-languageserver";
import { shortNames } from "../../core/citation/styles/chicago-author-date.ts";
import { type Work, yearOf } from "../../core/citation/work.ts";
import { proseKind } from "../../core/prose/prose.ts";
import { languageAround } from "../../core/text/language.ts";
import { completeKeys } from "../../features/keys/complete-keys.ts";
import type { KnownWork } from "../../features/keys/known-work.ts";
import { listAsHtml, listAsText } from "../../features/reference-list/clipboard.ts";
import { documentLanguage } from "../../features/reference-list/document-language.ts";
import { insertReference } from "../../features/reference-list/insert-reference.ts";
import { endOfList, findList, putList } from "../../features/reference-list/list.ts";
import { type Markup, markupOf } from "../../features/reference-list/markup.ts";
import { ownList } from "../../features/reference-list/own-list.ts";
import type { Position, ReferenceEdit, References, Requests, WorkHit } from "../../protocol.ts";
import { toRange } from "../convert.ts";
import type { Feature, Server } from "../feature.ts";
import { dialectOf, keyAt } from "../keys/document-keys.ts";
import { bibliographyOf, findableWorks, workOfKey } from "../keys/known-works.ts";
import type { OpenDocument } from "../open-document.ts";
import { UserError } from "../user-error.ts";
import { type CitedWorks, citedWorks } from "./cited-works.ts";
import { formatList } from "./format-list.ts";

/** Formatted references: to insert one, to insert the list of a document, and to copy. */
export const referenceList: Feature = {
  register(server) {
    server.handle("tifa/references", (params, token) => references(server, params, token));
    server.handle("tifa/citableWorks", (params) => citableWorks(server, params));
    server.handle("tifa/insertReference", (params, token) => reference(server, params, token));
    server.handle("tifa/insertBibliography", (params, token) => bibliography(server, params, token));
  },
};

async function references(
  server: Server,
  { textDocument, range }: Requests["tifa/references"]["params"],
  token: CancellationToken,
): Promise<References | null> {
  const open = server.document(textDocument.uri);
  if (open === undefined) return null;
  const text = open.text.getText();
  const cited = await citedAt(server, open, range);
  const request = { works: cited.works, language: documentLanguage(text), isSingle: cited.isSingle, uri: open.uri };
  const { entries, style, notes } = await formatList(server, request, token);
  return {
    count: entries.length,
    style,
    plain: listAsText(entries),
    html: listAsHtml(entries),
    notes: [...unknownNotes(cited), ...notes],
  };
}

/** The works cited in a selection; without one, the work of the key at the cursor, else those of the document. */
async function citedAt(
  server: Server,
  open: OpenDocument,
  range: Requests["tifa/references"]["params"]["range"],
): Promise<CitedWorks & { readonly isSingle: boolean }> {
  const part = range && { start: open.text.offsetAt(range.start), end: open.text.offsetAt(range.end) };
  if (part !== undefined && part.start === part.end) {
    const key = keyAt(server, open, part.start)?.key;
    const work = key === undefined ? undefined : await workOf(server, open, key);
    if (work !== undefined) return { works: [work], unknown: [], isSingle: true };
  }
  const isWhole = part === undefined || part.start === part.end;
  return { ...(await citedIn(server, open, isWhole ? undefined : part)), isSingle: false };
}

/** What is cited, at least one work; throws where nothing is, and says why. */
async function citedIn(
  server: Server,
  open: OpenDocument,
  part?: { readonly start: number; readonly end: number },
): Promise<CitedWorks> {
  if (dialectOf(server, open) === undefined)
    throw new UserError(
      l10n.t(
        "Citations in this document are formatted text without keys, so Tifa cannot tell which works it cites. Use “Tifa: Insert Reference” for each work.",
      ),
    );
  const cited = citedWorks(server, open, await bibliographyOf(server, open), markupFor(server, open), part);
  if (cited.works.length > 0) return cited;
  const [first] = unknownNotes(cited);
  if (first !== undefined) throw new UserError(first);
  throw new UserError(
    part === undefined ? l10n.t("The document cites no work yet.") : l10n.t("The selection cites no work by its key."),
  );
}

function unknownNotes({ unknown }: CitedWorks): readonly string[] {
  if (unknown.length === 0) return [];
  return [l10n.t("Left out, for the bibliography lacks them: {0}.", unknown.join(", "))];
}

async function workOf(server: Server, open: OpenDocument, key: string): Promise<Work> {
  const known = workOfKey(server, await bibliographyOf(server, open), key);
  if (known === undefined) throw new UserError(l10n.t("The bibliography has no work “{0}”.", key));
  return { ...known.work, id: key };
}

async function citableWorks(
  server: Server,
  { textDocument, query }: Requests["tifa/citableWorks"]["params"],
): Promise<{ works: readonly WorkHit[] }> {
  const open = server.document(textDocument.uri);
  if (open === undefined) return { works: [] };
  const { works, complete } = await findableWorks(server, await bibliographyOf(server, open));
  let found = completeKeys(query, works);
  if (found.works.length === 0) {
    await complete;
    found = completeKeys(query, works);
  }
  return { works: found.works.map(toHit) };
}

function toHit({ key, work }: KnownWork): WorkHit {
  const { title, custom } = work;
  return {
    work: key,
    label: `${shortNames(work, 17, "en")} ${yearOf(work)}`,
    title,
    ...(custom?.titleZh === undefined ? {} : { titleZh: custom.titleZh }),
  };
}

function markupFor(server: Server, open: OpenDocument): Markup {
  return markupOf(dialectOf(server, open)?.id, proseKind(open.languageId, open.uri));
}

/** The reference of a work, at the cursor, but behind a citation that stands there. */
async function reference(
  server: Server,
  { textDocument, position, work: wanted }: Requests["tifa/insertReference"]["params"],
  token: CancellationToken,
): Promise<ReferenceEdit | null> {
  const open = server.document(textDocument.uri);
  if (open === undefined) return null;
  const { version } = open;
  const key = wanted ?? keyAt(server, open, open.text.offsetAt(position))?.key;
  if (key === undefined) return null;
  const work = await workOf(server, open, key);
  const language = languageAround(open.text.getText(), open.text.offsetAt(position));
  const { entries, notes } = await formatList(
    server,
    { works: [work], language, isSingle: true, uri: open.uri },
    token,
  );
  stillAt(open, version);
  const [entry = []] = entries;
  const text = open.text.getText();
  const change = insertReference(
    text,
    open.text.offsetAt(position),
    entry,
    markupFor(server, open),
    dialectOf(server, open),
  );
  const edits = [{ range: toRange(open.text, change.span), newText: change.newText }];
  return { version, edits, count: 1, isRenewed: false, notes };
}

async function bibliography(
  server: Server,
  { textDocument, position }: { readonly textDocument: { readonly uri: string }; readonly position: Position },
  token: CancellationToken,
): Promise<ReferenceEdit | null> {
  const open = server.document(textDocument.uri);
  if (open === undefined) return null;
  const { version } = open;
  const markup = markupFor(server, open);
  const cited = await citedIn(server, open);
  const before = findList(open.text.getText(), markup);
  if (before === "cut")
    throw new UserError(
      l10n.t(
        "The list that Tifa made before has lost its last line, “{0}”. Put it back where the list ends, or delete the list.",
        endOfList(markup),
      ),
    );
  const language = documentLanguage(open.text.getText());
  const request = { works: cited.works, language, isSingle: false, uri: open.uri };
  const { entries, notes } = await formatList(server, request, token);
  stillAt(open, version);
  const text = open.text.getText();
  const change = putList(text, open.text.offsetAt(position), entries, markup, before);
  return {
    version,
    edits: [{ range: toRange(open.text, change.span), newText: change.newText }],
    count: entries.length,
    isRenewed: before !== undefined,
    notes: [...unknownNotes(cited), ...notes, ...ownListNotes(text, markup)],
  };
}

function stillAt(open: OpenDocument, version: number): void {
  if (open.version !== version) throw new UserError(l10n.t("The document changed meanwhile. Try again."));
}

function ownListNotes(text: string, markup: Markup): readonly string[] {
  const command = ownList(text, markup);
  if (command === undefined) return [];
  if (markup.id === "markdown" || markup.id === "pandoc")
    return [l10n.t("Pandoc will print a second list: add “{0}” to the front matter.", command)];
  return [l10n.t("“{0}” prints a second list: take out one of the two.", command)];
}
