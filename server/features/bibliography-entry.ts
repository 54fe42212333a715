import * as l10n from "@vscode/l10n";
import type { Bibliography, BibliographyEntry } from "../core/bibliography/bibliography.ts";
import { citationKey } from "../core/bibliography/citation-key.ts";
import type { Flavour } from "../core/bibliography/entry-types.ts";
import { overwrites, referenceManagerOf } from "../core/bibliography/reference-manager.ts";
import { findSameWork, identityOf, identityOfEntry, isSameWork } from "../core/bibliography/same-work.ts";
import type { Work } from "../core/citation/work.ts";

/** A bibliography file of the document. */
export interface EntryFile {
  /** For messages. */
  readonly name: string;
  readonly bibliography: Bibliography;
  readonly obstacle?: "read-only" | "not-utf8";
}

/** What is known of a document's bibliography. */
export interface EntryRequest<File extends EntryFile> {
  readonly files: readonly File[];
  /** What is declared and cannot be used. */
  readonly troubles: readonly { readonly kind: "missing" | "remote" | "outside"; readonly name: string }[];
  /** Nobody named the files, and there are several. */
  readonly isGuess: boolean;
  /** See `citationKey`; empty for the work's own key. */
  readonly keyTemplate: string;
  /** What the document's processor reads, where that is known. */
  readonly flavour?: Flavour;
}

/** An entry that a file has not yet. */
export interface NewEntry<File> {
  readonly file: File;
  readonly offset: number;
  readonly text: string;
}

/** Under which key a work is cited, and what is to be added for that. */
export interface EntryPlace<File> {
  readonly key: string;
  /** The bibliography has the work, or has it with `added`. */
  readonly isThere: boolean;
  readonly added?: NewEntry<File>;
  /** What happened, in the language of the interface. */
  readonly notes: readonly string[];
}

/**
 * Finds a work in the bibliography files, under whatever key, else the file that can take it and the text to put there.
 * A file that a reference manager writes again is left alone. A generator, for files are large.
 */
export function* placeOfEntry<File extends EntryFile>(
  work: Work,
  request: EntryRequest<File>,
): Generator<void, EntryPlace<File>> {
  const { files, keyTemplate } = request;
  for (const { bibliography } of files) {
    const entry = underItsKey(bibliography, work) ?? (yield* findSameWork(bibliography, work));
    if (entry === undefined) continue;
    const notes = entry.key === work.id ? [] : [l10n.t("Cited under your key “{0}”.", entry.key)];
    return { key: entry.key, isThere: true, notes };
  }
  const key = citationKey(work, keyTemplate, (candidate) => isTaken(files, candidate.toLowerCase()));
  return newEntry({ ...work, id: key }, request);
}

/** Where several works stand or go; what is to be added is one insertion. */
export interface EntryPlaces<File> {
  /** In the order of the works. */
  readonly keys: readonly string[];
  readonly isThere: boolean;
  readonly added?: NewEntry<File>;
  /** The keys of what is added. */
  readonly addedKeys: readonly string[];
  readonly notes: readonly string[];
}

/** {@link placeOfEntry} for works that are cited together. */
export function* placesOfEntries<File extends EntryFile>(
  works: readonly Work[],
  request: EntryRequest<File>,
): Generator<void, EntryPlaces<File>> {
  const places: EntryPlace<File>[] = [];
  let added: NewEntry<File> | undefined;
  let files = request.files;
  for (const [index, work] of works.entries()) {
    const place: EntryPlace<File> = yield* placeOfEntry(work, { ...request, files });
    places.push(place);
    if (place.added === undefined) continue;
    const { file } = place.added;
    const original = added?.file ?? file;
    added = { ...merged(added, place.added), file: original };
    if (index === works.length - 1) break;
    // The file that the next one goes into has this one already.
    const changed = { ...file, bibliography: withInsertion(file.bibliography, place.added) };
    files = files.map((other) => (other === file ? changed : other));
  }
  return {
    keys: places.map(({ key }) => key),
    isThere: places.every(({ isThere }) => isThere),
    ...(added === undefined ? {} : { added }),
    addedKeys: places.filter((place) => place.added !== undefined).map(({ key }) => key),
    notes: [...new Set(places.flatMap(({ notes }) => notes))],
  };
}

function withInsertion(bibliography: Bibliography, { offset, text }: NewEntry<unknown>): Bibliography {
  const all = bibliography.text.slice(0, offset) + text + bibliography.text.slice(offset);
  return bibliography.updated(all, { start: offset, end: offset, newEnd: offset + text.length });
}

/** Entries go behind the last one, so that the second stands in or behind the first insertion. */
function merged<File>(first: NewEntry<File> | undefined, second: NewEntry<File>): NewEntry<File> {
  if (first === undefined) return second;
  const at = second.offset - first.offset;
  if (at < 0 || at > first.text.length) throw new RangeError("entries that do not stand together");
  return { ...first, text: first.text.slice(0, at) + second.text + first.text.slice(at) };
}

function isTaken(files: readonly EntryFile[], key: string): boolean {
  return files.some(({ bibliography }) => bibliography.entries.some((entry) => entry.key.toLowerCase() === key));
}

function newEntry<File extends EntryFile>(
  work: Work,
  { files, troubles, isGuess, flavour }: EntryRequest<File>,
): EntryPlace<File> {
  const key = work.id;
  const notes = troubles.map(({ kind, name }) => TROUBLES[kind](name));
  if (isGuess)
    notes.push(l10n.t("There are several bibliography files here, and the document names none: nothing was added."));
  for (const file of isGuess ? [] : files) {
    const { bibliography, name } = file;
    const obstacle = obstacleOf(file);
    const insertion = obstacle === undefined ? bibliography.format.insertion(bibliography, work, flavour) : undefined;
    if (insertion !== undefined) {
      const added = { file, ...insertion };
      return { key, isThere: true, added, notes };
    }
    notes.push(obstacle ?? l10n.t("{0} is damaged where an entry would go: nothing was added.", name));
  }
  if (notes.length === 0)
    notes.push(l10n.t("No bibliography file was found. Name one in the document, and the entry can be added."));
  return { key, isThere: false, notes };
}

/** Why nothing may be added to a file, if so. */
function obstacleOf({ name, bibliography, obstacle }: EntryFile): string | undefined {
  if (obstacle === "read-only") return l10n.t("{0} is read-only: nothing was added.", name);
  if (obstacle === "not-utf8")
    return l10n.t("{0} is not in UTF-8: nothing was added, for saving would damage it.", name);
  const manager = referenceManagerOf(bibliography.text);
  if (manager === undefined || !overwrites(manager)) return undefined;
  return l10n.t(
    "{0} is exported by {1}, which would overwrite an addition: nothing was added. Name a second bibliography file for it in the document.",
    name,
    manager,
  );
}

const TROUBLES = {
  missing: (name: string) => l10n.t("{0} is declared as the bibliography, but missing.", name),
  remote: (name: string) => l10n.t("{0} is on the web; Tifa reads only files.", name),
  outside: (name: string) => l10n.t("{0} is outside of the workspace and was not read.", name),
} as const;

/**
 * The entry that has the work's own key, if it is this work: one title contains the other, for people shorten and mend
 * them. `wang2020` may be somebody else's.
 */
function underItsKey(bibliography: Bibliography, work: Work): BibliographyEntry | undefined {
  const entry = bibliography.find(work.id);
  if (entry === undefined) return undefined;
  const [wanted, found] = [identityOf(work), identityOfEntry(bibliography, entry)];
  const overlaps = wanted.titles.some((a) => found.titles.some((b) => a.includes(b) || b.includes(a)));
  return overlaps || found.titles.length === 0 || isSameWork(wanted, found) ? entry : undefined;
}
