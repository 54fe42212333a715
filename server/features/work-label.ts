import type { LocatorLanguage } from "../core/citation/locator.ts";
import { shortNames } from "../core/citation/styles/chicago-author-date.ts";
import { type Work, yearOf } from "../core/citation/work.ts";

/** What a work is called in a list: `Bai 2021`; undefined for an unknown id. */
export function workLabel(works: readonly Work[], id: string, language: LocatorLanguage = "en"): string | undefined {
  const work = works.find((candidate) => candidate.id === id);
  return work === undefined ? undefined : `${shortNames(work, 17, language)} ${yearOf(work)}`;
}
