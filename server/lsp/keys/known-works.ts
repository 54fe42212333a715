import type { Bibliography } from "../../core/bibliography/bibliography.ts";
import type { Work } from "../../core/citation/work.ts";
import { type FindableWork, findable, type KnownWork } from "../../features/keys/known-work.ts";
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

const prepared = new WeakMap<Bibliography, Promise<readonly FindableWork[]>>();
const builtIn = new WeakMap<readonly Work[], readonly FindableWork[]>();

/** Every work that the document can cite: those of its files, then those of Tifa's that they do not have. */
export async function findableWorks(server: Server, { files }: DocumentBibliography): Promise<readonly FindableWork[]> {
  const own = (await Promise.all(files.map(findableIn))).flat();
  const { works } = server.knowledge;
  let tifas = builtIn.get(works);
  if (tifas === undefined) {
    tifas = works.map((work) => findable({ key: work.id, work }));
    builtIn.set(works, tifas);
  }
  const known = (key: string): boolean => files.some(({ bibliography }) => bibliography.find(key) !== undefined);
  return [...own, ...tifas.filter(({ known: { key } }) => !known(key))];
}

/** Once for each state of a file, in slices: a file may hold thousands of works. */
function findableIn({ bibliography, name }: BibliographyFile): Promise<readonly FindableWork[]> {
  let works = prepared.get(bibliography);
  if (works === undefined) {
    works = inSlices(prepare(bibliography, name));
    prepared.set(bibliography, works);
  }
  return works;
}

function* prepare(bibliography: Bibliography, file: string): Generator<void, FindableWork[]> {
  const works: FindableWork[] = [];
  for (const entry of bibliography.entries) {
    const work = bibliography.work(entry);
    if (work !== undefined) works.push(findable({ key: entry.key, work, file }));
    yield;
  }
  return works;
}
