import type { Rendering } from "../concept/concept.ts";
import type { Hole } from "../prose/hole.ts";
import { IS_WORD, isHan } from "../text/script.ts";
import { finish, sortedInSteps } from "../text/steps.ts";
import { type Automaton, buildingAutomaton, owner, ROOT } from "./automaton.ts";
import { choose, type Entry, fitting } from "./edges.ts";
import { entriesOf, type Forms, formsByPattern, type Group } from "./forms.ts";
import { type GapKind, readGap } from "./gap.ts";
import { hashWord, LONGER, StartFilter, YES } from "./start-filter.ts";
import { CODE, CODE_SEPARATOR, CODE_SKIP, FIRST_CODE, QUOTE, START, type Units, unitsOf, WORD } from "./units.ts";

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
  /** All the renderings that `[start, end)` may be, the chosen one among them: two concepts may share a wording. */
  all(text: string, start: number, end: number, emit: Emit): void;
}

/** Builds the recognizer of these renderings; what has no letters is passed over. */
export function buildRecognizer(renderings: readonly Rendering[]): Recognizer {
  return finish(buildingRecognizer(renderings));
}

/** As {@link buildRecognizer}, in steps of some milliseconds. */
export function* buildingRecognizer(renderings: readonly Rendering[]): Generator<void, Recognizer> {
  const { forms, byPattern } = yield* formsByPattern(renderings);
  const patterns = yield* sortedInSteps([...byPattern.keys()]);
  const groups: Group[] = [];
  for (const pattern of patterns) {
    groups.push(byPattern.get(pattern) ?? []);
    if (groups.length % STEP === 0) yield;
  }
  const units = unitsOf(patterns);
  yield;
  const automaton = yield* buildingAutomaton(patterns, units);
  const filter = new StartFilter(patterns, units);
  yield;
  return new Scanner(units, automaton, filter, groups, forms);
}

/** So many renderings are folded in a step. */
const STEP = 2_000;

/** More renderings than this may share no start: a chain of nested terms (举国 ⊂ 举国体制 ⊂ …). */
const MAX_NESTED = 64;
const SPACE = 0x20;
const AMPERSAND = 0x26;

class Scanner implements Recognizer {
  readonly #units: Units;
  readonly #filter: StartFilter;
  readonly #groups: readonly Group[];
  readonly #forms: Forms;
  /** By group, the entries of its forms, when they are made. */
  readonly #entries: (readonly Entry[] | undefined)[];
  readonly #automaton: Automaton;
  /** Ends and groups of the patterns met on one walk, shortest first. */
  readonly #ends = new Int32Array(MAX_NESTED);
  readonly #accepted = new Int32Array(MAX_NESTED);
  #end = 0;
  #rendering = 0;

  constructor(units: Units, automaton: Automaton, filter: StartFilter, groups: readonly Group[], forms: Forms) {
    this.#units = units;
    this.#automaton = automaton;
    this.#filter = filter;
    this.#groups = groups;
    this.#forms = forms;
    this.#entries = new Array(groups.length).fill(undefined);
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

  all(text: string, start: number, end: number, emit: Emit): void {
    const met = this.#walk(text, start, end, [], 0);
    for (let index = met - 1; index >= 0; index--) {
      if (this.#ends[index] !== end) continue;
      for (const { rendering } of fitting(text, start, end, this.#group(index))) emit(start, end, rendering);
    }
  }

  #group(index: number): readonly Entry[] {
    const number = this.#accepted[index] ?? 0;
    const known = this.#entries[number];
    if (known !== undefined) return known;
    const made = entriesOf(this.#groups[number] ?? [], this.#forms);
    this.#entries[number] = made;
    return made;
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
    const units = this.#units;
    let position = from;
    let inWord = from > 0 && IS_WORD[text.charCodeAt(from - 1)] === 1;
    while (position < runEnd) {
      const unit = units[text.charCodeAt(position)] ?? 0;
      let next = position + 1;
      let mayBegin = (unit & START) !== 0;
      if ((unit & WORD) !== 0) {
        // A pattern begins at the start of a word, and with all of it: the letters to its end are read once.
        let hash = unit & CODE;
        let after = next < runEnd ? (units[text.charCodeAt(next)] ?? 0) : 0;
        while ((after & WORD) !== 0) {
          hash = hashWord(hash, after & CODE);
          next += 1;
          after = next < runEnd ? (units[text.charCodeAt(next)] ?? 0) : 0;
        }
        mayBegin &&=
          !inWord && (this.#filter.hasWord(hash) || next >= runEnd || mayDivide(after & CODE, text.charCodeAt(next)));
        inWord = true;
      } else {
        mayBegin &&= position + 2 >= runEnd || this.#mayBegin(unit & CODE, text, position);
        inWord = false;
      }
      if (mayBegin && this.#longest(text, position, to, holes, hole)) {
        emit(position, this.#end, this.#rendering);
        next = this.#end;
        inWord = IS_WORD[text.charCodeAt(next - 1)] === 1;
      }
      position = next;
    }
    return position;
  }

  /** Asks the filter about three units, the third only where it must. */
  #mayBegin(first: number, text: string, position: number): boolean {
    const second = (this.#units[text.charCodeAt(position + 1)] ?? 0) & CODE;
    const answer = this.#filter.ofTwo(first, second);
    if (answer !== LONGER) return answer === YES;
    return this.#filter.ofThree(first, second, (this.#units[text.charCodeAt(position + 2)] ?? 0) & CODE);
  }

  /** Whether a rendering begins at `start`; the longest that fits is left in `#end` and `#rendering`. */
  #longest(text: string, start: number, to: number, holes: readonly Hole[], hole: number): boolean {
    const met = this.#walk(text, start, to, holes, hole);
    for (let index = met - 1; index >= 0; index--) if (this.#choose(text, start, index)) return true;
    return false;
  }

  #choose(text: string, start: number, index: number): boolean {
    const end = this.#ends[index] ?? 0;
    const entry = choose(text, start, end, this.#group(index));
    if (entry === undefined) return false;
    this.#end = end;
    this.#rendering = entry.rendering;
    return true;
  }

  /** Follows the text from `start` through the automaton; notes each pattern that ends on the way. Returns how many. */
  #walk(text: string, start: number, to: number, holes: readonly Hole[], firstHoleIndex: number): number {
    const { cells, accept, tails } = this.#automaton;
    const units = this.#units;
    let met = 0;
    let node = ROOT;
    let children = cells[ROOT] ?? 0;
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
      const entry = units[unit] ?? 0;
      let code = entry & CODE;
      let next = position + 1;
      if (code < FIRST_CODE) {
        if (code === CODE_SKIP) {
          position = next;
          continue;
        }
        if (code === 0) {
          if ((entry & QUOTE) === 0 || isApostrophe(text, position)) break;
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
        const follows =
          tail > 0
            ? tails[tail] === CODE_SEPARATOR
            : ((cells[(children + CODE_SEPARATOR) * 2 + 1] ?? 0) & ~1) === owner(node);
        if (!follows) {
          if (!mayVanish(gap.kind, previous, text.charCodeAt(next))) break;
          position = next;
          continue;
        }
        code = CODE_SEPARATOR;
      } else if (unit === AMPERSAND && text.startsWith("amp;", next)) next += 4;

      if (tail > 0) {
        if (tails[tail] !== code) {
          if ((entry & QUOTE) === 0 || isApostrophe(text, position)) break;
          position += 1;
          continue;
        }
        tail += 1;
      } else {
        const child = children + code;
        const owned = cells[child * 2 + 1] ?? 0;
        if ((owned & ~1) !== owner(node)) {
          if ((entry & QUOTE) === 0 || isApostrophe(text, position)) break;
          position += 1;
          continue;
        }
        node = child;
        children = cells[child * 2] ?? 0;
        if (children < 0) tail = -children;
        if ((owned & 1) !== 0 && met < MAX_NESTED) {
          this.#ends[met] = next;
          this.#accepted[met] = accept.get(node) ?? 0;
          met += 1;
        }
      }
      separated = code === CODE_SEPARATOR;
      if (!separated) previous = unit;
      position = next;
      if (tail > 0 && tails[tail] === 0) {
        if (met === MAX_NESTED) return met;
        this.#ends[met] = next;
        this.#accepted[met] = (tails[tail + 1] ?? 0) * 0x10000 + (tails[tail + 2] ?? 0);
        return met + 1;
      }
      if (children === 0) break;
    }
    return met;
  }
}

/** Whether a word may go on behind what follows its letters: mark-up, or a hyphen at a line's end. */
function mayDivide(code: number, unit: number): boolean {
  return code === CODE_SKIP || (code === CODE_SEPARATOR && unit !== SPACE);
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

/** Whether the single quotation mark at `position` stands between letters: China’s. One of ‘strangulation’ problems does not. */
function isApostrophe(text: string, position: number): boolean {
  return IS_WORD[text.charCodeAt(position - 1)] === 1 && IS_WORD[text.charCodeAt(position + 1)] === 1;
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
