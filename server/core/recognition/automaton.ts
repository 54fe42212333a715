import { CODE, type Units } from "./units.ts";

/**
 * A set of patterns over small integer codes, as a double-array trie with tails: two array look-ups a character however
 * many patterns there are, and a pattern's unshared end kept as plain codes.
 *
 * J. Aoe, K. Morimoto, T. Sato, "An Efficient Implementation of Trie Structures", 1992.
 */
export interface Automaton {
  /**
   * Two values a node, side by side since each step reads both. First its base, where its children begin; below zero: it
   * has a tail at `-base`; zero: it has no children. Then {@link owner} of its parent, and 1 more where a pattern ends here;
   * 0 is a free slot. As many free slots follow as there are codes, so that no step leads out.
   */
  readonly cells: Int32Array;
  /** The pattern that ends at a node which has children too. */
  readonly accept: ReadonlyMap<number, number>;
  /** Tails: codes, perhaps none, then 0 and the pattern in two units, high first. */
  readonly tails: Uint16Array;
}

export const ROOT = 0;

/** What the cell of a child has for its parent. */
export function owner(parent: number): number {
  return (parent + 1) * 2;
}

/**
 * Builds the automaton, in steps. `patterns` are folded, not empty, distinct and sorted by code unit; the result names them by their
 * index.
 */
export function* buildingAutomaton(patterns: readonly string[], units: Units): Generator<void, Automaton> {
  const builder = new Builder(patterns, units);
  yield* builder.build();
  return builder.result();
}

/** So many nodes are made in a step. */
const STEP = 4_000;

class Builder {
  readonly #patterns: readonly string[];
  readonly #units: Units;
  #base = new Int32Array(1024);
  #check = new Int32Array(1024).fill(-1);
  readonly #accept = new Map<number, number>();
  #tails = new Uint16Array(1024);
  #tailEnd = 1;
  /** Where the next search begins, by number of children: one, two, … eight or more. */
  readonly #cursors = new Int32Array(8).fill(1);
  #used = 1;
  #highest = 0;

  constructor(patterns: readonly string[], units: Units) {
    this.#patterns = patterns;
    this.#units = units;
  }

  /** Depth first, without recursion: each entry is a node, its range of patterns, and how deep it lies. */
  *build(): Generator<void, void> {
    const stack: number[] = [ROOT, 0, this.#patterns.length, 0];
    for (let made = 1; stack.length > 0; made++) {
      if (made % STEP === 0) yield;
      const depth = stack.pop() ?? 0;
      const last = stack.pop() ?? 0;
      const first = stack.pop() ?? 0;
      const node = stack.pop() ?? 0;
      this.#expand(node, first, last, depth, stack);
    }
  }

  result(): Automaton {
    const cells = new Int32Array((this.#used + this.#highest + 1) * 2);
    for (let node = 0; node < this.#used; node++) {
      const parent = this.#check[node] ?? -1;
      cells[node * 2] = this.#base[node] ?? 0;
      cells[node * 2 + 1] = parent === -1 ? 0 : owner(parent) + (this.#accept.has(node) ? 1 : 0);
    }
    return {
      cells,
      accept: this.#accept,
      tails: this.#tails.slice(0, this.#tailEnd),
    };
  }

  #expand(node: number, from: number, last: number, depth: number, stack: number[]): void {
    const patterns = this.#patterns;
    let first = from;
    if (last - first === 1 && node !== ROOT) {
      this.#base[node] = -this.#addTail(patterns[first] ?? "", depth, first);
      return;
    }
    if (patterns[first]?.length === depth) {
      this.#accept.set(node, first);
      first += 1;
    }
    const codes: number[] = [];
    const starts: number[] = [];
    for (let index = first; index < last; index++) {
      const code = this.#code(patterns[index] ?? "", depth);
      if (code === codes.at(-1)) continue;
      codes.push(code);
      starts.push(index);
    }
    const base = this.#place(codes);
    this.#base[node] = base;
    for (let child = 0; child < codes.length; child++) {
      const slot = base + (codes[child] ?? 0);
      this.#check[slot] = node;
      stack.push(slot, starts[child] ?? first, starts[child + 1] ?? last, depth + 1);
    }
  }

  /**
   * Finds a base at which every code's slot is free, and makes room for it. Each search goes on where the last one for a
   * node of its size ended: what was too crowded for one is too crowded for the next, and few children still fill the gaps.
   */
  #place(codes: readonly number[]): number {
    const lowest = codes[0] ?? 0;
    const highest = codes[codes.length - 1] ?? 0;
    this.#highest = Math.max(this.#highest, highest);
    const size = Math.min(codes.length, this.#cursors.length) - 1;
    for (let slot = Math.max(this.#cursors[size] ?? 1, lowest + 1); ; slot++) {
      this.#grow(slot - lowest + highest + 1);
      if (this.#check[slot] !== -1) continue;
      if (!this.#fits(slot - lowest, codes)) continue;
      this.#cursors[size] = slot;
      this.#used = Math.max(this.#used, slot - lowest + highest + 1);
      return slot - lowest;
    }
  }

  #fits(base: number, codes: readonly number[]): boolean {
    const check = this.#check;
    for (let index = 0; index < codes.length; index++) if (check[base + (codes[index] ?? 0)] !== -1) return false;
    return true;
  }

  #addTail(pattern: string, depth: number, id: number): number {
    const start = this.#tailEnd;
    const end = start + pattern.length - depth + 3;
    if (end > this.#tails.length) this.#tails = enlarge(this.#tails, end, Uint16Array);
    for (let index = depth; index < pattern.length; index++) {
      this.#tails[start + index - depth] = this.#code(pattern, index);
    }
    this.#tails[end - 2] = id >>> 16;
    this.#tails[end - 1] = id & 0xffff;
    this.#tailEnd = end;
    return start;
  }

  #code(pattern: string, index: number): number {
    return (this.#units[pattern.charCodeAt(index)] ?? 0) & CODE;
  }

  #grow(size: number): void {
    const old = this.#check.length;
    if (size <= old) return;
    this.#base = enlarge(this.#base, size, Int32Array);
    this.#check = enlarge(this.#check, size, Int32Array).fill(-1, old);
  }
}

function enlarge<T extends Int32Array | Uint16Array>(array: T, size: number, type: new (length: number) => T): T {
  const larger = new type(Math.max(size, array.length * 2));
  larger.set(array);
  return larger;
}
