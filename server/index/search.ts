import type { Locator } from "../core/citation/locator.ts";
import type { Glossary } from "../core/concept/glossary.ts";
import { hitsIn, merged } from "../core/source/hits.ts";
import { pageOfWords } from "../core/source/passage.ts";
import { readQuery, type SourceQuery } from "../core/source/query.ts";
import { usesOf } from "../core/source/uses.ts";
import type { Span } from "../core/text/span.ts";
import { wordEnd, wordStart } from "../core/text/word-edge.ts";
import type {
  ConcordanceAnswer,
  FoundPassage,
  IndexedSource,
  SearchAnswer,
  SearchRequest,
  UseInContext,
  WholeSource,
} from "./messages.ts";
import type { StoredPassage, StoredSource } from "./rows.ts";
import type { Store } from "./store.ts";

/** So many passages are looked at to find the best: more would be felt between two keys. */
const CANDIDATES = 300;
/** How long they are looked at where the disk is slow, and how many at least (milliseconds, passages). */
const PATIENCE = 30;
const AT_LEAST = 60;
/** How much stands around a use in a concordance, in characters. */
const CONTEXT = 90;

interface Candidate {
  readonly passage: StoredPassage;
  readonly hits: readonly Span[];
  readonly score: number;
}

/** The best passages that have the words or speak of the concepts. */
export function search(
  store: Store,
  glossary: Glossary,
  { text, concepts, limit, source }: SearchRequest,
): SearchAnswer {
  const query = readQuery(text);
  const byText = query.phrases.length === 0 ? { candidates: [], more: false } : textCandidates(store, query);
  const byConcept = concepts.flatMap((concept) => conceptCandidates(store, glossary, concept));
  const all = combined(byText.candidates, byConcept).filter(
    ({ passage }) => source === undefined || passage.source === source,
  );
  all.sort((a, b) => b.score - a.score || a.passage.id - b.passage.id);
  const most = all[0]?.score ?? 1;
  const sources = new SourceCache(store);
  const passages = all.slice(0, limit).flatMap(({ passage, hits, score }) => {
    const of = sources.get(passage.source);
    return of === undefined ? [] : [toFound(passage, of, hits, score / most)];
  });
  const isTooShort = query.tooShort && concepts.length === 0;
  return { passages, found: all.length, more: byText.more || byConcept.length >= CANDIDATES, tooShort: isTooShort };
}

function textCandidates(store: Store, query: SourceQuery): { candidates: Candidate[]; more: boolean } {
  const { ids, more } = store.find(query, CANDIDATES);
  const candidates: Candidate[] = [];
  const started = performance.now();
  for (const [index, id] of ids.entries()) {
    if (index >= AT_LEAST && performance.now() - started > PATIENCE)
      return { candidates: scaled(candidates), more: true };
    const passage = store.passage(id);
    const found = passage === undefined ? undefined : hitsIn(passage, query);
    if (passage !== undefined && found !== undefined)
      candidates.push({ passage, hits: found.spans, score: found.score });
  }
  return { candidates: scaled(candidates), more };
}

function conceptCandidates(store: Store, glossary: Glossary, concept: string): Candidate[] {
  const candidates = store.uses(concept, CANDIDATES / 2).flatMap(({ passage: id, score }) => {
    const passage = store.passage(id);
    if (passage === undefined) return [];
    return [{ passage, hits: usesOf(concept, passage.text, glossary), score }];
  });
  return scaled(candidates);
}

/** From 0 to 1, so that scores of different kinds can be added. */
function scaled(candidates: readonly Candidate[]): Candidate[] {
  const most = Math.max(0, ...candidates.map(({ score }) => score));
  return candidates.map((candidate) => ({ ...candidate, score: most === 0 ? 0 : candidate.score / most }));
}

/** A passage that was found in both ways is the better for it. */
function combined(...lists: readonly (readonly Candidate[])[]): Candidate[] {
  const byId = new Map<number, Candidate>();
  for (const candidate of lists.flat()) {
    const known = byId.get(candidate.passage.id);
    if (known === undefined) byId.set(candidate.passage.id, candidate);
    else {
      const hits = merged([...known.hits, ...candidate.hits]);
      byId.set(candidate.passage.id, { passage: known.passage, hits, score: known.score + candidate.score });
    }
  }
  return [...byId.values()];
}

class SourceCache {
  readonly #store: Store;
  readonly #known = new Map<number, IndexedSource | undefined>();

  constructor(store: Store) {
    this.#store = store;
  }

  get(id: number): IndexedSource | undefined {
    if (!this.#known.has(id)) {
      const source = this.#store.source(id);
      this.#known.set(id, source === undefined ? undefined : toIndexed(source, source.beginning));
    }
    return this.#known.get(id);
  }
}

/** What the server is to know of a source. */
export function toIndexed(source: StoredSource, beginning: string): IndexedSource {
  const { id, path, kind, title, author, year, count, problems } = source;
  return {
    id,
    path,
    beginning,
    passages: count,
    problems,
    ...(kind === undefined ? {} : { kind }),
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
    ...(year === undefined ? {} : { year }),
  };
}

function toFound(passage: StoredPassage, source: IndexedSource, hits: readonly Span[], score: number): FoundPassage {
  const [first] = hits;
  const locator = first === undefined ? passage.locator : locatorAt(passage, first);
  return { ...placeOf(passage), locator, source, hits: hits.map(({ start, end }) => ({ start, end })), score };
}

/** On the page where the words stand, for a passage may go over several. */
function locatorAt(passage: StoredPassage, words: Span): Locator {
  const page = pageOfWords(passage, words);
  return page === undefined ? passage.locator : { ...passage.locator, page };
}

function placeOf(passage: StoredPassage): WholeSource["passages"][number] {
  const { id, text, role, locator, heading, span, page, breaks } = passage;
  return {
    id,
    text,
    role,
    locator,
    ...(heading === undefined ? {} : { heading }),
    ...(span === undefined ? {} : { span }),
    ...(page === undefined ? {} : { page }),
    ...(breaks === undefined ? {} : { breaks }),
  };
}

export function passageById(store: Store, id: number): FoundPassage | null {
  const passage = store.passage(id);
  const source = passage === undefined ? undefined : store.source(passage.source);
  return passage === undefined || source === undefined
    ? null
    : toFound(passage, toIndexed(source, source.beginning), [], 1);
}

/** All of a source, in its order. */
export function wholeSource(
  store: Store,
  wanted: { readonly source: number } | { readonly path: string },
): WholeSource | null {
  const source =
    "source" in wanted ? store.source(wanted.source) : store.sources().find(({ path }) => path === wanted.path);
  if (source === undefined) return null;
  return { source: toIndexed(source, source.beginning), passages: store.passagesOf(source).map(placeOf) };
}

/** The uses of a concept in context, best passages first, `most` at most. Yields after each passage. */
export function* concordance(
  store: Store,
  glossary: Glossary,
  concept: string,
  most: number,
): Generator<void, ConcordanceAnswer> {
  const uses: UseInContext[] = [];
  const sources = new SourceCache(store);
  const seen = new Map<number, IndexedSource>();
  for (const { passage: id } of store.uses(concept, most + 1)) {
    const passage = store.passage(id);
    const source = passage === undefined ? undefined : sources.get(passage.source);
    if (passage === undefined || source === undefined) continue;
    seen.set(source.id, source);
    for (const use of usesOf(concept, passage.text, glossary)) {
      if (uses.length >= most) return { uses, sources: [...seen.values()], more: true };
      uses.push(inContext(passage, use));
    }
    yield;
  }
  return { uses, sources: [...seen.values()], more: false };
}

function inContext(passage: StoredPassage, use: ReturnType<typeof usesOf>[number]): UseInContext {
  const { id, source, text } = passage;
  const { start, end, rendering, language } = use;
  const from = Math.min(start, wordStart(text, start - CONTEXT));
  const to = wordEnd(text, end + CONTEXT);
  return {
    passage: id,
    source,
    rendering,
    language,
    locator: locatorAt(passage, use),
    before: (from > 0 ? "…" : "") + text.slice(from, start),
    text: text.slice(start, end),
    after: text.slice(end, to) + (to < text.length ? "…" : ""),
  };
}
