import * as l10n from "@vscode/l10n";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Locator } from "../../core/citation/locator.ts";
import { pageOfWords } from "../../core/source/passage.ts";
import { isHan } from "../../core/text/script.ts";
import { sentencesAround } from "../../core/text/sentence.ts";
import type { Span } from "../../core/text/span.ts";
import { quotation } from "../../features/sources/quotation.ts";
import { selectedParts } from "../../features/sources/source-document.ts";
import type { IndexedSource, WholeSource } from "../../index/messages.ts";
import type { CiteResult, Requests } from "../../protocol.ts";
import { groundFor, placesFor, requestFor, toResult } from "../cite.ts";
import type { Feature, Server } from "../feature.ts";
import { readTextFile } from "../text-file.ts";
import { UserError } from "../user-error.ts";
import { bibliographiesFor, linkedWork } from "./links.ts";
import { paperCopy } from "./paper.ts";
import { shownSource, sourcePathOf } from "./places.ts";

type WholePassage = WholeSource["passages"][number];
type QuoteParams = Requests["tifa/quote"]["params"];

/** Words of a source, and where they stand. */
interface Quoted {
  readonly source: IndexedSource;
  readonly words: string;
  /** The passages that they are of, in order, and which part of each. */
  readonly parts: readonly { readonly passage: WholePassage; readonly span: Span }[];
}

export const quote: Pick<Feature, "register"> = {
  register(server) {
    server.handle("tifa/quote", (params) => quoteAt(server, params));
  },
};

async function quoteAt(server: Server, params: QuoteParams): Promise<CiteResult | null> {
  const { textDocument, position } = params;
  const quoted = await quotedWords(server, params);
  if (quoted.words === "") throw new UserError(l10n.t("Select the words to quote."));
  const files = await bibliographiesFor(server, server.document(textDocument.uri));
  const { work, isGuess } = await linkedWork(server, quoted.source, files);
  const locator = await locatorOf(server, quoted);
  const ground = await groundFor(server, { textDocument });
  const places = ground?.found === undefined ? undefined : await placesFor(server, ground.found, [work]);
  // From here on nothing waits: document and bibliography stay as they are.
  const open = server.document(textDocument.uri);
  if (open === undefined || ground === undefined) return null;
  const material = { project: ground.project, works: [work], ...places };
  const request = requestFor(server, open, { textDocument, work: work.id, locator }, material);
  const offset = open.text.offsetAt(position);
  const answer = quotation({ ...request, offset, words: quoted.words });
  const guessed = l10n.t("No bibliography entry was found for this source: check what was made of its own title.");
  return toResult(open, isGuess ? { ...answer, notes: [...answer.notes, guessed] } : answer, places);
}

async function quotedWords(server: Server, { passage: id, within, selection }: QuoteParams): Promise<Quoted> {
  if (id !== undefined) {
    const passage = await server.sources.passage(id);
    if (passage === undefined) throw new UserError(l10n.t("The source has changed. Search again."));
    const part = within === undefined ? wholly(passage) : { passage, span: sentencesAround(passage.text, within) };
    const { start, end } = part.span;
    return { source: passage.source, words: passage.text.slice(start, end).trim(), parts: [part] };
  }
  if (selection === undefined) throw new UserError(l10n.t("Select the words to quote."));
  const path = sourcePathOf(server, selection.uri);
  const whole = path === undefined ? undefined : await server.sources.whole({ path });
  if (path === undefined || whole === undefined) throw new UserError(l10n.t("This document is none of your sources."));
  const isShown =
    server.client().sourceScheme !== undefined && selection.uri.startsWith(`${server.client().sourceScheme}:`);
  return isShown ? fromShown(server, path, selection) : fromFile(path, whole, selection);
}

async function fromShown(
  server: Server,
  path: string,
  { range }: NonNullable<QuoteParams["selection"]>,
): Promise<Quoted> {
  const shown = await shownSource(server, { path });
  if (shown === undefined) throw new UserError(l10n.t("The source has changed. Search again."));
  const text = TextDocument.create("", "", 0, shown.document.text);
  const span = { start: text.offsetAt(range.start), end: text.offsetAt(range.end) };
  const parts = selectedParts(shown.document, span).flatMap(({ index, span: part }) => {
    const passage = shown.whole.passages[index];
    return passage === undefined ? [] : [{ passage, span: part }];
  });
  const words = parts.map(({ passage, span: part }) => passage.text.slice(part.start, part.end)).join(" ");
  return { source: shown.whole.source, words: words.trim(), parts };
}

function wholly(passage: WholePassage): Quoted["parts"][number] {
  return { passage, span: { start: 0, end: passage.text.length } };
}

async function fromFile(
  path: string,
  { source, passages }: WholeSource,
  { range }: NonNullable<QuoteParams["selection"]>,
): Promise<Quoted> {
  const file = await readTextFile(path);
  const text = TextDocument.create("", "", 0, file?.text ?? "");
  const [start, end] = [text.offsetAt(range.start), text.offsetAt(range.end)];
  const covered = passages.filter(({ span }) => span !== undefined && span.start < end && start < span.end);
  return { source, words: onOneLine(text.getText().slice(start, end)), parts: covered.map(wholly) };
}

/** Line ends are the file's, not the author's: a space between words, nothing between ideographs. */
function onOneLine(text: string): string {
  return text
    .trim()
    .replace(/(\S)\s*\n\s*(\S)/gu, (_, before: string, after: string) =>
      isHan(before.charCodeAt(0)) && isHan(after.charCodeAt(0)) ? before + after : `${before} ${after}`,
    );
}

/** From the first page to the last, or the section; what the paper itself calls the place, where it is the paper. */
async function locatorOf(server: Server, { parts, source }: Quoted): Promise<Locator> {
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return {};
  const copy = await paperCopy(server);
  const own = copy?.source === source.id ? copy.locatorOf(first.passage.id) : undefined;
  const pages = [first, last].map(({ passage, span }) => pageOfWords(passage, span)?.split("–"));
  const [from, to] = [pages[0]?.[0], pages[1]?.at(-1)];
  const page = from === undefined || to === undefined ? undefined : from === to ? from : `${from}–${to}`;
  return { ...first.passage.locator, ...own, ...(page === undefined ? {} : { page }) };
}
