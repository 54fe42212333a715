import Fuse from "fuse.js";
import type { Concept } from "../core/concept/concept.ts";
import { finish } from "../core/text/steps.ts";
import { buildingCandidates, type CandidateIndex, findCandidates } from "./search/candidates.ts";
import { hasHan, type ReadTerm, type SearchEntry, searchEntry } from "./search/entry.ts";
import { type Query, readQuery, scoreEntry } from "./search/score.ts";
import { shareWithErrors } from "./search/typing-error.ts";

/** The glossary, prepared for search. */
export interface SearchIndex {
  readonly concepts: readonly Concept[];
  readonly candidates: CandidateIndex;
  /** What search compares of the concepts, made when first compared: of a large glossary most never are. */
  readonly entries: Map<number, SearchEntry>;
  /** Reads the wordings that bring no reading. */
  readonly read: ReadTerm | undefined;
}

/** A concept found; `score` is 1 for its whole name and falls along the list. */
export interface Hit {
  readonly concept: Concept;
  readonly score: number;
}

export function buildSearchIndex(concepts: readonly Concept[]): SearchIndex {
  return finish(buildingSearchIndex(concepts));
}

/** As {@link buildSearchIndex}, in steps of a few milliseconds. */
export function* buildingSearchIndex(concepts: readonly Concept[], reader?: ReadTerm): Generator<void, SearchIndex> {
  const read = reader === undefined ? undefined : remembering(reader);
  return { concepts, candidates: yield* buildingCandidates(concepts, read), entries: new Map(), read };
}

/** Each wording is read once, for the index, and not again for each entry that a keystroke compares. */
function remembering(read: ReadTerm): ReadTerm {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text) ?? read(text);
    known.set(text, found);
    return found;
  };
}

/** More entries than this are not kept. */
const MOST_ENTRIES = 4_000;

function entryAt({ concepts, entries, read }: SearchIndex, index: number): SearchEntry | undefined {
  const known = entries.get(index);
  const concept = concepts[index];
  if (known !== undefined || concept === undefined) return known;
  if (entries.size >= MOST_ENTRIES) entries.clear();
  const made = searchEntry(concept, read);
  entries.set(index, made);
  return made;
}

/**
 * What only looks alike may not come before what matches: the highest score of a resemblance. Where nothing matches
 * better than that, the query is likely mistyped.
 */
const MOST_ALIKE = 0.56;

/**
 * The concepts that a query may mean, best first: Chinese in either script, English in any word order, pinyin with or
 * without tones and spaces, initials, abbreviations, with typing errors. The empty query lists all in the glossary's
 * order.
 */
export function searchGlossary(index: SearchIndex, text: string, limit: number): readonly Hit[] {
  const query = readQuery(text);
  if (query.compact === "") {
    return text.trim() === "" ? index.concepts.slice(0, limit).map((concept) => ({ concept, score: 0 })) : [];
  }
  const near = findCandidates(index.candidates, query).flatMap((at) => entryAt(index, at) ?? []);
  const scores = new Map<SearchEntry, number>();
  for (const entry of near) {
    const { score } = scoreEntry(query, entry);
    if (score > 0) scores.set(entry, score);
  }
  if (Math.max(0, ...scores.values()) < MOST_ALIKE) addAlike(query, near, scores);
  return [...scores]
    .map(([{ concept }, score]) => ({ concept, score }))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

/** Adds entries that a typing error away would match: word by word, fuse.js for letters, characters in common for Chinese. */
function addAlike(query: Query, near: readonly SearchEntry[], scores: Map<SearchEntry, number>): void {
  const alike = hasHan(query.compact) ? alikeInHan(query, near) : alikeInLatin(query, near);
  for (const [entry, score] of alike) {
    if (score > (scores.get(entry) ?? 0)) scores.set(entry, score);
  }
}

/** Letter by letter costs most, so only where no word explains the query. */
function alikeInLatin(query: Query, near: readonly SearchEntry[]): [SearchEntry, number][] {
  const byWords = alikeInWords(query, near);
  return byWords.length > 0 ? byWords : alikeInLetters(query, near);
}

/** English with a mistyped word: the words may stand in any order, and the name may have more of them. */
function alikeInWords({ tokens }: Query, near: readonly SearchEntry[]): [SearchEntry, number][] {
  return near.flatMap((entry): [SearchEntry, number][] => {
    const share = Math.max(0, ...entry.names.map((name) => shareWithErrors(tokens, name)));
    return share > 0 ? [[entry, MOST_ALIKE * (0.75 + 0.25 * share)]] : [];
  });
}

interface Spelling {
  readonly entry: SearchEntry;
  readonly text: string;
}

/** Bitap allows patterns of 32 units. */
const LONGEST_PATTERN = 32;
/** Shorter queries are too short to tell an error from another word. */
const SHORTEST_ALIKE = 4;
/** So many entries are compared letter by letter: those that share most with the query come first. */
const MOST_BY_LETTERS = 200;

function alikeInLetters(query: Query, near: readonly SearchEntry[]): [SearchEntry, number][] {
  if (query.compact.length < SHORTEST_ALIKE) return [];
  const spellings: Spelling[] = near
    .slice(0, MOST_BY_LETTERS)
    .flatMap((entry) => [
      ...entry.names.filter(({ compact: name }) => !hasHan(name)).map((name) => ({ entry, text: name.compact })),
      ...entry.readings.map(({ joined }) => ({ entry, text: joined })),
      ...entry.keys.map((text) => ({ entry, text })),
    ]);
  const fuse = new Fuse(spellings, {
    keys: ["text"],
    includeScore: true,
    ignoreLocation: true,
    threshold: 0.4,
    minMatchCharLength: 2,
  });
  return fuse.search(query.compact.slice(0, LONGEST_PATTERN)).map(({ item, score = 1 }) => {
    // Errors keep the length: of names that contain something alike, the one that is alike as a whole is meant.
    const share = Math.min(query.compact.length, item.text.length) / Math.max(query.compact.length, item.text.length);
    return [item.entry, MOST_ALIKE * (1 - score) * (0.5 + 0.5 * share)];
  });
}

/** Chinese with a wrong character: the share of characters that the query and a name have in common, in order. */
function alikeInHan(query: Query, near: readonly SearchEntry[]): [SearchEntry, number][] {
  return near.flatMap((entry): [SearchEntry, number][] => {
    const scores = entry.names.map(
      ({ compact: name }) => commonInOrder(query.compact, name) / Math.max(query.compact.length, name.length),
    );
    const best = Math.max(0, ...scores);
    return best >= 0.5 ? [[entry, MOST_ALIKE * best]] : [];
  });
}

const LONGEST_COMPARED = 40;

/** The length of the longest common subsequence. */
function commonInOrder(a: string, b: string): number {
  if (a.length > LONGEST_COMPARED || b.length > LONGEST_COMPARED) return 0;
  let row = new Array<number>(b.length + 1).fill(0);
  for (const unit of a) {
    const next = [0];
    for (let index = 0; index < b.length; index++) {
      next.push(b[index] === unit ? (row[index] ?? 0) + 1 : Math.max(next[index] ?? 0, row[index + 1] ?? 0));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
