import type { Bilingual } from "../concept/concept.ts";

/** A person or body as CSL-JSON has it. */
export interface Name {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
}

/** What CSL-JSON has no place for; characters, pinyin and translation stay apart, so that any style can print them. */
export interface WorkExtras {
  /** Authors in characters, in the order of `author`; empty where unknown. */
  readonly authorsZh?: readonly string[];
  readonly titleZh?: string;
  readonly containerZh?: string;
  readonly publisherZh?: string;
  /** The letter that tells two works of one year apart. */
  readonly yearSuffix?: string;
  /** A correction or discrepancy that a careful writer should know. */
  readonly note?: Bilingual;
}

/** A citable publication: the part of CSL-JSON 1.0.2 that we use. */
export interface Work {
  readonly id: string;
  readonly type: string;
  readonly author?: readonly Name[];
  readonly title: string;
  readonly "container-title"?: string;
  readonly publisher?: string;
  readonly genre?: string;
  readonly issued?: { readonly "date-parts": readonly (readonly number[])[] };
  readonly page?: string;
  readonly issue?: string;
  readonly DOI?: string;
  readonly URL?: string;
  readonly language?: string;
  readonly custom?: WorkExtras;
}

/** The work that the glossary is built on. */
export const PAPER_ID = "naughton2023trajectory";

/** Reads a CSL-JSON list. Never throws: an entry without id, type or title is left out and counted. */
export function readWorks(value: unknown): { works: Work[]; skipped: number } {
  if (!Array.isArray(value)) return { works: [], skipped: 0 };
  const works = value.filter(isWork);
  return { works, skipped: value.length - works.length };
}

function isWork(value: unknown): value is Work {
  if (typeof value !== "object" || value === null) return false;
  const { id, type, title } = value as Readonly<Record<string, unknown>>;
  return typeof id === "string" && typeof type === "string" && typeof title === "string";
}

/** The year, with its letter: `2021a`; `n.d.` where there is none. */
export function yearOf({ issued, custom }: Work): string {
  const year = issued?.["date-parts"][0]?.[0];
  return year === undefined ? "n.d." : `${year}${custom?.yearSuffix ?? ""}`;
}
