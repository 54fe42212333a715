import * as l10n from "@vscode/l10n";
import type { CancellationToken, Location } from "vscode-languageserver";
import type { Concept } from "../core/concept/concept.ts";
import { nameOf } from "../core/concept/glossary.ts";
import type { FoundMention, FoundMentions } from "../protocol.ts";
import { conceptById } from "./concept.ts";
import { toRange } from "./convert.ts";
import type { Feature, Server } from "./feature.ts";
import { keyAtPosition, referencesOfKey } from "./keys/key-places.ts";
import { findMention } from "./mention-at.ts";
import { type Report, withProgress } from "./progress.ts";
import { say } from "./say.ts";
import { type ScannedDocument, type ScanReport, scanWorkspace } from "./workspace/scan.ts";

/** All mentions of a concept in the workspace, in every rendering and language, closed documents too; all citations of a key. */
export const references: Feature = {
  capabilities: { referencesProvider: { workDoneProgress: true } },

  register(server) {
    const { connection, handle, answer } = server;
    connection.onReferences(({ textDocument, position }, token, workDone, partial) =>
      answer("references", token, async () => {
        const cited = keyAtPosition(server, textDocument.uri, position);
        if (cited !== undefined) return referencesOfKey(server, textDocument.uri, cited.key, token);
        const concept = findMention(server, textDocument, position)?.mention.concept;
        if (concept === undefined) return [];
        const locations: Location[] = [];
        await withProgress(server, titleFor(concept), workDone, token, async (report, either) => {
          const search = { concept, report, token: either };
          const { limited } = await eachDocument(server, search, (document) => {
            const found = document.mentions.map((mention) => ({
              uri: document.text.uri,
              range: toRange(document.text, mention),
            }));
            if (partial === undefined) locations.push(...found);
            else partial.report(found);
          });
          if (limited) sayLimited(server);
        });
        return locations;
      }),
    );
    handle("tifa/findMentions", ({ concept: id, workDoneToken }, token) => {
      const concept = conceptById(server, id).concept;
      const given = connection.window.attachWorkDoneProgress(workDoneToken);
      return withProgress(server, titleFor(concept), given, token, (report, either) =>
        findMentions(server, { concept, report, token: either }),
      );
    });
  },
};

/** The standard's answer has no place for it. */
function sayLimited(server: Server): void {
  const limit = server.settings()["find.limit"];
  say(server, l10n.t("There are more mentions: the setting tifa.find.limit ends the list at {0}.", limit));
}

interface Search {
  readonly concept: Concept;
  readonly report: Report;
  readonly token: CancellationToken;
}

function titleFor(concept: Concept): string {
  return l10n.t("Finding “{0}”", nameOf(concept, "en", "zh-Hans"));
}

async function findMentions(server: Server, search: Search): Promise<FoundMentions> {
  const mentions: FoundMention[] = [];
  const { limited, searched, skipped } = await eachDocument(server, search, (document) => {
    for (const { start, end, rendering } of document.mentions) {
      const range = toRange(document.text, { start, end });
      const { text, language } = rendering;
      mentions.push({
        uri: document.text.uri,
        range,
        rendering: text,
        language,
        line: lineAround(document, start, end),
      });
    }
  });
  return { mentions, limited, searched, skipped };
}

/** Calls `found` for each document with mentions, until the user's limit is reached: the rest of the last one is cut. */
async function eachDocument(
  server: Server,
  { concept, report: progress, token }: Search,
  found: (document: ScannedDocument) => void,
): Promise<ScanReport & { limited: boolean }> {
  let left = Math.max(1, server.settings()["find.limit"]);
  const report: ScanReport = { searched: 0, skipped: [] };
  for await (const document of scanWorkspace(server, { concepts: [concept], token, progress }, report)) {
    const mentions = document.mentions.slice(0, left);
    left -= mentions.length;
    if (mentions.length > 0) found({ text: document.text, mentions });
    if (mentions.length < document.mentions.length) return { ...report, limited: true };
  }
  return { ...report, limited: false };
}

const BEFORE = 40;
const AFTER = 80;

/** The text around a mention, on its line, for a list. */
function lineAround({ text }: ScannedDocument, start: number, end: number): FoundMention["line"] {
  const from = Math.max(0, start - BEFORE);
  const around = copied(text.getText().slice(from, end + AFTER));
  const before =
    around
      .slice(0, start - from)
      .split(/[\r\n]/u)
      .at(-1) ?? "";
  const [after = ""] = around.slice(end - from).split(/[\r\n]/u, 1);
  return [before.trimStart(), around.slice(start - from, end - from).replace(/\s+/gu, " "), after];
}

/** A text of its own: a slice would keep the whole document in memory, and a search reads thousands. */
function copied(slice: string): string {
  return Buffer.from(slice, "utf16le").toString("utf16le");
}
