import { setTimeout } from "node:timers/promises";
import type { Bibliography } from "../../core/bibliography/bibliography.ts";
import type { Work } from "../../core/citation/work.ts";
import {
  type FindableWork,
  findable,
  type KnownWork,
  type Readings,
  readingsOf,
} from "../../features/keys/known-work.ts";
import type { BibliographyFile, DocumentBibliography } from "../bibliographies.ts";
import type { Server } from "../feature.ts";
import type { OpenDocument } from "../open-document.ts";
import { inSlices } from "../slices.ts";

/** The bibliography of an open document, as its files are now. */
export function bibliographyOf({ bibliographies }: Server, open: OpenDocument): Promise<DocumentBibliography> {
  return bibliographies.of({ uri: open.uri, languageId: open.languageId, text: open.text.getText() });
}

/** The work of a key: of the document's bibliography, else Tifa's own. */
export function workOfKey(server: Server, { files }: DocumentBibliography, key: string): KnownWork | undefined {
  for (const file of files) {
    const entry = file.bibliography.find(key);
    const work = entry === undefined ? undefined : file.bibliography.work(entry);
    if (work !== undefined) return { key, work, file: file.name };
  }
  const own = server.knowledge.works.find(({ id }) => id === key);
  return own === undefined ? undefined : { key, work: own };
}

/** The entry of a key, and the file that it stands in. */
export function entryOfKey({ files }: DocumentBibliography, key: string) {
  for (const file of files) {
    const entry = file.bibliography.find(key);
    if (entry !== undefined) return { file, entry };
  }
  return undefined;
}

/** The works of one state of a file: the list grows while they are prepared, and readings are added to them behind that. */
interface Prepared {
  readonly works: readonly FindableWork[];
  readonly listed: Promise<void>;
  readonly read: Promise<void>;
}

const prepared = new WeakMap<Bibliography, Prepared>();
/** Works that an edit of their file did not touch are not prepared again. */
const known = new WeakMap<Work, FindableWork>();
const builtIn = new WeakMap<readonly Work[], readonly FindableWork[]>();

/** As long a list waits for all works of a large file, in milliseconds; the editor asks again at the next letter. */
const PATIENCE = 400;

/** Every work that a document can cite: those of its files, then those of Tifa's that they do not have. */
export interface Findable {
  readonly works: readonly (readonly FindableWork[])[];
  /** Until all works are in the lists, and can be found by how their names are typed. */
  readonly complete: Promise<unknown>;
}

/** The works that can be found by now: of a large file perhaps a part, but never none for want of patience alone. */
export async function findableWorks(server: Server, { files }: DocumentBibliography): Promise<Findable> {
  const own = files.map(findableIn);
  await Promise.race([Promise.all(own.map(({ listed }) => listed)), setTimeout(PATIENCE, undefined, { ref: false })]);
  const { works } = server.knowledge;
  let tifas = builtIn.get(works);
  if (tifas === undefined) {
    tifas = works.map((work) => findable({ key: work.id, work }));
    builtIn.set(works, tifas);
  }
  const isKnown = (key: string): boolean => files.some(({ bibliography }) => bibliography.find(key) !== undefined);
  return {
    works: [...own.map((file) => file.works), tifas.filter(({ known: { key } }) => !isKnown(key))],
    complete: Promise.all(own.map(({ read }) => read)),
  };
}

/** Begins to prepare the works of a document's files, so that its first list of keys does not wait for it. */
export function prepareWorks({ files }: DocumentBibliography): void {
  files.forEach(findableIn);
}

/** Once for each state of a file, in slices: a file may hold thousands of works. */
function findableIn({ bibliography, name }: BibliographyFile): Prepared {
  let found = prepared.get(bibliography);
  if (found === undefined) {
    const works: FindableWork[] = [];
    const listed = inSlices(prepare(bibliography, name, works));
    found = { works, listed, read: listed.then(() => addReadings(works)) };
    prepared.set(bibliography, found);
    // Who waits for the readings hears of it.
    found.read.catch(() => undefined);
  }
  return found;
}

function* prepare(bibliography: Bibliography, file: string, works: FindableWork[]): Generator<void, void> {
  for (const entry of bibliography.entries) {
    const work = bibliography.work(entry);
    if (work !== undefined) works.push(preparedWork({ key: entry.key, work, file }));
    yield;
  }
}

function preparedWork(wanted: KnownWork): FindableWork {
  const before = known.get(wanted.work);
  if (before !== undefined && before.known.key === wanted.key && before.known.file === wanted.file) return before;
  const work = findable(wanted);
  known.set(wanted.work, work);
  return work;
}

const HAN = /\p{Script=Han}/u;

/** How the Chinese names and titles are typed. The library is read only where there are any. */
async function addReadings(works: readonly FindableWork[]): Promise<void> {
  const unread = works.filter(({ text, readings }) => readings === undefined && HAN.test(text));
  if (unread.length === 0) return;
  const readings = await import("../../formats/name-readings.ts");
  await inSlices(readAll(unread, readings));
}

function* readAll(works: readonly FindableWork[], readings: Readings): Generator<void, void> {
  for (const work of works) {
    work.readings = readingsOf(work.known.work, readings);
    yield;
  }
}
