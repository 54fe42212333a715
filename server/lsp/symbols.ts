import { type DocumentSymbol, type SymbolInformation, SymbolKind } from "vscode-languageserver";
import type { Concept } from "../core/concept/concept.ts";
import { nameOf } from "../core/concept/glossary.ts";
import { documentConcepts } from "../features/document-concepts.ts";
import { bothNames } from "../features/labels.ts";
import { searchGlossary } from "../features/search.ts";
import { toRange } from "./convert.ts";
import { countedMentions } from "./counted.ts";
import { entryUri } from "./entry-uri.ts";
import type { Feature, Server } from "./feature.ts";

const MOST_SYMBOLS = 50;
/** Hits below are only alike: a list of symbols is for what the user can name. */
const LEAST_SCORE = 0.4;
const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Concepts as symbols of the workspace, and of a document where the client does not list them itself. */
export const symbols: Feature = {
  capabilities: { workspaceSymbolProvider: true },
  withoutOwnViews: { documentSymbolProvider: { label: "Tifa" } },

  register(server) {
    const { connection, answer, glossaries, document } = server;
    connection.onWorkspaceSymbol(({ query }, token) =>
      answer("workspaceSymbol", token, async () => {
        if (query.trim() === "") return [];
        const { index } = await glossaries.search();
        const hits = searchGlossary(index, query, MOST_SYMBOLS);
        return hits.flatMap(({ concept, score }) => (score < LEAST_SCORE ? [] : (toSymbol(server, concept) ?? [])));
      }),
    );
    connection.onDocumentSymbol(({ textDocument }, token) =>
      answer("documentSymbol", token, () => {
        const open = document(textDocument.uri);
        if (open === undefined) return null;
        const recognized = open.recognized(glossaries.of(open.uri));
        return documentConcepts(recognized, countedMentions(server, recognized)).map(
          ({ concept, count, first }): DocumentSymbol => {
            const range = toRange(open.text, first);
            return { name: bothNames(concept), detail: `${count}`, kind: SymbolKind.Key, range, selectionRange: range };
          },
        );
      }),
    );
  },
};

/** The concept at its entry, or where no entry can be shown at its first mention in a document that is open. */
function toSymbol(server: Server, concept: Concept): SymbolInformation | undefined {
  const symbol = { name: bothNames(concept), kind: SymbolKind.Key, containerName: nameOf(concept, "zh-Hans") };
  const uri = entryUri(concept, server.client());
  if (uri !== undefined) return { ...symbol, location: { uri, range: START } };
  for (const open of server.documents()) {
    const mentions = countedMentions(server, open.recognized(server.glossaries.of(open.uri)));
    const first = mentions.find((mention) => mention.concept.id === concept.id && mention.counted);
    if (first !== undefined) return { ...symbol, location: { uri: open.uri, range: toRange(open.text, first) } };
  }
  return undefined;
}
