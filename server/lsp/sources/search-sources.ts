import * as l10n from "@vscode/l10n";
import type { CancellationToken } from "vscode-languageserver";
import { describeLocator } from "../../core/citation/locator.ts";
import type { Concept } from "../../core/concept/concept.ts";
import { bothNames } from "../../features/labels.ts";
import { searchGlossary } from "../../features/search.ts";
import { snippetOf } from "../../features/sources/snippet.ts";
import type { FoundPassage, SearchAnswer } from "../../index/messages.ts";
import type { Requests, SourceHit, SourceSearchResult } from "../../protocol.ts";
import { conceptById } from "../concept.ts";
import type { Server } from "../feature.ts";
import { SourceNames } from "./described.ts";
import { toState } from "./state.ts";

/** A picker shows a few dozen rows at most; a client may ask for more. */
const DEFAULT_LIMIT = 50;
/** So sure must the glossary be that a concept is meant. */
const SURE = 0.92;
/** How much of a passage a row shows, in letters. */
const ROW = 160;

export async function searchSources(
  server: Server,
  { query, concept, limit = DEFAULT_LIMIT, textDocument }: Requests["tifa/searchSources"]["params"],
  token: CancellationToken,
): Promise<SourceSearchResult> {
  const concepts =
    concept === undefined
      ? await conceptsNamed(server, query, textDocument?.uri)
      : [conceptById(server, concept).concept];
  const wanted = concepts.map(({ id }) => id);
  const answer = await server.sources.search({ text: query, concepts: wanted, limit }, token);
  const names = new SourceNames(server, textDocument === undefined ? undefined : server.document(textDocument.uri));
  const hits = await Promise.all(answer.passages.map((passage) => toHit(server, names, passage)));
  const note = noteOn(server, query, answer);
  return {
    hits,
    concepts: concepts.map(bothNames),
    state: toState(server.sources.state),
    ...(note === undefined ? {} : { note }),
  };
}

/** The concept that a query names in any wording, language or in pinyin; none where it asks for exact words. */
async function conceptsNamed({ glossaries }: Server, query: string, uri?: string): Promise<readonly Concept[]> {
  const text = query.trim();
  if (text === "" || /["“”「」]|\bNEAR\b/u.test(text)) return [];
  const { index } = await glossaries.search(uri);
  const [best] = searchGlossary(index, text, 1);
  return best !== undefined && best.score >= SURE ? [best.concept] : [];
}

async function toHit(server: Server, names: SourceNames, passage: FoundPassage): Promise<SourceHit> {
  const { label, title, year } = await names.get(passage.source);
  const { before, hit, after } = snippetOf(passage.text, passage.hits, ROW);
  return {
    passage: passage.id,
    source: label,
    title,
    locator: describeLocator(passage.locator, server.client().interfaceLanguage),
    line: [before, hit, after],
    score: passage.score,
    ...(passage.hits[0] === undefined ? {} : { hit: passage.hits[0] }),
    ...(year === "" ? {} : { year }),
  };
}

function noteOn({ sources }: Server, query: string, { tooShort, more, passages }: SearchAnswer): string | undefined {
  if (sources.files.paths.length === 0)
    return l10n.t("You have no sources yet: “Tifa: Add Source” takes files, folders and what a .bib names.");
  if (tooShort) return l10n.t("Type one more character: one alone stands nearly everywhere.");
  if (more) return l10n.t("The words stand in many passages: these are the best of a sample from all sources.");
  return passages.length === 0 && query.trim() !== "" ? l10n.t("Nothing found in your sources.") : undefined;
}
