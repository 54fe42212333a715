import type { SQLite3Error } from "node-sqlite3-wasm";
import type { Passage, SourceProblem, SourceText } from "../core/source/passage.ts";

/** What tells one state of a file from another. */
export interface Stamp {
  readonly size: number;
  /** Milliseconds. */
  readonly mtime: number;
  /** Of its bytes. */
  readonly hash: string;
}

/** A source as the index knows it, without its passages. */
export interface StoredSource extends Stamp, Omit<SourceText, "passages"> {
  readonly id: number;
  readonly path: string;
  /** Ids of its passages: `[first, first + count)`. */
  readonly first: number;
  readonly count: number;
  /** Its first passages, by which a work may be known. */
  readonly beginning: string;
  /** The glossary by which its concepts were found. */
  readonly glossary: string;
}

/** A passage with its place in the index. */
export interface StoredPassage extends Passage {
  readonly id: number;
  readonly source: number;
}

/** As SQLite gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** The file is as another version of Tifa has written it. */
export class OtherVersion extends Error {}

/** A row does not have the sum that it was written with. */
class Altered extends Error {}

/** Whether an error means that the index file is no good, and not that the disk is full or the file is not ours. */
export function isDamage(error: unknown): boolean {
  if (error instanceof OtherVersion || error instanceof Altered || error instanceof SyntaxError) return true;
  const { message } = error as SQLite3Error;
  return /malformed|not a database|corrupt|no such (?:table|column)|unsupported file format|disk image|SQL logic error|out of memory/iu.test(
    message,
  );
}

export function toSource({ id, path, size, mtime, hash, about, first, count, glossary }: Row): StoredSource {
  const rest = JSON.parse(String(about)) as Omit<SourceText, "passages"> & { readonly beginning: string };
  const problems: readonly SourceProblem[] = rest.problems;
  return {
    ...rest,
    problems,
    id: Number(id),
    path: String(path),
    size: Number(size),
    mtime: Number(mtime),
    hash: String(hash),
    first: Number(first),
    count: Number(count),
    glossary: String(glossary),
  };
}

export function toPassage({ id, source, text, about, sum }: Row): StoredPassage {
  if (sumOf(String(text), String(about)) !== Number(sum)) throw new Altered("a passage has changed on disk");
  return {
    ...(JSON.parse(String(about)) as Omit<Passage, "text">),
    text: String(text),
    id: Number(id),
    source: Number(source),
  };
}

/** FNV-1a: quick, and no single damaged byte gets by. */
export function sumOf(...texts: readonly string[]): number {
  let sum = 0x811c9dc5;
  for (const text of texts)
    for (let index = 0; index < text.length; index++) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  return sum >>> 0;
}
