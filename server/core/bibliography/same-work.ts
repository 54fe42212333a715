import type { Name, Work } from "../citation/work.ts";
import type { Bibliography, BibliographyEntry } from "./bibliography.ts";

/** By what a work is known under whatever key; texts that compare letter for letter. */
export interface Identity {
  /** DOI, address, handle: one in common is enough. */
  readonly ids: readonly string[];
  /** Titles in every language and script, folded; with the year they are enough where an author agrees. */
  readonly titles: readonly string[];
  readonly year: number | undefined;
  /** Every form of every author's name, folded. */
  readonly authors: readonly string[];
}

/** What identifies a work. @param source more text of its entry, in which a handle may stand */
export function identityOf(work: Work, source = ""): Identity {
  const { DOI, URL, title, custom = {}, editor = [], author = editor, issued } = work;
  const url = URL === undefined ? undefined : foldUrl(URL);
  const doi = foldDoi(DOI) ?? foldDoi(/doi\.org\/.*/iu.exec(URL ?? "")?.[0]);
  const handle = handleOf(URL ?? "") ?? handleOf(source);
  return {
    ids: [doi, url === undefined ? undefined : `url:${url}`, handle].filter((id) => id !== undefined),
    titles: [title, custom.titleZh, custom.titlePinyin].flatMap((text) => fold(text ?? "") || []),
    year: issued?.["date-parts"][0]?.[0],
    authors: [...author.flatMap(formsOf), ...(custom.authorsZh ?? [])].flatMap((name) => fold(name) || []),
  };
}

/** Whether both are one work. */
export function isSameWork(a: Identity, b: Identity): boolean {
  if (a.ids.some((id) => b.ids.includes(id))) return true;
  if (a.year === undefined || a.year !== b.year) return false;
  if (!a.titles.some((title) => b.titles.includes(title))) return false;
  const isAnonymous = a.authors.length === 0 || b.authors.length === 0;
  return isAnonymous || a.authors.some((name) => b.authors.includes(name));
}

/** The entries of one state of a file by what they are known by. */
type IdentityIndex = ReadonlyMap<string, readonly BibliographyEntry[]>;

const INDEXES = new WeakMap<Bibliography, IdentityIndex>();

/** Looks for a work under any key; the first time entry by entry, so that the caller can do something else in between. */
export function* findSameWork(bibliography: Bibliography, work: Work): Generator<void, BibliographyEntry | undefined> {
  const index = INDEXES.get(bibliography) ?? (yield* readIndex(bibliography));
  const wanted = identityOf(work);
  const candidates = [...wanted.ids, ...wanted.titles].flatMap((name) => index.get(name) ?? []);
  return candidates.find((entry) => isSameWork(wanted, identityOfEntry(bibliography, entry)));
}

function* readIndex(bibliography: Bibliography): Generator<void, IdentityIndex> {
  const index = new Map<string, BibliographyEntry[]>();
  for (const entry of bibliography.entries) {
    const { ids, titles } = identityOfEntry(bibliography, entry);
    for (const name of [...ids, ...titles]) {
      const entries = index.get(name);
      if (entries === undefined) index.set(name, [entry]);
      else entries.push(entry);
    }
    yield;
  }
  INDEXES.set(bibliography, index);
  return index;
}

/** What identifies an entry's work. */
export function identityOfEntry(bibliography: Bibliography, entry: BibliographyEntry): Identity {
  const work = bibliography.work(entry);
  const { start, end } = entry.span;
  const source = bibliography.text.slice(start, Math.min(end, start + LONGEST_SOURCE));
  return work === undefined ? { ids: [], titles: [], year: undefined, authors: [] } : identityOf(work, source);
}

/** A handle stands in an entry's first characters, not behind a whole article in a note. */
const LONGEST_SOURCE = 5000;

function formsOf({ family = "", given = "", literal = "" }: Name): string[] {
  return [family, `${family}${given}`, literal];
}

/** Letters and digits alone, small and without accents; characters stay as they are. */
function fold(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

function foldDoi(doi: string | undefined): string | undefined {
  const found = /10\.\d{4,9}\/\S+/u.exec(doi ?? "")?.[0];
  return found === undefined ? undefined : `doi:${found.toLowerCase().replace(/[.,;)\]}]+$/u, "")}`;
}

/** Without protocol, `www.`, fragment and the slash at the end; a site's first page identifies nothing. */
function foldUrl(url: string): string | undefined {
  const folded = url
    .trim()
    .replace(/^[a-z]+:\/\/(?:www\.)?/iu, "")
    .replace(/#.*$/su, "")
    .replace(/\/$/u, "")
    .toLowerCase();
  return folded.includes("/") ? folded : undefined;
}

/** eScholarship's item number, which stands in several addresses: `uc/item/28f568zv`, `content/qt28f568zv/qt28f568zv.pdf`. */
function handleOf(text: string): string | undefined {
  // Looked for first: the pattern takes its time over many long entries.
  if (!text.includes("escholarship")) return undefined;
  const item = /(?:uc\/item\/|\bqt)([0-9a-z]{8})(?![0-9a-z])/u.exec(text)?.[1];
  return item === undefined ? undefined : `escholarship:${item}`;
}
