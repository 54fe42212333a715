import { MarkupKind } from "vscode-languageserver";
import type { Concept } from "../core/concept/concept.ts";
import { containedConcepts, mentionAt, sameWording } from "../core/recognition/recognized.ts";
import { hoverCard } from "../features/hover.ts";
import { toRange } from "./convert.ts";
import type { Feature, Server } from "./feature.ts";
import { hoverKey } from "./keys/key-hover.ts";
import { linksFor } from "./links.ts";
import type { OpenDocument } from "./open-document.ts";
import { paperCopy } from "./sources/paper.ts";
import { shownPassages } from "./sources/shown.ts";

export const hover: Feature = {
  capabilities: { hoverProvider: true },

  register(server) {
    const { connection, knowledge, glossaries, settings, client, document, answer } = server;
    connection.onHover(({ textDocument, position }, token) =>
      answer("hover", token, async () => {
        const open = document(textDocument.uri);
        if (open === undefined) return null;
        const ofKey = await hoverKey(server, open, open.text.offsetAt(position));
        if (ofKey !== undefined) return ofKey;
        const glossary = glossaries.of(open.uri);
        const recognized = open.recognized(glossary);
        const mention = mentionAt(recognized, open.text.offsetAt(position));
        if (mention === undefined || (!mention.counted && settings()["recognition.weakTerms"] === "off")) return null;
        const contained: readonly Concept[] = containedConcepts(recognized, mention);
        const { interfaceLanguage: language, commandLinks } = client();
        const options = {
          detail: settings()["hover.detail"],
          language,
          link: linksFor(client()),
          actions: commandLinks,
          alike: sameWording(recognized, mention),
          ...(await ofSources(server, mention.concept.id, open)),
        };
        const { span, markdown } = hoverCard(mention, contained, glossary, knowledge.tables, options);
        return { contents: { kind: MarkupKind.Markdown, value: markdown }, range: toRange(open.text, span) };
      }),
    );
  },
};

/** How long a hover waits for the user's sources (milliseconds). */
const PATIENCE = 40;

/** In a short hover one passage, for its window shows a dozen lines. */
async function ofSources(server: Server, concept: string, open: OpenDocument) {
  if (!server.sources.isStarted) return {};
  const isFull = server.settings()["hover.detail"] === "full";
  const amount = isFull ? { limit: 4, length: 280 } : { limit: 1, length: 180 };
  // Looked for once for each state of the index: the next hover has it.
  const late = new Promise<undefined>((done) => setTimeout(done, PATIENCE, undefined).unref());
  const [passages, copy] = await Promise.all([
    shownPassages(server, concept, { ...amount, patience: PATIENCE, open }),
    Promise.race([paperCopy(server), late]),
  ]);
  return { passages, hasPaper: copy !== undefined };
}
