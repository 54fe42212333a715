/**
 * Which entries have a key: lists in two growing tables, since a hundred thousand small arrays would cost more than what
 * they hold.
 */
export class Postings<Key> {
  /** By key, the number of its list. */
  readonly #lists = new Map<Key, number>();
  #first = new Int32Array(1024);
  #last = new Int32Array(1024);
  /** An owner and where the next one stands, 0 for none; place 0 is not used. */
  #cells = new Int32Array(4096);
  #used = 2;

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

  /** Calls `visit` with each owner of a key, in the order in which they were added, until it answers false. */
  each(key: Key, visit: (owner: number) => boolean): void {
    const list = this.#lists.get(key);
    for (let cell = list === undefined ? 0 : (this.#first[list] ?? 0); cell !== 0; cell = this.#cells[cell + 1] ?? 0)
      if (!visit(this.#cells[cell] ?? 0)) return;
  }
}

function enlarged(table: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(table.length * 2);
  larger.set(table);
  return larger;
}
