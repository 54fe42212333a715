import type { Span } from "../../core/text/span.ts";
import { wordEnd, wordStart } from "../../core/text/word-edge.ts";

/** A part of a passage around what was looked for. */
export interface Snippet {
  readonly before: string;
  readonly hit: string;
  readonly after: string;
}

/** What stands before the hit, at most; ideographs say three times as much. */
const BEFORE = 40;

/** The part of a passage that shows its first hit, about `length` letters long; its beginning where there is no hit. */
export function snippetOf(text: string, hits: readonly Span[], length: number): Snippet {
  const room = isChinese(text) ? Math.round(length / 2) : length;
  const [hit = { start: 0, end: 0 }] = hits;
  const early = isChinese(text) ? BEFORE / 2 : BEFORE;
  const from = hit.end <= room * 0.8 ? 0 : wordStart(text, Math.max(0, hit.start - early));
  const to = Math.max(hit.end, wordEnd(text, from + room));
  return {
    before: (from > 0 ? "…" : "") + text.slice(from, hit.start),
    hit: text.slice(hit.start, hit.end),
    after: text.slice(hit.end, to) + (to < text.length ? "…" : ""),
  };
}

function isChinese(text: string): boolean {
  return (text.slice(0, 200).match(/\p{Script=Han}/gu)?.length ?? 0) > 40;
}
