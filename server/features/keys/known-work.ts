import type { Work } from "../../core/citation/work.ts";
import { withoutTones } from "../../core/concept/pinyin.ts";
import { foldText } from "../../core/text/fold.ts";

/** A work that a document can cite, under the key that it has there or would have. */
export interface KnownWork {
  readonly key: string;
  readonly work: Work;
  /** The bibliography file that has it: `refs.bib`; undefined for a work that only Tifa knows. */
  readonly file?: string;
}

/** A known work with all that it can be found by, folded: case, script and tones do not count. */
export interface FindableWork {
  readonly known: KnownWork;
  readonly key: string;
  readonly authors: string;
  readonly text: string;
  /** How its Chinese names and title are typed; undefined until they were read. */
  readings?: string;
}

/** How Chinese is typed, for searching: `formats/name-readings.ts` has it, with a library that is read only when needed. */
export interface Readings {
  readonly readingsOfName: (name: string) => string;
  readonly readingsOfTitle: (title: string) => string;
}

/** The readings of a work's names and titles. Names that were romanised by somebody are found by that. */
export function readingsOf(
  { author = [], title, custom }: Work,
  { readingsOfName, readingsOfTitle }: Readings,
): string {
  const names = author.map(({ family = "", given = "", literal = "" }) =>
    readingsOfName(`${family}${given}${literal}`),
  );
  const titles = [title, custom?.titlePinyin === undefined ? (custom?.titleZh ?? "") : ""].map(readingsOfTitle);
  return [...names, ...titles]
    .filter((text) => text !== "")
    .join(" ")
    .toLowerCase();
}

/** Prepares a work for {@link completeKeys}: by key, author in characters or pinyin, title in either language, year. */
export function findable(known: KnownWork): FindableWork {
  const { work, key } = known;
  const { custom, author = [], issued } = work;
  const names = author.map(
    ({ family = "", given = "", literal = "" }) => `${family} ${given} ${family}${given} ${literal}`,
  );
  const authors = folded([...names, ...(custom?.authorsZh ?? [])].join(" "));
  const rest = [work.title, custom?.titleZh, custom?.titlePinyin, work["container-title"], custom?.containerZh];
  const year = issued?.["date-parts"][0]?.[0] ?? "";
  return {
    known,
    key: folded(key),
    authors,
    text: ` ${folded(key)} ${authors} ${folded(rest.join(" "))} ${year}`,
  };
}

/** Folds a text for comparison. */
export function folded(text: string): string {
  return withoutTones(foldText(text)).replace(/\s+/gu, " ").trim();
}
