import type { Rendering } from "../concept/concept.ts";
import type { Hole } from "../prose/hole.ts";
import { FOLD, NEWLINE, SEPARATOR, SKIP } from "../text/fold.ts";
import { IS_WORD, isHan } from "../text/script.ts";
import { type Automaton, buildAutomaton, ROOT } from "./automaton.ts";
import { choose, type Entry, entryOf } from "./edges.ts";
import { type GapKind, readGap } from "./gap.ts";
import { foldPattern } from "./pattern.ts";
import { FIRST_CODE, StartFilter } from "./start-filter.ts";

/** Called for each match: half-open UTF-16 offsets and the index of the rendering in the list given to {@link buildRecognizer}. */
export type Emit = (start: number, end: number, rendering: number) => void;

/** Finds renderings in text. Immutable; built once for a glossary. */
export interface Recognizer {
  /**
   * Finds leftmost-longest, non-overlapping renderings in `text` between `from` and `to`, outside of `holes`
   * (sorted, not overlapping). Linear in the text.
   */
  scan(text: string, from: number, to: number, holes: readonly Hole[], emit: Emit): void;
  /** The renderings at exactly `start`, longest first: what a longer one contains. */
  at(text: string, start: number, to: number, emit: Emit): void;
}

/** Builds the recognizer of these renderings; what has no letters is passed over. */
export function buildRecognizer(renderings: readonly Rendering[]): Recognizer {
  return new Scanner(entriesByPattern(renderings));
}

const CODE_SEPARATOR = 1;
const CODE_NEWLINE = 2;
const CODE_SKIP = 3;

/** Marks in the class table: part of a Latin word; may begin a pattern. */
const WORD = 1;
const START = 2;

/** More renderings than this may share no start: a chain of nested terms (举国 ⊂ 举国体制 ⊂ …). */
const MAX_NESTED = 64;
const AMPERSAND = 0x26;
const APOSTROPHE = 0x27;

function entriesByPattern(renderings: readonly Rendering[]): Map<string, Entry[]> {
  const entries = new Map<string, Entry[]>();
  renderings.forEach((rendering, index) => {
    for (const form of rendering.forms) {
      const pattern = foldPattern(form);
      if (pattern === "") continue;
      const group = entries.get(pattern);
      const entry = entryOf(index, form, rendering);
      if (group === undefined) entries.set(pattern, [entry]);
      else if (!group.some((other) => other.rendering === index && other.form === form)) group.push(entry);
    }
  });
  return entries;
}

class Scanner implements Recognizer {
  readonly #codes = new Uint16Array(0x10000);
  readonly #classes = new Uint8Array(0x10000);
  readonly #filter = new StartFilter();
  readonly #groups: readonly (readonly Entry[])[];
  readonly #automaton: Automaton;
  /** Ends and groups of the patterns met on one walk, shortest first. */
  readonly #ends = new Int32Array(MAX_NESTED);
  readonly #accepted = new Int32Array(MAX_NESTED);
  #end = 0;
  #rendering = 0;

  constructor(entries: ReadonlyMap<string, readonly Entry[]>) {
    const codes = this.#assignCodes(entries.keys());
    const coded = [...entries].map(([pattern, group]) => ({ pattern: translate(pattern, codes), group }));
    coded.sort((a, b) => (a.pattern < b.pattern ? -1 : 1));
    this.#groups = coded.map(({ group }) => group);
    const patterns = coded.map(({ pattern }) => pattern);
    this.#automaton = buildAutomaton(patterns);
    this.#markStarts(patterns);
  }

  scan(text: string, from: number, to: number, holes: readonly Hole[], emit: Emit): void {
    let position = from;
    for (let index = firstHole(holes, from); index < holes.length; index++) {
      const hole = holes[index];
      if (hole === undefined || hole.start >= to) break;
      position = Math.max(hole.end, this.#scanRun(text, position, hole.start, to, holes, index, emit));
    }
    this.#scanRun(text, position, to, to, holes, holes.length, emit);
  }

  at(text: string, start: number, to: number, emit: Emit): void {
    const met = this.#walk(text, start, to, [], 0);
    for (let index = met - 1; index >= 0; index--) {
      if (this.#choose(text, start, index)) emit(start, this.#end, this.#rendering);
    }
  }

  /** Scans starts in `[from, runEnd)`; a match may go on through holes up to `to`. Returns where the last match ends. */
  #scanRun(
    text: string,
    from: number,
    runEnd: number,
    to: number,
    holes: readonly Hole[],
    hole: number,
    emit: Emit,
  ): number {
    const classes = this.#classes;
    const codes = this.#codes;
    const filter = this.#filter;
    let inWord = from > 0 && IS_WORD[text.charCodeAt(from - 1)] === 1;
    let position = from;
    while (position < runEnd) {
      const unit = text.charCodeAt(position);
      const kind = classes[unit] ?? 0;
      if (kind === 0 || (inWord && (kind & WORD) !== 0) || kind === WORD) {
        inWord = (kind & WORD) !== 0;
        position += 1;
        continue;
      }
      inWord = (kind & WORD) !== 0;
      const second = text.charCodeAt(position + 1);
      // An ampersand may be written &amp;, which hides what follows it: only the walk can tell.
      if (
        position + 2 < runEnd &&
        second !== AMPERSAND &&
        !filter.mayBegin(codes[unit] ?? 0, codes[second] ?? 0, codes[text.charCodeAt(position + 2)] ?? 0)
      ) {
        position += 1;
        continue;
      }
      if (this.#longest(text, position, to, holes, hole)) {
        emit(position, this.#end, this.#rendering);
        position = this.#end;
        inWord = IS_WORD[text.charCodeAt(position - 1)] === 1;
      } else position += 1;
    }
    return position;
  }

  /** Whether a rendering begins at `start`; the longest that fits is left in `#end` and `#rendering`. */
  #longest(text: string, start: number, to: number, holes: readonly Hole[], hole: number): boolean {
    const met = this.#walk(text, start, to, holes, hole);
    for (let index = met - 1; index >= 0; index--) if (this.#choose(text, start, index)) return true;
    return false;
  }

  #choose(text: string, start: number, index: number): boolean {
    const end = this.#ends[index] ?? 0;
    const entry = choose(text, start, end, this.#groups[this.#accepted[index] ?? 0] ?? []);
    if (entry === undefined) return false;
    this.#end = end;
    this.#rendering = entry.rendering;
    return true;
  }

  /** Follows the text from `start` through the automaton; notes each pattern that ends on the way. Returns how many. */
  #walk(text: string, start: number, to: number, holes: readonly Hole[], firstHoleIndex: number): number {
    const { base, check, accept, tails } = this.#automaton;
    const codes = this.#codes;
    let met = 0;
    let node = ROOT;
    let tail = 0;
    let previous = 0;
    let separated = false;
    let hole = firstHoleIndex;
    let limit = holes[hole]?.start ?? to;
    let position = start;
    while (position < to) {
      if (position >= limit) {
        const current = holes[hole];
        if (current === undefined || !current.transparent) break;
        position = Math.max(position, current.end);
        hole += 1;
        limit = holes[hole]?.start ?? to;
        continue;
      }
      const unit = text.charCodeAt(position);
      let code = codes[unit] ?? 0;
      let next = position + 1;
      if (code < FIRST_CODE) {
        if (code === CODE_SKIP) {
          position = next;
          continue;
        }
        if (code === 0) {
          if (!isQuote(text, position)) break;
          position = next;
          continue;
        }
        const gap = readGap(text, position, Math.min(limit, to), to);
        if (gap.kind === "none") break;
        next = gap.end;
        if (separated) {
          position = next;
          continue;
        }
        const follows = tail > 0 ? tails[tail] === CODE_SEPARATOR : check[(base[node] ?? 0) + CODE_SEPARATOR] === node;
        if (!follows) {
          if (!mayVanish(gap.kind, previous, text.charCodeAt(next))) break;
          position = next;
          continue;
        }
        code = CODE_SEPARATOR;
      } else if (unit === AMPERSAND && text.startsWith("amp;", next)) next += 4;

      if (tail > 0) {
        if (tails[tail] !== code) {
          if (!isQuote(text, position)) break;
          position += 1;
          continue;
        }
        tail += 1;
      } else {
        const child = (base[node] ?? 0) + code;
        if (check[child] !== node) {
          if (!isQuote(text, position)) break;
          position += 1;
          continue;
        }
        node = child;
        if ((base[node] ?? 0) < 0) tail = -(base[node] ?? 0);
        const pattern = accept[node] ?? 0;
        if (pattern > 0 && met < MAX_NESTED) {
          this.#ends[met] = next;
          this.#accepted[met] = pattern - 1;
          met += 1;
        }
      }
      separated = code === CODE_SEPARATOR;
      if (!separated) previous = unit;
      position = next;
      if (tail > 0 && tails[tail] === 0) {
        this.#ends[met] = next;
        this.#accepted[met] = (tails[tail + 1] ?? 0) * 0x10000 + (tails[tail + 2] ?? 0) - 1;
        return met + 1;
      }
      if (tail === 0 && (base[node] ?? 0) === 0) break;
    }
    return met;
  }

  /** Gives each symbol of the patterns a code, and each unit that folds to one the same code. */
  #assignCodes(patterns: Iterable<string>): Uint16Array {
    const bySymbol = new Uint16Array(0x10000);
    let next = FIRST_CODE;
    for (const pattern of patterns) {
      for (let index = 0; index < pattern.length; index++) {
        const symbol = pattern.charCodeAt(index);
        if (bySymbol[symbol] === 0) bySymbol[symbol] = next++;
      }
    }
    bySymbol[SEPARATOR] = CODE_SEPARATOR;
    bySymbol[NEWLINE] = CODE_NEWLINE;
    bySymbol[SKIP] = CODE_SKIP;
    for (let unit = 0; unit < 0x10000; unit++) {
      this.#codes[unit] = bySymbol[FOLD[unit] ?? SKIP] ?? 0;
      this.#classes[unit] = IS_WORD[unit] === 1 ? WORD : 0;
    }
    return bySymbol;
  }

  /** Notes which units may begin a pattern, and which pairs: most positions of a text are passed over by this alone. */
  #markStarts(patterns: readonly string[]): void {
    const starts = new Uint8Array(0x10000);
    for (const pattern of patterns) {
      const first = pattern.charCodeAt(0);
      starts[first] = 1;
      this.#filter.add(pattern);
    }
    for (let unit = 0; unit < 0x10000; unit++) {
      const code = this.#codes[unit] ?? 0;
      if (code >= FIRST_CODE && starts[code] === 1) this.#classes[unit] = (this.#classes[unit] ?? 0) | START;
    }
  }
}

/**
 * Whether a gap between two units may stand for nothing: a soft line break between ideographs, a space between an
 * ideograph and a Latin letter, a hyphen that only divides a word at a line's end.
 */
function mayVanish(kind: GapKind, before: number, after: number): boolean {
  const ideographs = Number(isHan(before)) + Number(isHan(after));
  if (ideographs === 2) return kind === "newline";
  return ideographs === 1 ? kind !== "hyphen" : kind === "divided";
}

/** Whether a single quotation mark stands here that is no apostrophe: ‘strangulation’ problems. */
function isQuote(text: string, position: number): boolean {
  if (FOLD[text.charCodeAt(position)] !== APOSTROPHE) return false;
  return IS_WORD[text.charCodeAt(position - 1)] !== 1 || IS_WORD[text.charCodeAt(position + 1)] !== 1;
}

function translate(pattern: string, codes: Uint16Array): string {
  let coded = "";
  for (let index = 0; index < pattern.length; index++) {
    coded += String.fromCharCode(codes[pattern.charCodeAt(index)] ?? 0);
  }
  return coded;
}

/** The index of the first hole that ends after `from`. */
function firstHole(holes: readonly Hole[], from: number): number {
  let low = 0;
  let high = holes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((holes[middle]?.end ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  return low;
}
