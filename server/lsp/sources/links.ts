import { dirname, resolve } from "node:path";
import { attachedFiles } from "../../core/bibliography/attached-files.ts";
import type { Bibliography } from "../../core/bibliography/bibliography.ts";
import { findSameWork, identityOf, identityOfEntry } from "../../core/bibliography/same-work.ts";
import type { Work } from "../../core/citation/work.ts";
import { nameOf, workOfSource } from "../../core/source/source-work.ts";
import type { IndexedSource } from "../../index/messages.ts";
import type { BibliographyFile } from "../bibliographies.ts";
import type { Server } from "../feature.ts";
import type { OpenDocument } from "../open-document.ts";
import { pathOf } from "../paths.ts";
import { inSlices } from "../slices.ts";

/** A source as a work that can be cited. */
export interface LinkedWork {
  readonly work: Work;
  /** Its key in a bibliography file of the document; without one the work is Tifa's own, or only what the source says of itself. */
  readonly key?: string;
  /** Nothing but the source itself tells what it is. */
  readonly isGuess: boolean;
}

/** A work's titles, folded as text is compared with them. */
interface Titled {
  readonly key: string;
  readonly titles: readonly string[];
}

interface FileIndex {
  /** By path, and by name alone where only one entry has it. */
  readonly byPath: ReadonlyMap<string, string>;
  readonly byName: ReadonlyMap<string, string | undefined>;
  readonly titled: readonly Titled[];
}

const indexes = new WeakMap<Bibliography, Promise<FileIndex>>();
/** The title stands here, or the source is another work that only names it. */
const TITLE_PAGE = 700;
/** A shorter title stands in many texts: letters and ideographs, an ideograph counting for three. */
const LONGEST_COMMON = 24;

/**
 * The work of a source: by the `file` field of the bibliography files, by DOI, handle, title and year, else as it calls itself.
 *
 * @param files those of the document; see {@link bibliographiesFor}
 */
export async function linkedWork(
  server: Server,
  source: IndexedSource,
  files: readonly BibliographyFile[],
): Promise<LinkedWork> {
  for (const file of files) {
    const { bibliography } = file;
    const key = await keyIn(file, source);
    const entry = key === undefined ? undefined : bibliography.find(key);
    const work = entry === undefined ? undefined : bibliography.work(entry);
    if (key !== undefined && work !== undefined) return { work: { ...work, id: key }, key, isGuess: false };
  }
  const { own, known: found } = ownWork(server, source);
  return found === undefined ? { work: own, isGuess: true } : { work: found, isGuess: false };
}

/** The bibliography of a document; without one, that of the workspace. */
export async function bibliographiesFor(
  server: Server,
  open: OpenDocument | undefined,
): Promise<readonly BibliographyFile[]> {
  const [folder] = server.client().workspaceFolders;
  const uri = open?.uri ?? (folder === undefined ? "" : `file://${folder}/.md`);
  const text = open?.text.getText() ?? "";
  return (await server.bibliographies.of({ uri, languageId: open?.languageId ?? "markdown", text })).files;
}

/** By path: what a source with this beginning is. Looked up at every key of a search. */
const ownWorks = new Map<
  string,
  { readonly beginning: string; readonly own: Work; readonly known: Work | undefined }
>();

function ownWork({ knowledge }: Server, source: IndexedSource): { own: Work; known: Work | undefined } {
  const found = ownWorks.get(source.path);
  if (found?.beginning === source.beginning) return found;
  const own = workOfSource(source);
  const made = { beginning: source.beginning, own, known: knownWork(knowledge.works, source, own) };
  ownWorks.set(source.path, made);
  return made;
}

const keys = new WeakMap<Bibliography, Map<string, { readonly beginning: string; readonly key: string | undefined }>>();

async function keyIn(file: BibliographyFile, source: IndexedSource): Promise<string | undefined> {
  let known = keys.get(file.bibliography);
  if (known === undefined) {
    known = new Map();
    keys.set(file.bibliography, known);
  }
  const found = known.get(source.path);
  if (found?.beginning === source.beginning) return found.key;
  const key = await keyOf(file, source, workOfSource(source));
  known.set(source.path, { beginning: source.beginning, key });
  return key;
}

async function keyOf(file: BibliographyFile, source: IndexedSource, own: Work): Promise<string | undefined> {
  const { byPath, byName, titled } = await indexOf(file);
  const attached = byPath.get(source.path) ?? byName.get(nameOf(source.path).toLowerCase());
  if (attached !== undefined) return attached;
  const same = await inSlices(findSameWork(file.bibliography, own));
  return same?.key ?? longestTitleIn(titled, source)?.key;
}

function indexOf({ bibliography, uri }: BibliographyFile): Promise<FileIndex> {
  let index = indexes.get(bibliography);
  if (index === undefined) {
    index = inSlices(makeIndex(bibliography, dirname(pathOf(uri) ?? "/")));
    indexes.set(bibliography, index);
  }
  return index;
}

function* makeIndex(bibliography: Bibliography, folder: string): Generator<void, FileIndex> {
  const byPath = new Map<string, string>();
  const byName = new Map<string, string | undefined>();
  for (const { key, path } of yield* attachedFiles(bibliography)) {
    const slashed = path.replaceAll("\\", "/");
    for (const absolute of [resolve(folder, path), resolve(folder, slashed), resolve("/", slashed)])
      byPath.set(absolute, key);
    const name = nameOf(path).toLowerCase();
    byName.set(name, byName.has(name) && byName.get(name) !== key ? undefined : key);
  }
  const titled: Titled[] = [];
  for (const entry of bibliography.entries) {
    titled.push({ key: entry.key, titles: identityOfEntry(bibliography, entry).titles.filter(isTelling) });
    yield;
  }
  return { byPath, byName, titled };
}

function isTelling(title: string): boolean {
  return title.length + 2 * (title.match(/\p{Script=Han}/gu)?.length ?? 0) >= LONGEST_COMMON;
}

function longestTitleIn<T extends { readonly titles: readonly string[] }>(
  works: readonly T[],
  source: IndexedSource,
): T | undefined {
  const page = foldTitle(`${source.title ?? ""} ${source.beginning.slice(0, TITLE_PAGE)}`);
  let best: { readonly work: T; readonly length: number } | undefined;
  for (const work of works)
    for (const title of work.titles)
      if (title.length > (best?.length ?? 0) && page.includes(title)) best = { work, length: title.length };
  return best?.work;
}

/** As `same-work.ts` folds titles. */
function foldTitle(text: string): string {
  return identityOf({ id: "", type: "", title: text }).titles[0] ?? "";
}

const known = new WeakMap<
  readonly Work[],
  readonly { readonly work: Work; readonly titles: readonly string[]; readonly ids: readonly string[] }[]
>();

function knownWork(works: readonly Work[], source: IndexedSource, own: Work): Work | undefined {
  let list = known.get(works);
  if (list === undefined) {
    list = works.map((work) => {
      const { titles, ids } = identityOf(work);
      return { work, titles: titles.filter(isTelling), ids };
    });
    known.set(works, list);
  }
  const { ids } = identityOf(own);
  return (list.find((candidate) => candidate.ids.some((id) => ids.includes(id))) ?? longestTitleIn(list, source))?.work;
}
