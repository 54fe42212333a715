import { readAsPinyin } from "../../core/concept/pinyin.ts";
import { compact, hasHan, type Name, type Reading, type SearchEntry, words } from "./entry.ts";

/** A query as search compares it. */
export interface Query {
  readonly compact: string;
  readonly tokens: readonly string[];
  /** The query read as pinyin without tones, where it can be. */
  readonly pinyin: string | undefined;
}

export function readQuery(text: string): Query {
  return { compact: compact(text), tokens: words(text), pinyin: readAsPinyin(text) };
}

/** How well a query matches an entry, and by which name. */
export interface Match {
  readonly score: number;
  readonly name: Name | undefined;
}

const NONE: Match = { score: 0, name: undefined };

/**
 * Scores by the kind of match; within a kind a longer share of the key is better. Kinds, best first: the whole name, the
 * whole reading, a key; the initials; the beginning; the words; a part; the meaning.
 */
export function scoreEntry(query: Query, entry: SearchEntry): Match {
  const best = [
    ...entry.names.map((name) => scoreName(query, name)),
    scoreReadings(query, entry),
    scoreKeys(query, entry),
  ].reduce(better);
  if (best.score >= 0.7) return adjusted(best, entry);
  return adjusted([best, scoreTokens(query, entry), scoreMeaning(query, entry)].reduce(better), entry);
}

function better(a: Match, b: Match): Match {
  return b.score > a.score ? b : a;
}

/** Statuses later in the list, weak wordings and minor kinds yield to others that match as well. */
function adjusted(match: Match, { concept }: SearchEntry): Match {
  if (match.score === 0) return match;
  const rendering = match.name?.rendering;
  const status = rendering === undefined || rendering.status === "preferred" ? 0 : 0.004;
  const minor = concept.theme === "tables" ? 0.02 : concept.kind === "person" || concept.kind === "media" ? 0.006 : 0;
  return { ...match, score: match.score - status - minor };
}

function scoreName(query: Query, name: Name): Match {
  const share = query.compact.length / name.compact.length;
  const found = name.compact.indexOf(query.compact);
  if (query.compact === "" || found === -1) return NONE;
  if (share === 1) return { score: 1, name };
  if (found === 0) return { score: 0.84 + 0.1 * share, name };
  if (hasHan(query.compact)) return { score: 0.76 + 0.1 * share, name };
  if (beginsWord(query.compact, name)) return { score: 0.74 + 0.08 * share, name };
  return query.compact.length >= 4 ? { score: 0.45 + 0.1 * share, name } : NONE;
}

/** Whether the query begins at the beginning of one of the name's words. */
function beginsWord(query: string, { words: parts }: Name): boolean {
  return parts.some((_, index) => parts.slice(index).join("").startsWith(query));
}

function scoreReadings({ pinyin }: Query, { readings }: SearchEntry): Match {
  if (pinyin === undefined) return NONE;
  return { score: Math.max(0, ...readings.map((reading) => scoreReading(pinyin, reading))), name: undefined };
}

function scoreReading(pinyin: string, { joined, initials, starts }: Reading): number {
  const share = pinyin.length / joined.length;
  if (joined === pinyin) return 0.97;
  if (initials === pinyin && pinyin.length > 1) return 0.93;
  if (joined.startsWith(pinyin)) return pinyin.length > 1 ? 0.8 + 0.12 * share : 0.3;
  if (initials.startsWith(pinyin) && pinyin.length > 2) return 0.72 + 0.1 * (pinyin.length / initials.length);
  if (pinyin.length > 2 && partAtSyllable(pinyin, joined, starts)) return 0.68 + 0.1 * share;
  return pinyin.length > 2 && initials.includes(pinyin) ? 0.55 + 0.1 * (pinyin.length / initials.length) : 0;
}

function partAtSyllable(pinyin: string, joined: string, starts: readonly number[]): boolean {
  for (let at = joined.indexOf(pinyin, 1); at !== -1; at = joined.indexOf(pinyin, at + 1))
    if (starts.includes(at)) return true;
  return false;
}

function scoreKeys(query: Query, { keys }: SearchEntry): Match {
  const scores = keys.map((key) =>
    key === query.compact ? 0.95 : query.compact.length > 2 && key.startsWith(query.compact) ? 0.6 : 0,
  );
  return { score: Math.max(0, ...scores), name: undefined };
}

/** All words in any order: within one name, else over all names; most of them, where the query says more than a name. */
function scoreTokens(query: Query, entry: SearchEntry): Match {
  const { tokens } = query;
  if (tokens.length === 0) return NONE;
  const letters = (parts: readonly string[]): number => parts.reduce((sum, part) => sum + part.length, 0);
  let best = NONE;
  for (const name of entry.names) {
    const matched = tokens.map((token) => scoreToken(token, name.words));
    if (!matched.every((score) => score > 0)) continue;
    const quality = matched.reduce((sum, score) => sum + score, 0) / tokens.length;
    const share = Math.min(1, letters(tokens) / letters(name.words));
    best = better(best, { score: 0.58 + 0.1 * quality + 0.12 * share, name });
  }
  if (best.score > 0) return best;
  const over = tokens.map((token) => scoreAnywhere(token, entry));
  const hits = over.filter((score) => score > 0);
  const quality = over.reduce((sum, score) => sum + score, 0) / tokens.length;
  if (hits.length === tokens.length) return { score: 0.52 + 0.1 * quality, name: undefined };
  return hits.length * 2 > tokens.length ? { score: 0.36 * quality, name: undefined } : NONE;
}

function scoreToken(token: string, parts: readonly string[]): number {
  let best = 0;
  for (const part of parts) {
    if (part === token) return 1;
    if (isOtherNumber(token, part)) best = Math.max(best, 0.95);
    else if (token.length > 1 && part.startsWith(token)) best = Math.max(best, 0.8);
    else if (hasHan(token) && part.includes(token)) best = Math.max(best, 0.9);
  }
  return best;
}

/** Whether two words are the singular and the plural of one: policy, policies. */
export function isOtherNumber(a: string, b: string): boolean {
  return a[0] === b[0] && singular(a) === singular(b);
}

function singular(word: string): string {
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

function scoreAnywhere(token: string, { names, readings }: SearchEntry): number {
  const byName = Math.max(0, ...names.map((name) => scoreToken(token, name.words)));
  if (byName > 0 || token.length < 2) return byName;
  const pinyin = readAsPinyin(token);
  const found =
    pinyin !== undefined &&
    readings.some(({ joined, starts }) => joined.startsWith(pinyin) || partAtSyllable(pinyin, joined, starts));
  return found ? 0.8 : 0;
}

/** The definition as a last resort: a word that only the meaning has. */
function scoreMeaning({ tokens, compact: whole }: Query, { concept }: SearchEntry): Match {
  if (whole.length < 2) return NONE;
  const { en, zh } = concept.definition;
  const english = en.toLowerCase();
  const found = tokens.every(
    (token) => token.length > 1 && (hasHan(token) ? zh.includes(token) : english.includes(token)),
  );
  return found && tokens.length > 0 ? { score: 0.2, name: undefined } : NONE;
}
