import { shortNames } from "../../core/citation/styles/chicago-author-date.ts";
import { yearOf } from "../../core/citation/work.ts";
import { nameOf } from "../../core/source/source-work.ts";
import type { IndexedSource } from "../../index/messages.ts";
import type { BibliographyFile } from "../bibliographies.ts";
import type { Server } from "../feature.ts";
import type { OpenDocument } from "../open-document.ts";
import { bibliographiesFor, type LinkedWork, linkedWork } from "./links.ts";

/** What a source is called. */
export interface DescribedSource extends LinkedWork {
  /** `Bai 2021`, else its title, else the name of its file. */
  readonly label: string;
  readonly title: string;
  /** Empty where nobody knows it. */
  readonly year: string;
}

const LONGEST_LABEL = 50;

/** Names sources for one list: each is looked up once. */
export class SourceNames {
  readonly #server: Server;
  readonly #files: Promise<readonly BibliographyFile[]>;
  readonly #known = new Map<number, Promise<DescribedSource>>();

  constructor(server: Server, open: OpenDocument | undefined) {
    this.#server = server;
    this.#files = bibliographiesFor(server, open);
  }

  get(source: IndexedSource): Promise<DescribedSource> {
    let described = this.#known.get(source.id);
    if (described === undefined) {
      described = this.#describe(source);
      this.#known.set(source.id, described);
    }
    return described;
  }

  async #describe(source: IndexedSource): Promise<DescribedSource> {
    return named(source, await linkedWork(this.#server, source, await this.#files));
  }
}

function named(source: IndexedSource, linked: LinkedWork): DescribedSource {
  const { work, isGuess } = linked;
  const year = yearOf(work) === "n.d." ? "" : yearOf(work);
  const title = work.title === "" ? (source.title ?? nameOf(source.path)) : work.title;
  const names = work.author === undefined ? "" : shortNames(work, 17, "en");
  const known = names === "" ? title : `${names} ${year}`.trim();
  const label = isGuess && names === "" ? `${shortened(title)}${year === "" ? "" : ` (${year})`}` : shortened(known);
  return { ...linked, label, title, year };
}

function shortened(text: string): string {
  return text.length <= LONGEST_LABEL ? text : `${text.slice(0, LONGEST_LABEL - 1).trimEnd()}…`;
}
