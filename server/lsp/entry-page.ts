import * as l10n from "@vscode/l10n";
import type { CancellationToken } from "vscode-languageserver";
import { sourcesOf } from "../core/citation/claims.ts";
import { describeLocator } from "../core/citation/locator.ts";
import { PAPER_ID } from "../core/citation/work.ts";
import type { Concept } from "../core/concept/concept.ts";
import { nameOf } from "../core/concept/glossary.ts";
import { type MentioningDocument, entryPage as pageOf, type WholePassage } from "../features/entry-page.ts";
import type { CitableWork } from "../features/entry-works.ts";
import { bothNames } from "../features/labels.ts";
import { conceptById } from "./concept.ts";
import type { Feature, Server } from "./feature.ts";
import { pathOf } from "./paths.ts";
import { type Report, withProgress } from "./progress.ts";
import { SourceNames } from "./sources/described.ts";
import { paperCopy } from "./sources/paper.ts";
import { styleFor } from "./style-for.ts";
import { workspaceFolders } from "./workspace/folders.ts";
import { scanWorkspace } from "./workspace/scan.ts";

/** A concept's entry as a page, for clients that can show one. */
export const entryPage: Feature = {
  register(server) {
    const { handle, knowledge, client, connection } = server;
    handle("tifa/entryPage", async ({ id, mentions, workDoneToken }, token) => {
      const { concept, glossary } = conceptById(server, id);
      const title = l10n.t("Finding “{0}”", nameOf(concept, "en", "zh-Hans"));
      const given = connection.window.attachWorkDoneProgress(workDoneToken);
      const search = (report: Report, either: CancellationToken): Promise<MentioningDocument[]> =>
        documentsWith(server, concept, report, either);
      const documents = mentions ? await withProgress(server, title, given, token, search) : undefined;
      const { tables: facts } = knowledge;
      const options = {
        facts,
        works: citableWorks(server, concept),
        language: client().interfaceLanguage,
        documents,
        passages: await bestPassages(server, concept.id),
        hasPaper: (await paperCopy(server)) !== undefined,
      };
      return { title: bothNames(concept), body: pageOf(concept, glossary, options) };
    });
  },
};

/** The paper, where it says something of the concept, and what it cites for it, in the style that is set. */
function citableWorks(server: Server, concept: Concept): CitableWork[] {
  const { works, citations } = server.knowledge;
  const language = server.client().interfaceLanguage;
  const style = styleFor(server)(language);
  const isInPaper = concept.origin === undefined || concept.at !== undefined;
  const wanted = [...(isInPaper ? [{ work: PAPER_ID }] : []), ...sourcesOf(concept, citations)];
  return wanted.flatMap(({ work: id, ...rest }) => {
    const work = works.find((candidate) => candidate.id === id);
    if (work === undefined) return [];
    return { ...rest, work: id, reference: style.reference(work, language), isPaper: id === PAPER_ID };
  });
}

/** The page is there at once: what the index does not give by then comes with the mentions. */
const PATIENCE = 400;
const MOST_PASSAGES = 6;

async function bestPassages(server: Server, concept: string): Promise<readonly WholePassage[]> {
  const found = await server.sources.best(concept, MOST_PASSAGES, PATIENCE);
  const names = new SourceNames(server, undefined);
  const language = server.client().interfaceLanguage;
  return Promise.all(
    found.map(async ({ id, text, hits, locator, source }) => {
      const place = [(await names.get(source)).label, describeLocator(locator, language)];
      return { passage: id, text, hits, place: place.filter((part) => part !== "").join(", ") };
    }),
  );
}

async function documentsWith(
  server: Server,
  concept: Concept,
  progress: Report,
  token: CancellationToken,
): Promise<MentioningDocument[]> {
  const folders = await workspaceFolders(server);
  const documents: MentioningDocument[] = [];
  const report = { searched: 0, skipped: [] };
  for await (const { text, mentions } of scanWorkspace(server, { concepts: [concept], token, progress }, report)) {
    const [first] = mentions;
    if (first === undefined) continue;
    const path = pathOf(text.uri);
    const folder = folders.find((candidate) => path?.startsWith(candidate.path) === true);
    const name = path === undefined ? text.uri : path.slice(folder === undefined ? 0 : folder.path.length + 1);
    documents.push({ name, uri: text.uri, count: mentions.length, first: text.positionAt(first.start) });
  }
  return documents;
}
