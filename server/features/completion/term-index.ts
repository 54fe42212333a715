import type { Status } from "../../core/concept/concept.ts";
import type { Glossary, GlossaryRendering } from "../../core/concept/glossary.ts";
import { syllablesOf } from "../../core/concept/pinyin.ts";
import { foldPattern } from "../../core/recognition/pattern.ts";
import { isHan } from "../../core/text/script.ts";
import { finish, sortedInSteps } from "../../core/text/steps.ts";

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

/** So many renderings are read in a step. */
const STEP = 2_000;

/** Indexes every rendering by each of its words, Chinese by its beginning, and by pinyin and its initials. */
export function buildTermIndex(glossary: Pick<Glossary, "renderings">): TermIndex {
  return finish(buildingTermIndex(glossary));
}

/** As {@link buildTermIndex}, in steps of a few milliseconds. */
export function* buildingTermIndex({ renderings }: Pick<Glossary, "renderings">): Generator<void, TermIndex> {
  const terms: string[] = [];
  const pinyin: string[] = [];
  for (const [index, { rendering }] of renderings.entries()) {
    if (index % STEP === STEP - 1) yield;
    if (rendering.status === "deprecated") continue;
    const folded = foldPattern(rendering.text);
    if (folded !== "") terms.push(entry(folded, index, false));
    if (rendering.language === "en") {
      for (const start of innerWords(folded)) terms.push(entry(folded.slice(start), index, true));
      continue;
    }
    for (const reading of [rendering.pinyin ?? "", ...(rendering.readings ?? [])]) {
      const key = syllablesOf(reading).join("");
      if (key !== "") pinyin.push(entry(key, index, false));
    }
  }
  return {
    renderings,
    terms: yield* keyTable(terms),
    pinyin: yield* keyTable(pinyin),
    weights: Uint16Array.from(renderings, ({ rendering: { status, source, text } }) => {
      return STATUS_WEIGHT[status] + (source === "paper" ? 0 : 40) + Math.min(text.length, 39);
    }),
  };
}

/** A key with its rendering as one text, which sorts as the key does and then by rendering. */
function entry(key: string, rendering: number, inner: boolean): string {
  return `${key}\0${String.fromCharCode(Number(inner), rendering >> 15, rendering & 0x7fff)}`;
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

function* keyTable(entries: readonly string[]): Generator<void, KeyTable> {
  const sorted = yield* sortedInSteps(entries);
  const code = (text: string, fromEnd: number): number => text.charCodeAt(text.length - fromEnd);
  return {
    keys: sorted.map((text) => text.slice(0, -4)),
    renderings: Uint32Array.from(sorted, (text) => (code(text, 2) << 15) | code(text, 1)),
    inner: Uint8Array.from(sorted, (text) => code(text, 3)),
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
