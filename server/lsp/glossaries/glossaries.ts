import { dirname } from "node:path";
import type { Concept } from "../../core/concept/concept.ts";
import { buildingGlossary, type Glossary } from "../../core/concept/glossary.ts";
import { mergingLayers } from "../../core/concept/layers.ts";
import { isUnread } from "../../features/search/entry.ts";
import { buildingSearchIndex, type SearchIndex } from "../../features/search.ts";
import { pathOf } from "../paths.ts";
import { inSlices } from "../slices.ts";
import { type FoundFile, findGlossaries, type Places, type SettingTrouble } from "./find-glossaries.ts";
import { type LoadedGlossary, loadGlossary } from "./load-glossary.ts";

/** What the glossaries of the user's are laid over, and who is told of changes. */
export interface Surroundings {
  readonly places: () => Places;
  /** The built-in glossary. */
  readonly builtIn: () => { readonly glossary: Glossary; readonly search: SearchIndex };
  /** Documents have another glossary now. */
  readonly changed: () => void;
  /** A file was read: what is wrong with it, perhaps nothing. */
  readonly read: (file: LoadedGlossary) => void;
  /** A file that was read is not any more. */
  readonly gone: (uri: string) => void;
  /** What the setting names and is not read. */
  readonly troubles: (troubles: readonly SettingTrouble[]) => void;
  readonly log: (message: string) => void;
}

/** The glossary of a set of files, laid over the built-in one. */
interface Layered {
  readonly glossary: Glossary;
  search?: Promise<SearchIndex>;
  /** What searches are answered with: {@link search} when it is done, before that what the folder had. */
  prepared?: SearchIndex;
}

/** A glossary prepared for search; `preparing` where it is another one that has to do until that of the document is ready. */
export interface Searchable {
  readonly index: SearchIndex;
  readonly preparing: boolean;
}

/** The documents of a folder. */
interface FolderState {
  layered?: Layered;
  /** What is being found out, if anything. */
  finding?: Promise<Layered>;
}

/** The preparation of a larger glossary takes seconds: nobody waits for it. */
const MOST_AWAITED = 5_000;

/** Many files change together: what comes within this many milliseconds is one change. */
const TOGETHER = 60;

/**
 * The glossaries of documents: for each the built-in one with those of the user's that count where it lies. What is not
 * read yet counts as soon as it is; until then a document has what it had, at first the built-in one alone. Documents with
 * the same files share one glossary. All is read and built in slices, so that nobody waits.
 */
export class Glossaries {
  readonly #around: Surroundings;
  /** By folder; `""` for documents that are nowhere on disk. */
  readonly #folders = new Map<string, FolderState>();
  /** By path. */
  readonly #files = new Map<string, Promise<LoadedGlossary | undefined>>();
  /** By the stamps of their files. */
  readonly #layered = new Map<string, Promise<Layered>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** The glossary of a document as far as it is known; without a document, that of the workspace. */
  of(uri?: string): Glossary {
    return this.#known(uri)?.glossary ?? this.#around.builtIn().glossary;
  }

  /** The glossary of a document, when all of its files are read. */
  async ready(uri?: string): Promise<Glossary> {
    return (await this.#state(uri).finding)?.glossary ?? this.of(uri);
  }

  /** A concept by its id, and the glossary that has it: that of the document, of the workspace, or of another folder. */
  concept(id: string, uri?: string): { readonly concept: Concept; readonly glossary: Glossary } | undefined {
    const others = [...this.#folders.values()].flatMap(({ layered }) => layered?.glossary ?? []);
    for (const glossary of [this.of(uri), this.of(), ...others]) {
      const concept = glossary.byId.get(id);
      if (concept !== undefined) return { concept, glossary };
    }
    return undefined;
  }

  /** The glossary of a document as far as it is known, prepared for search. */
  async search(uri?: string): Promise<Searchable> {
    const known = this.#known(uri);
    const builtIn = this.#around.builtIn();
    if (known === undefined || known.glossary === builtIn.glossary) return { index: builtIn.search, preparing: false };
    const search = prepare(known);
    if (known.glossary.concepts.length <= MOST_AWAITED) return { index: await search, preparing: false };
    const index = known.prepared ?? builtIn.search;
    return { index, preparing: index.concepts !== known.glossary.concepts };
  }

  /** A file or a setting changed: the glossaries of all folders are found again, a little later. */
  changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#refresh().catch((error: unknown) => this.#around.log(`glossaries: ${String(error)}`));
    }, TOGETHER);
  }

  /** The paths of the files that are read. */
  paths(): readonly string[] {
    return [...this.#files.keys()];
  }

  #known(uri: string | undefined): Layered | undefined {
    return this.#state(uri).layered;
  }

  #state(uri: string | undefined): FolderState {
    const path = uri === undefined ? undefined : pathOf(uri);
    const folder = path === undefined ? "" : dirname(path);
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const state: FolderState = {};
    this.#folders.set(folder, state);
    state.finding = this.#find(folder, state);
    // Whoever waits for it is told; the log tells the others.
    state.finding.catch((error: unknown) => this.#around.log(`glossaries: ${String(error)}`));
    return state;
  }

  async #refresh(): Promise<void> {
    await Promise.all(
      [...this.#folders].map(([folder, state]) => {
        // One after the other, so that the last one has seen the last change.
        state.finding = (state.finding ?? Promise.resolve())
          .catch(() => undefined)
          .then(() => this.#find(folder, state));
        return state.finding;
      }),
    );
    await this.#forget();
  }

  async #find(folder: string, state: FolderState): Promise<Layered> {
    const { files, troubles } = await findGlossaries(folder === "" ? undefined : folder, this.#around.places());
    this.#around.troubles(troubles);
    const loaded = (await Promise.all(files.map((found) => this.#load(found)))).filter((file) => file !== undefined);
    const layered = await this.#layer(loaded);
    const before = state.layered;
    state.layered = layered;
    if (layered.glossary === (before?.glossary ?? this.#around.builtIn().glossary)) return layered;
    this.#around.changed();
    if (layered.glossary.concepts.length > MOST_AWAITED) {
      if (before?.prepared !== undefined) layered.prepared ??= before.prepared;
      prepare(layered).catch((error: unknown) => this.#around.log(`glossaries: ${String(error)}`));
    }
    return layered;
  }

  #load({ path, file }: FoundFile): Promise<LoadedGlossary | undefined> {
    const before = this.#files.get(path) ?? Promise.resolve(undefined);
    const loading = before.then(async (known) => {
      const loaded = await loadGlossary(path, file, known);
      if (loaded === undefined) this.#around.gone(file.uri);
      else if (loaded !== known) this.#around.read(loaded);
      return loaded;
    });
    this.#files.set(path, loading);
    return loading;
  }

  #layer(files: readonly LoadedGlossary[]): Promise<Layered> {
    const own = files.filter(({ concepts }) => concepts.length > 0);
    const key = own.map(({ file, stamp }) => `${file.uri} ${stamp}`).join("\n");
    const known = this.#layered.get(key);
    if (known !== undefined) return known;
    const building = this.#build(own.map(({ concepts }) => concepts));
    this.#layered.set(key, building);
    return building;
  }

  async #build(nearestFirst: readonly (readonly Concept[])[]): Promise<Layered> {
    const { glossary } = this.#around.builtIn();
    if (nearestFirst.length === 0) return { glossary };
    const concepts = await inSlices(mergingLayers([...nearestFirst, glossary.concepts]));
    return { glossary: await inSlices(buildingGlossary(concepts)) };
  }

  /** Drops what no folder has any more: a glossary of a hundred thousand terms is not kept twice. */
  async #forget(): Promise<void> {
    const kept = new Set([...this.#folders.values()].map(({ layered }) => layered));
    for (const [key, layered] of this.#layered) if (!kept.has(await layered)) this.#layered.delete(key);
  }
}

/** Prepares a glossary for search, once. */
function prepare(layered: Layered): Promise<SearchIndex> {
  layered.search ??= searchIndexOf(layered.glossary).then((index) => {
    layered.prepared = index;
    return index;
  });
  return layered.search;
}

/** For Chinese wordings without pinyin their usual reading is made: a search key, never shown. */
async function searchIndexOf({ concepts, renderings }: Glossary): Promise<SearchIndex> {
  const isWanted = renderings.some(({ rendering }) => isUnread(rendering));
  // The library is read only now: most glossaries do without.
  const { readingOfTerm } = isWanted ? await import("../../formats/name-readings.ts") : {};
  return inSlices(buildingSearchIndex(concepts, readingOfTerm));
}
