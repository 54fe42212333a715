import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import * as l10n from "@vscode/l10n";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Span } from "../../core/text/span.ts";
import { type SourceDocument, sourceDocument } from "../../features/sources/source-document.ts";
import type { WholeSource } from "../../index/messages.ts";
import type { Requests, SourcePlace } from "../../protocol.ts";
import { toRange } from "../convert.ts";
import type { Server } from "../feature.ts";
import { pathOf } from "../paths.ts";
import { readTextFile } from "../text-file.ts";
import { UserError } from "../user-error.ts";
import { paperCopy } from "./paper.ts";

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where a passage, or a place of the paper in the user's copy, is to be seen. */
export async function sourcePlace(
  server: Server,
  { passage, locator }: Requests["tifa/sourcePlace"]["params"],
): Promise<SourcePlace | null> {
  if (passage !== undefined) return placeOfPassage(server, passage);
  if (locator === undefined) return null;
  const copy = await paperCopy(server);
  if (copy === undefined)
    throw new UserError(l10n.t("None of your sources is the paper. “Tifa: Add Source” takes your copy of it."));
  const place = copy.at(locator);
  if (place === undefined) throw new UserError(l10n.t("This place was not found in your copy of the paper."));
  return placeOfPassage(server, place.passage, place.span);
}

/** @param within a part of the passage; all of it where it is left out */
async function placeOfPassage(server: Server, id: number, within?: Span): Promise<SourcePlace | null> {
  const passage = await server.sources.passage(id);
  if (passage === undefined) throw new UserError(l10n.t("The source has changed. Search again."));
  const { path, kind } = passage.source;
  const file = pathToFileURL(path).href;
  const isText = kind === "markdown" || kind === "text";
  const range = isText && passage.span !== undefined ? await rangeInFile(path, passage.span) : undefined;
  if (range !== undefined) return { uri: file, range, file };
  const shown = await shownSource(server, { path });
  if (shown === undefined) return { uri: file, range: START, file };
  const index = shown.whole.passages.findIndex((candidate) => candidate.id === id);
  const span = shown.document.spans[index];
  if (span === undefined) return { uri: shown.uri, range: START, file };
  const part = within === undefined ? span : { start: span.start + within.start, end: span.start + within.end };
  return { uri: shown.uri, range: toRange(textOf(shown.document), part), file };
}

/** Undefined where an editor would show another text: one that is not in UTF-8, or has changed. */
async function rangeInFile(path: string, span: Span): Promise<SourcePlace["range"] | undefined> {
  const file = await readTextFile(path);
  if (file?.isUtf8 !== true || span.end > file.text.length) return undefined;
  return toRange(TextDocument.create("", "", 0, file.text), span);
}

function textOf({ text }: SourceDocument): TextDocument {
  return TextDocument.create("", "", 0, text);
}

/** A source as the client shows it. */
export interface ShownSource {
  readonly whole: WholeSource;
  readonly document: SourceDocument;
  readonly uri: string;
}

/** Undefined where the client shows none, or the source is gone. */
export async function shownSource(server: Server, wanted: { readonly path: string }): Promise<ShownSource | undefined> {
  const { sourceScheme, interfaceLanguage } = server.client();
  const whole = sourceScheme === undefined ? undefined : await server.sources.whole(wanted);
  if (sourceScheme === undefined || whole === undefined) return undefined;
  const { title = basename(whole.source.path) } = whole.source;
  const document = sourceDocument(title, whole.passages, interfaceLanguage);
  return { whole, document, uri: sourceUri(sourceScheme, whole.source.path) };
}

/** The file's name, so that the editor's tab says what it is; the path is behind it. */
function sourceUri(scheme: string, path: string): string {
  return `${scheme}:/${encodeURIComponent(basename(path))}.txt?${encodeURIComponent(path)}`;
}

/** The path of the source that a document of the client's shows, or that a file is. */
export function sourcePathOf({ client }: Server, uri: string): string | undefined {
  const { sourceScheme } = client();
  if (sourceScheme === undefined || !uri.startsWith(`${sourceScheme}:`)) return pathOf(uri);
  try {
    return decodeURIComponent(uri.slice(uri.indexOf("?") + 1));
  } catch {
    return undefined;
  }
}

export async function sourceText(
  server: Server,
  { uri }: Requests["tifa/sourceText"]["params"],
): Promise<Requests["tifa/sourceText"]["result"]> {
  const path = sourcePathOf(server, uri);
  // Only what is a source: the address may come from anywhere.
  const shown = path === undefined ? undefined : await shownSource(server, { path });
  return shown === undefined ? null : { text: shown.document.text, file: pathToFileURL(shown.whole.source.path).href };
}
