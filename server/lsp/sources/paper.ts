import type { Locator } from "../../core/citation/locator.ts";
import { PAPER_ID } from "../../core/citation/work.ts";
import { type Copy, findCopy, piecesAt } from "../../core/source/paper-copy.ts";
import type { Span } from "../../core/text/span.ts";
import type { Server } from "../feature.ts";
import type { Sources } from "./sources.ts";

/** Where a place of the paper stands in the user's copy. */
export interface PaperPlace {
  /** The passage's id. */
  readonly passage: number;
  /** The part of it. */
  readonly span: Span;
}

/** The user's copy of the paper among the sources. */
export interface PaperCopy {
  /** The source's id. */
  readonly source: number;
  /** Where it has a place; undefined where it does not. */
  at(locator: Locator): PaperPlace | undefined;
  /** What the paper calls the place of a passage. */
  locatorOf(passage: number): Locator | undefined;
}

const copies = new WeakMap<Sources, { readonly version: number; readonly copy: Promise<PaperCopy | undefined> }>();
/** So many sources that name the paper are looked at. */
const MOST_CANDIDATES = 8;

/** The best copy of the paper that the user has, looked for again when the index has changed. */
export function paperCopy(server: Server): Promise<PaperCopy | undefined> {
  const { sources } = server;
  if (!sources.isStarted) return Promise.resolve(undefined);
  const known = copies.get(sources);
  if (known !== undefined && (known.version === sources.version || sources.state.isWorking)) return known.copy;
  const copy = findPaper(server).catch(() => undefined);
  copies.set(sources, { version: sources.version, copy });
  return copy;
}

async function findPaper({ sources, knowledge }: Server): Promise<PaperCopy | undefined> {
  const title = knowledge.works.find(({ id }) => id === PAPER_ID)?.title ?? "";
  const { passages } = await sources.search({ text: `"${title}"`, concepts: [], limit: 100 });
  const candidates = [...new Set(passages.map(({ source }) => source.id))].slice(0, MOST_CANDIDATES);
  let best: { readonly share: number; readonly copy: PaperCopy } | undefined;
  for (const source of candidates) {
    const whole = await sources.whole({ source });
    const found = whole === undefined ? undefined : findCopy(whole.passages, knowledge.anchors);
    if (whole === undefined || found === undefined || found.share <= (best?.share ?? 0)) continue;
    const ids = whole.passages.map(({ id }) => id);
    best = { share: found.share, copy: toCopy(source, ids, found) };
  }
  return best?.copy;
}

function toCopy(source: number, ids: readonly number[], found: Copy): PaperCopy {
  return {
    source,
    at(locator) {
      const [piece] = piecesAt(found, locator) ?? [];
      const passage = piece === undefined ? undefined : ids[piece.passage];
      return piece === undefined || passage === undefined ? undefined : { passage, span: piece.span };
    },
    locatorOf: (passage) => found.locators.get(ids.indexOf(passage)),
  };
}
