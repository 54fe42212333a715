import type { Span } from "../text/span.ts";
import type { Passage, PassageRole } from "./passage.ts";
import { isToken, type Phrase, type SourceQuery } from "./query.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** Where the phrases of a query stand in a passage, in text order, and how well the passage answers it: more is better. */
export interface PassageHits {
  readonly spans: readonly Span[];
  readonly score: number;
}

/** What a passage is worth to a reader who looks for what a source says. */
const ROLES: Readonly<Record<PassageRole, number>> = {
  paragraph: 1,
  note: 0.85,
  table: 0.75,
  caption: 0.7,
  heading: 0.6,
  reference: 0.3,
};

/** A passage of about this many tokens is as long as one likes to read. */
const COMFORTABLE = 300;

/** Looks for the phrases in a passage; undefined where one of them is not there after all. */
export function hitsIn(
  { text, role, heading = "" }: Pick<Passage, "text" | "role" | "heading">,
  query: SourceQuery,
): PassageHits | undefined {
  const tokens = tokensOf(text);
  const found = query.phrases.map((phrase) => occurrences(tokens, phrase));
  if (found.some((places) => places.length === 0)) return undefined;
  const often = found.reduce((sum, places) => sum + Math.log2(1 + places.length), 0) / found.length;
  const above = heading === "" ? [] : tokensOf(heading);
  const headed = query.phrases.filter((phrase) => occurrences(above, phrase).length > 0).length / found.length;
  const length = Math.max(0.4, Math.min(1, COMFORTABLE / Math.max(COMFORTABLE, tokens.length)));
  const score = (often + headed + closeness(found)) * length * ROLES[role];
  const spans = found
    .flat()
    .map(({ start, end }) => ({ start: tokens[start]?.start ?? 0, end: tokens[end]?.end ?? 0 }));
  return { spans: merged(spans), score };
}

/** What a role is worth, from 0 to 1. */
export function worthOf(role: PassageRole): number {
  return ROLES[role];
}

/** Indices of tokens: first and last of each occurrence. */
function occurrences(tokens: readonly Token[], { tokens: wanted, open }: Phrase): Span[] {
  const found: Span[] = [];
  const last = wanted.length - 1;
  const [first = ""] = wanted;
  for (let start = 0; start + last < tokens.length; start++) {
    // Most tokens are other ones: that is seen at the first.
    if (!isToken(tokens[start]?.text ?? "", first, open && last === 0)) continue;
    if (wanted.every((token, index) => isToken(tokens[start + index]?.text ?? "", token, open && index === last)))
      found.push({ start, end: start + last });
  }
  return found;
}

/** 1 where the phrases stand beside each other, towards 0 the further they are apart; 0 for a single one. */
function closeness(found: readonly (readonly Span[])[]): number {
  const [first, ...others] = found;
  if (first === undefined || others.length === 0) return 0;
  const distances = first.map((place) => Math.max(...others.map((places) => nearest(place, places))));
  return 1 / (1 + Math.min(...distances) / 10);
}

function nearest(place: Span, places: readonly Span[]): number {
  return Math.min(...places.map(({ start, end }) => Math.max(0, start - place.end, place.start - end)));
}

/** In text order, overlapping ones as one. */
export function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last !== undefined && span.start < last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else result.push(span);
  }
  return result;
}
