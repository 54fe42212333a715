/** So many owners are put in order in a step. */
const STEP = 100_000;
const NONE = new Int32Array(0);

/**
 * Which entries have a key: first pairs in two growing tables, since a hundred thousand small arrays would cost more than
 * what they hold; then all lists one behind the other, so that a keystroke reads them without jumping about.
 */
export class Postings<Key> {
  /** By key, the number of its list. */
  readonly #lists = new Map<Key, number>();
  /** The pairs as they were added: a list's number and an owner. */
  #listOf = new Int32Array(1024);
  #ownerOf = new Int32Array(1024);
  #used = 0;
  /** In order: the owners, and where each list begins. */
  #owners = NONE;
  #starts = NONE;

  keys(): readonly Key[] {
    return [...this.#lists.keys()];
  }

  /** Adds an owner behind those that the key has. */
  add(key: Key, owner: number): void {
    let list = this.#lists.get(key);
    if (list === undefined) {
      list = this.#lists.size;
      this.#lists.set(key, list);
    }
    if (this.#used === this.#listOf.length) {
      this.#listOf = enlarged(this.#listOf);
      this.#ownerOf = enlarged(this.#ownerOf);
    }
    this.#listOf[this.#used] = list;
    this.#ownerOf[this.#used] = owner;
    this.#used += 1;
  }

  /** Puts the lists in order, in steps; nothing can be added afterwards, and only now can be asked. */
  *inOrder(): Generator<void, this> {
    // Where each list ends, then, as its owners are put in from behind, where it begins.
    const starts = new Int32Array(this.#lists.size + 1);
    for (let pair = 0; pair < this.#used; pair++)
      starts[this.#listOf[pair] ?? 0] = (starts[this.#listOf[pair] ?? 0] ?? 0) + 1;
    for (let list = 1; list < starts.length; list++) starts[list] = (starts[list] ?? 0) + (starts[list - 1] ?? 0);
    yield;
    const owners = new Int32Array(this.#used);
    for (let pair = this.#used - 1; pair >= 0; pair--) {
      const list = this.#listOf[pair] ?? 0;
      const place = (starts[list] ?? 0) - 1;
      starts[list] = place;
      owners[place] = this.#ownerOf[pair] ?? 0;
      if (pair % STEP === 0) yield;
    }
    this.#owners = owners;
    this.#starts = starts;
    this.#listOf = NONE;
    this.#ownerOf = NONE;
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
