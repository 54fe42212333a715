import type { Status } from "../../core/concept/concept.ts";
import type { Glossary, GlossaryRendering } from "../../core/concept/glossary.ts";
import { syllablesOf } from "../../core/concept/pinyin.ts";
import { foldPattern } from "../../core/recognition/pattern.ts";
import { isHan } from "../../core/text/script.ts";

/** Keys in order, each with what it leads to: a prefix is looked up by halving. */
interface KeyTable {
  readonly keys: readonly string[];
  /** For each key the index of its rendering. */
  readonly renderings: Uint32Array;
  /** 1 where the key begins at a later word of the rendering: *team* of *national team*. */
  readonly inner: Uint8Array;
}

/** What completion looks typed text up in: built once for a glossary. */
export interface TermIndex {
  readonly renderings: readonly GlossaryRendering[];
  readonly terms: KeyTable;
  readonly pinyin: KeyTable;
  /** For each rendering how little it is wanted for its own sake: its status, then its length. */
  readonly weights: Uint16Array;
}

/** A rendering that begins, or has a word that begins, with what was typed. */
export type EmitKey = (rendering: number, inner: boolean) => void;

/** Words that nobody looks a term up by. */
const SMALL_WORDS = new Set("a an and by for from in of on or the to with".split(" "));

interface Key {
  readonly key: string;
  readonly rendering: number;
  readonly inner: boolean;
}

/** Indexes every rendering by each of its words, Chinese by its beginning, and by pinyin and its initials. */
export function buildTermIndex({ renderings }: Pick<Glossary, "renderings">): TermIndex {
  const terms: Key[] = [];
  const pinyin: Key[] = [];
  renderings.forEach(({ rendering }, index) => {
    if (rendering.status === "deprecated") return;
    const folded = foldPattern(rendering.text);
    if (folded !== "") terms.push({ key: folded, rendering: index, inner: false });
    if (rendering.language === "en") {
      for (const start of innerWords(folded)) terms.push({ key: folded.slice(start), rendering: index, inner: true });
      return;
    }
    for (const reading of [rendering.pinyin ?? "", ...(rendering.readings ?? [])]) {
      const key = syllablesOf(reading).join("");
      if (key !== "") pinyin.push({ key, rendering: index, inner: false });
    }
  });
  return {
    renderings,
    terms: keyTable(terms),
    pinyin: keyTable(pinyin),
    weights: Uint16Array.from(renderings, ({ rendering: { status, source, text } }) => {
      return STATUS_WEIGHT[status] + (source === "paper" ? 0 : 40) + Math.min(text.length, 39);
    }),
  };
}

const STATUS_WEIGHT: Readonly<Record<Status, number>> = {
  preferred: 0,
  abbreviation: 0,
  official: 80,
  admitted: 80,
  literal: 160,
  deprecated: 240,
};

/** Where the words after the first begin, but for small ones. */
function innerWords(folded: string): number[] {
  const starts: number[] = [];
  for (let space = folded.indexOf(" "); space !== -1; space = folded.indexOf(" ", space + 1)) {
    const next = folded.indexOf(" ", space + 1);
    const word = folded.slice(space + 1, next === -1 ? undefined : next);
    if (!SMALL_WORDS.has(word) && !isHan(word.charCodeAt(0))) starts.push(space + 1);
  }
  return starts;
}

function keyTable(entries: Key[]): KeyTable {
  entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return {
    keys: entries.map(({ key }) => key),
    renderings: Uint32Array.from(entries, ({ rendering }) => rendering),
    inner: Uint8Array.from(entries, ({ inner }) => Number(inner)),
  };
}

/** Names every rendering with a key that begins with `prefix`. Returns whether there is one. */
export function lookUp({ keys, renderings, inner }: KeyTable, prefix: string, emit?: EmitKey): boolean {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? "") < prefix) low = middle + 1;
    else high = middle;
  }
  const first = low;
  if (emit !== undefined) {
    for (; keys[low]?.startsWith(prefix); low++) emit(renderings[low] ?? 0, inner[low] === 1);
  }
  return keys[first]?.startsWith(prefix) === true;
}
