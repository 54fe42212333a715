import {
  type CompletionItem,
  CompletionItemKind,
  CompletionTriggerKind,
  MarkupKind,
  type Position,
} from "vscode-languageserver";
import type { Glossary } from "../core/concept/glossary.ts";
import { unasked } from "../features/completion/by-itself.ts";
import { buildingTermIndex, type TermIndex } from "../features/completion/term-index.ts";
import { type Completions, completeTerms, type TermCompletion } from "../features/completion.ts";
import { hoverCard } from "../features/hover.ts";
import { plainLabel } from "../features/markdown.ts";
import { toRange } from "./convert.ts";
import type { Feature, Server } from "./feature.ts";
import { glossOptions } from "./gloss-options.ts";
import { completeKey } from "./keys/key-completion.ts";
import type { OpenDocument } from "./open-document.ts";
import { inSlices } from "./slices.ts";

/** What an item needs for its documentation. */
interface ItemData {
  readonly concept: string;
  readonly rendering: string;
}

/**
 * Citation keys, and terms while writing. Characters trigger keys alone: for terms the editor asks while words are typed.
 * Where it does not (VS Code, in Markdown), its client asks `tifa/suggests` and has the list opened.
 */
export const completion: Feature = {
  capabilities: { completionProvider: { resolveProvider: true, triggerCharacters: ["@", "{", ","] } },

  register(server) {
    const { connection, answer, document, settings } = server;
    connection.onCompletion(({ textDocument, position, context }, token) =>
      answer("completion", token, async () => {
        const open = document(textDocument.uri);
        if (open === undefined || !settings()["completion.enabled"]) return null;
        const keys = await completeKey(server, open, open.text.offsetAt(position));
        if (keys !== undefined || context?.triggerKind === CompletionTriggerKind.TriggerCharacter) return keys ?? null;
        const found = await termsAt(server, open, position);
        const goesOn = context?.triggerKind === CompletionTriggerKind.TriggerForIncompleteCompletions;
        const shown = found && goesOn ? { ...found, terms: unasked(found, open.text.getText()) } : found;
        // The next letter may begin other terms, and an item matches only what was typed for it: ask again each time.
        return { isIncomplete: true, items: shown === undefined ? [] : toItems(open, shown) };
      }),
    );
    server.handle("tifa/suggests", async ({ textDocument, position }) => {
      const open = document(textDocument.uri);
      if (open === undefined || !settings()["completion.enabled"]) return false;
      const found = await termsAt(server, open, position);
      return found !== undefined && unasked(found, open.text.getText()).length > 0;
    });
    connection.onCompletionResolve((item, token) =>
      answer("completion resolve", token, () => documented(server, item)),
    );
  },
};

async function termsAt(
  { glossaries, settings }: Server,
  open: OpenDocument,
  position: Position,
): Promise<Completions | undefined> {
  const index = await indexOf(glossaries.of(open.uri));
  // Only now: the document may have changed meanwhile.
  const recognized = open.recognized(glossaries.of(open.uri));
  const options = {
    ...glossOptions(settings(), recognized.text, recognized.kind),
    pinyin: settings()["completion.pinyin"],
  };
  return completeTerms(index, recognized, open.text.offsetAt(position), options);
}

const indices = new WeakMap<Glossary, Promise<TermIndex>>();

/** Built when first asked for. */
function indexOf(glossary: Glossary): Promise<TermIndex> {
  const known = indices.get(glossary);
  if (known !== undefined) return known;
  const building = inSlices(buildingTermIndex(glossary));
  indices.set(glossary, building);
  return building;
}

function toItems(open: OpenDocument, { span, terms }: Completions): CompletionItem[] {
  // An editor filters by its own idea of a word, and a run of ideographs is one word to it: what was typed always matches.
  const filterText = open.text.getText(toRange(open.text, span));
  return terms.flatMap((term, rank) => {
    const range = toRange(open.text, { start: span.start, end: span.end + term.behind });
    const make = (newText: string, place: number): CompletionItem => ({
      label: newText,
      kind: CompletionItemKind.Reference,
      filterText,
      sortText: sortText(term, filterText, rank * 2 + place),
      textEdit: { range, newText },
      data: { concept: term.concept.id, rendering: term.rendering.text } satisfies ItemData,
    });
    const bare = {
      ...make(term.newText, 0),
      ...(term.other === undefined ? {} : { labelDetails: { description: term.other } }),
    };
    const glossed = term.glossed === undefined ? [] : [make(term.glossed, 1)];
    return term.newText === open.text.getText(range) ? glossed : [bare, ...glossed];
  });
}

/**
 * Our order, for editors that sort: a term that begins with what was typed stands among the words that do, one that only
 * has such a word stands after them.
 */
function sortText({ fromStart }: TermCompletion, typed: string, rank: number): string {
  const order = String(rank).padStart(3, "0");
  return fromStart ? `${typed.toLowerCase()}${order}` : `~${order}`;
}

function documented({ knowledge, glossaries, client }: Server, item: CompletionItem): CompletionItem {
  const { concept: id, rendering: text } = (item.data ?? {}) as Partial<ItemData>;
  if (id === undefined) return item;
  const { concept, glossary } = glossaries.concept(id) ?? {};
  const rendering = concept?.renderings.find((candidate) => candidate.text === text);
  if (concept === undefined || glossary === undefined || rendering === undefined) return item;
  const language = client().interfaceLanguage;
  const { markdown } = hoverCard(
    { start: 0, end: 0, concept, rendering, counted: true },
    [],
    glossary,
    knowledge.tables,
    { detail: "short", language, link: plainLabel, actions: false },
  );
  return { ...item, documentation: { kind: MarkupKind.Markdown, value: markdown } };
}
