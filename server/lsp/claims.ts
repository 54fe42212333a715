import type { PaperCitations } from "../core/citation/claims.ts";
import { PAPER_ID, type Work } from "../core/citation/work.ts";
import type { Concept } from "../core/concept/concept.ts";
import type { Mention } from "../core/recognition/mention.ts";
import { placeOfEntry } from "../features/bibliography-entry.ts";
import { cite } from "../features/cite.ts";
import { type ClaimRow, type ClaimRows, claimRows } from "../features/claims.ts";
import { factsAbout } from "../features/table-facts.ts";
import type { ClaimItem, ClaimsParams, ClaimsResult } from "../protocol.ts";
import { conceptFor, type Ground, groundFor, mentionFor, requestFor, workOf } from "./cite.ts";
import type { Feature, Server } from "./feature.ts";
import { inSlices } from "./slices.ts";

export const claims: Feature = {
  register(server) {
    server.handle("tifa/claims", (params) => claimsAt(server, params));
  },
};

/** What can be cited for the concept asked for or at the position, each with the text that it would insert. */
async function claimsAt(server: Server, params: ClaimsParams): Promise<ClaimsResult | null> {
  const ground = await groundFor(server, params);
  const concept = conceptAt(server, params);
  if (ground === undefined || concept === undefined) return null;
  const { rows, gaps } = rowsFor(server, concept.concept, concept.mention);
  const keys = await keysOf(server, ground, [PAPER_ID, ...rows.flatMap(({ work }) => work ?? [])]);
  const open = server.document(params.textDocument.uri);
  if (open === undefined) return null;
  const items = rows.map((row): ClaimItem => {
    const wanted = wantedBy(row, concept.concept.id);
    const works = [
      workOf(server, row.work ?? PAPER_ID),
      ...(row.citedIn === undefined ? [] : [workOf(server, PAPER_ID)]),
    ];
    const cited = works.map(({ id }) => keys.get(id) ?? id);
    const { text } = cite(
      requestFor(server, open, { ...params, ...wanted }, { project: ground.project, works, keys: cited }),
    );
    return { group: row.group, label: row.label, description: row.description, text, cite: wanted };
  });
  return { concept: concept.concept.id, items, gaps };
}

/** The rows of a concept; the mention tells which wording is meant. */
export function rowsFor({ knowledge, client }: Server, concept: Concept, mention: Mention | undefined): ClaimRows {
  const { glossary, tables, works } = knowledge;
  const citations: PaperCitations = knowledge.citations;
  const context = {
    rendering: mention?.concept === concept ? mention.rendering : undefined,
    facts: factsAbout(tables, concept.id),
    phaseAt: (phase: number) => glossary.byId.get(`phase-${phase}`)?.at,
  };
  return claimRows(concept, context, { citations, works, language: client().interfaceLanguage });
}

/** What to ask `tifa/cite` for, to get what a row says. */
export function wantedBy({ work, locator, citedIn }: ClaimRow, concept: string): ClaimItem["cite"] {
  return {
    concept,
    ...(work === undefined ? {} : { work }),
    // A place is always said: without one the best would be taken.
    ...(work === undefined ? { locator: locator ?? {} } : {}),
    ...(citedIn === undefined ? {} : { citedIn }),
  };
}

function conceptAt(
  server: Server,
  params: ClaimsParams,
): { readonly concept: Concept; readonly mention: Mention | undefined } | undefined {
  const open = server.document(params.textDocument.uri);
  if (open === undefined) return undefined;
  const mention = mentionFor(server, open, params);
  const concept = conceptFor(server, params, mention);
  return concept === undefined ? undefined : { concept, mention };
}

/** Under which keys the document's bibliography has the works, or would. */
async function keysOf(server: Server, { found }: Ground, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const keys = new Map<string, string>();
  if (found === undefined) return keys;
  const keyTemplate = server.settings()["bibliography.keyTemplate"];
  for (const id of new Set(ids)) {
    const work: Work = workOf(server, id);
    keys.set(id, (await inSlices(placeOfEntry(work, { ...found, keyTemplate }))).key);
  }
  return keys;
}
