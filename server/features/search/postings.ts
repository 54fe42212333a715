/** So many owners are put in order in a step. */
const STEP = 100_000;
const NONE = new Int32Array(0);

/**
 * Which entries have a key: first lists in two growing tables, since a hundred thousand small arrays would cost more than
 * what they hold; then all lists one behind the other, so that a keystroke reads them without jumping about.
 */
export class Postings<Key> {
  /** By key, the number of its list. */
  readonly #lists = new Map<Key, number>();
  #first = new Int32Array(1024);
  #last = new Int32Array(1024);
  /** An owner and where the next one stands, 0 for none; place 0 is not used. */
  #cells = new Int32Array(4096);
  #used = 2;
  /** In order: the owners, and where each list begins. */
  #owners = NONE;
  #starts = NONE;

  keys(): readonly Key[] {
    return [...this.#lists.keys()];
  }

  /** Adds an owner behind those that the key has. */
  add(key: Key, owner: number): void {
    if (this.#used + 2 > this.#cells.length) this.#cells = enlarged(this.#cells);
    const cell = this.#used;
    this.#used += 2;
    this.#cells[cell] = owner;
    const list = this.#lists.get(key);
    if (list !== undefined) {
      this.#cells[(this.#last[list] ?? 0) + 1] = cell;
      this.#last[list] = cell;
      return;
    }
    const made = this.#lists.size;
    this.#lists.set(key, made);
    if (made === this.#first.length) {
      this.#first = enlarged(this.#first);
      this.#last = enlarged(this.#last);
    }
    this.#first[made] = cell;
    this.#last[made] = cell;
  }

  /** Puts the lists in order, in steps; nothing can be added afterwards, and only now can be asked. */
  *inOrder(): Generator<void, this> {
    const owners = new Int32Array(this.#used / 2 - 1);
    const starts = new Int32Array(this.#lists.size + 1);
    let end = 0;
    let pause = STEP;
    for (let list = 0; list < this.#lists.size; list++) {
      starts[list] = end;
      for (let cell = this.#first[list] ?? 0; cell !== 0; cell = this.#cells[cell + 1] ?? 0)
        owners[end++] = this.#cells[cell] ?? 0;
      if (end < pause) continue;
      yield;
      pause = end + STEP;
    }
    starts[this.#lists.size] = end;
    this.#owners = owners;
    this.#starts = starts;
    this.#cells = NONE;
    this.#first = NONE;
    this.#last = NONE;
    return this;
  }

  /** The owners of a key, in the order in which they were added. */
  of(key: Key): Int32Array {
    const list = this.#lists.get(key);
    return list === undefined ? NONE : this.#owners.subarray(this.#starts[list], this.#starts[list + 1]);
  }
}

function enlarged(table: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(table.length * 2);
  larger.set(table);
  return larger;
}
