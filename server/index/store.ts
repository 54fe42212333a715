import { rmSync } from "node:fs";
import { Database, type Statement } from "node-sqlite3-wasm";
import type { Passage, SourceText } from "../core/source/passage.ts";
import { ftsQuery, type SourceQuery } from "../core/source/query.ts";
import { tokensOf } from "../core/source/tokens.ts";
import type { ConceptUse } from "../core/source/uses.ts";
import {
  OtherVersion,
  type Row,
  type Stamp,
  type StoredPassage,
  type StoredSource,
  sumOf,
  toPassage,
  toSource,
} from "./rows.ts";

/** Another number is another form of the file: it is made anew. */
const VERSION = "3";

const SCHEMA = `
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE source(id INTEGER PRIMARY KEY, path TEXT UNIQUE, size INTEGER, mtime REAL, hash TEXT, about TEXT, first INTEGER, count INTEGER, glossary TEXT);
CREATE TABLE passage(id INTEGER PRIMARY KEY, source INTEGER, text TEXT, about TEXT, sum INTEGER);
CREATE VIRTUAL TABLE words USING fts5(text, content='', contentless_delete=1, tokenize='ascii');
CREATE TABLE concept(id INTEGER PRIMARY KEY, name TEXT UNIQUE);
CREATE TABLE uses(concept INTEGER, score INTEGER, passage INTEGER, count INTEGER, PRIMARY KEY(concept, score DESC, passage)) WITHOUT ROWID;
CREATE INDEX uses_by_passage ON uses(passage);
`;

/** So many parts of the index are looked at where a search finds too much, in an order that soon has been everywhere. */
const STRIPES = [0, 6, 3, 9, 1, 7, 4, 10, 2, 8, 5, 11];
/** How long it is looked at them (milliseconds). */
const PATIENCE = 25;

/**
 * The index of sources in one SQLite file. Everything in it can be made again: whoever meets an error for which {@link isDamage}
 * holds throws the file away. Calls block; the long ones are generators.
 */
export class Store {
  readonly #db: Database;
  readonly #statements = new Map<string, Statement>();
  readonly #concepts = new Map<string, number>();

  /** Opens the file, or makes it. Throws where it is damaged, of another version, or cannot be written. */
  constructor(path: string) {
    // Who was killed has left it; only one process uses the file, which `slot.ts` sees to.
    rmSync(`${path}.lock`, { recursive: true, force: true });
    this.#db = new Database(path);
    try {
      this.#db.exec(
        "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY",
      );
      this.#prepareSchema();
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  #prepareSchema(): void {
    const isNew = this.#db.get("SELECT count(*) AS n FROM sqlite_master")?.n === 0;
    if (isNew) {
      this.#db.exec(`BEGIN; ${SCHEMA} COMMIT`);
      this.setMeta("version", VERSION);
    } else if (this.meta("version") !== VERSION) throw new OtherVersion();
  }

  close(): void {
    for (const statement of this.#statements.values()) statement.finalize();
    this.#statements.clear();
    if (this.#db.inTransaction) this.#db.exec("ROLLBACK");
    this.#db.close();
  }

  meta(key: string): string | undefined {
    const value = this.#get("SELECT value FROM meta WHERE key=?", [key])?.value;
    return typeof value === "string" ? value : undefined;
  }

  setMeta(key: string, value: string): void {
    this.#run("INSERT OR REPLACE INTO meta VALUES(?, ?)", [key, value]);
  }

  begin(): void {
    if (!this.#db.inTransaction) this.#db.exec("BEGIN");
  }

  commit(): void {
    if (this.#db.inTransaction) this.#db.exec("COMMIT");
  }

  rollback(): void {
    if (this.#db.inTransaction) this.#db.exec("ROLLBACK");
  }

  sources(): StoredSource[] {
    return this.#all("SELECT * FROM source ORDER BY path", []).map(toSource);
  }

  source(id: number): StoredSource | undefined {
    const row = this.#get("SELECT * FROM source WHERE id=?", [id]);
    return row === null ? undefined : toSource(row);
  }

  /** The file is what it was, only its time is another. */
  touch(id: number, { size, mtime }: Pick<Stamp, "size" | "mtime">): void {
    this.#run("UPDATE source SET size=?, mtime=? WHERE id=?", [size, mtime, id]);
  }

  remove(id: number): void {
    const source = this.source(id);
    if (source === undefined) return;
    const range = [source.first, source.first + source.count];
    this.#run("DELETE FROM words WHERE rowid>=? AND rowid<?", range);
    this.#run("DELETE FROM uses WHERE passage>=? AND passage<?", range);
    this.#run("DELETE FROM passage WHERE id>=? AND id<?", range);
    this.#run("DELETE FROM source WHERE id=?", [id]);
  }

  /**
   * Puts a source in the place of what the path was before. Yields after each passage; where the generator is left before its
   * end, everything is as it was. The caller commits.
   *
   * @param glossary the stamp of the one that found the uses
   */
  *put(
    path: string,
    stamp: Stamp,
    source: SourceText,
    uses: readonly ConceptUse[],
    glossary: string,
  ): Generator<void, void> {
    this.#db.exec("SAVEPOINT source");
    let isWhole = false;
    try {
      const first = this.#putSource(path, stamp, source, glossary);
      for (const [index, passage] of source.passages.entries()) {
        this.#putPassage(first.passage + index, first.source, passage);
        yield;
      }
      yield* this.#putUses(first.passage, uses);
      isWhole = true;
    } finally {
      if (!isWhole) {
        this.#db.exec("ROLLBACK TO source");
        this.#concepts.clear();
      }
      this.#db.exec("RELEASE source");
    }
  }

  #putSource(
    path: string,
    stamp: Stamp,
    { passages, ...about }: SourceText,
    glossary: string,
  ): { source: number; passage: number } {
    const old = this.#get("SELECT id FROM source WHERE path=?", [path]);
    if (old !== null) this.remove(Number(old.id));
    const passage = Number(this.#get("SELECT coalesce(max(id), 0) + 1 AS id FROM passage", [])?.id);
    const { lastInsertRowid } = this.#run(
      "INSERT INTO source(path, size, mtime, hash, about, first, count, glossary) VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
      [
        path,
        stamp.size,
        stamp.mtime,
        stamp.hash,
        JSON.stringify({ ...about, beginning: beginningOf(passages) }),
        passage,
        passages.length,
        glossary,
      ],
    );
    return { source: Number(lastInsertRowid), passage };
  }

  #putPassage(id: number, source: number, { text, ...rest }: Passage): void {
    const json = JSON.stringify(rest);
    this.#run("INSERT INTO passage VALUES(?, ?, ?, ?, ?)", [id, source, text, json, sumOf(text, json)]);
    const tokens = tokensOf(text).map((token) => token.text);
    this.#run("INSERT INTO words(rowid, text) VALUES(?, ?)", [id, tokens.join(" ")]);
  }

  /**
   * Puts other uses in the place of a source's; as {@link put}. Only what differs is written: a new term in a glossary leaves
   * nearly all of them as they are, and they stand far apart in the file.
   */
  *replaceUses(
    { id, first, count }: StoredSource,
    uses: readonly ConceptUse[],
    glossary: string,
  ): Generator<void, void> {
    const rows = this.#all("SELECT concept, score, passage FROM uses WHERE passage>=? AND passage<?", [
      first,
      first + count,
    ]);
    const before = new Map(
      rows.map(({ concept, score, passage }) => [
        `${concept} ${score} ${passage}`,
        [concept, score, passage].map(Number),
      ]),
    );
    const more: ConceptUse[] = [];
    for (const use of uses)
      if (!before.delete(`${this.#conceptId(use.concept)} ${use.score} ${first + use.passage}`)) more.push(use);
    for (const gone of before.values()) {
      this.#run("DELETE FROM uses WHERE concept=? AND score=? AND passage=?", gone);
      yield;
    }
    yield* this.#putUses(first, more);
    this.#run("UPDATE source SET glossary=? WHERE id=?", [glossary, id]);
  }

  *#putUses(first: number, uses: readonly ConceptUse[]): Generator<void, void> {
    for (const { concept, passage, count, score } of uses) {
      this.#run("INSERT OR REPLACE INTO uses VALUES(?, ?, ?, ?)", [
        this.#conceptId(concept),
        score,
        first + passage,
        count,
      ]);
      yield;
    }
  }

  passage(id: number): StoredPassage | undefined {
    const row = this.#get("SELECT * FROM passage WHERE id=?", [id]);
    return row === null ? undefined : toPassage(row);
  }

  passagesOf({ first, count }: Pick<StoredSource, "first" | "count">): StoredPassage[] {
    return this.#all("SELECT * FROM passage WHERE id>=? AND id<? ORDER BY id", [first, first + count]).map(toPassage);
  }

  /**
   * Ids of passages that the query finds: all of them, or where there are more than `most` about as many, from everywhere in
   * the index alike.
   */
  find(query: SourceQuery, most: number): { readonly ids: readonly number[]; readonly more: boolean } {
    const match = ftsQuery(query);
    const sql = "SELECT rowid FROM words WHERE words MATCH ? AND rowid>=? AND rowid<? LIMIT ?";
    const ids = (from: number, to: number, limit: number): number[] =>
      this.#all(sql, [match, from, to, limit]).map(({ rowid }) => Number(rowid));
    const end = Number(this.#get("SELECT coalesce(max(id), 0) + 1 AS id FROM passage", [])?.id);
    const started = performance.now();
    const first = ids(0, end, most + 1);
    if (first.length <= most) return { ids: first, more: false };
    const size = Math.ceil(end / STRIPES.length);
    const spread = new Set<number>();
    for (const stripe of STRIPES) {
      // The beginning of a word may stand for thousands of words, which SQLite puts together again at each query.
      if (performance.now() - started > PATIENCE) break;
      for (const id of ids(stripe * size, (stripe + 1) * size, Math.ceil(most / STRIPES.length))) spread.add(id);
    }
    for (const id of first) if (spread.size < most) spread.add(id);
    return { ids: [...spread], more: true };
  }

  /** The best passages on a concept, and how many there are. */
  uses(
    concept: string,
    most: number,
  ): readonly { readonly passage: number; readonly score: number; readonly count: number }[] {
    return this.#all(
      "SELECT passage, score, count FROM uses WHERE concept=(SELECT id FROM concept WHERE name=?) ORDER BY score DESC LIMIT ?",
      [concept, most],
    ).map(({ passage, score, count }) => ({ passage: Number(passage), score: Number(score), count: Number(count) }));
  }

  #conceptId(name: string): number {
    const known = this.#concepts.get(name);
    if (known !== undefined) return known;
    const row = this.#get("SELECT id FROM concept WHERE name=?", [name]);
    const id = Number(row?.id ?? this.#run("INSERT INTO concept(name) VALUES(?)", [name]).lastInsertRowid);
    this.#concepts.set(name, id);
    return id;
  }

  /** After a rollback: what was given out in it is no longer there. */
  forget(): void {
    this.#concepts.clear();
  }

  #statement(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #run(sql: string, values: (string | number)[]) {
    return this.#statement(sql).run(values);
  }

  #get(sql: string, values: (string | number)[]): Row | null {
    return this.#statement(sql).get(values) as Row | null;
  }

  #all(sql: string, values: (string | number)[]): Row[] {
    return this.#statement(sql).all(values) as Row[];
  }
}

/** Of a source so much text is at hand, to know the work by. */
const BEGINNING = 3000;

function beginningOf(passages: readonly Passage[]): string {
  let text = "";
  for (const passage of passages) {
    if (text.length >= BEGINNING) break;
    text += `${passage.text}\n`;
  }
  return text.slice(0, BEGINNING);
}
