import type { LocatorLanguage } from "../locator.ts";
import { apa } from "./apa.ts";
import { asInPaper } from "./as-in-paper.ts";
import { type ChicagoEdition, chicagoAuthorDate } from "./chicago-author-date.ts";
import { chicagoNotes } from "./chicago-notes.ts";
import { gbT7714 } from "./gb-t-7714.ts";
import { harvard } from "./harvard.ts";
import { mla } from "./mla.ts";
import type { Style } from "./style.ts";

/** The styles that Tifa has built in, in the order in which they are offered. */
const STYLES: readonly Style[] = [
  chicagoAuthorDate(17),
  chicagoAuthorDate(18),
  chicagoNotes(17),
  chicagoNotes(18),
  apa,
  mla,
  harvard,
  gbT7714(2025, "author-date"),
  gbT7714(2025, "numeric"),
  gbT7714(2015, "author-date"),
  gbT7714(2015, "numeric"),
  asInPaper,
];

const BY_ID: ReadonlyMap<string, Style> = new Map(STYLES.map((style) => [style.id, style]));

export const STYLE_IDS: readonly string[] = STYLES.map(({ id }) => id);

/** Names that stand for a style of the edition that `tifa.citation.chicagoEdition` says. */
const BY_EDITION = ["chicago-author-date", "chicago-notes"];

/** What `tifa.citation.style` can be. */
export const STYLE_CHOICES: readonly string[] = ["auto", ...BY_EDITION, ...STYLE_IDS];

/** The built-in style of that id, or of that name and the edition; undefined where there is none. */
export function styleById(id: string, edition: ChicagoEdition): Style | undefined {
  return BY_ID.get(id) ?? BY_ID.get(`${id}-${edition}`);
}

/**
 * The style that `tifa.citation.style` means in a document of a language: `auto` is GB/T 7714-2025 (author and date) in
 * Chinese, and Chicago's author-date style in English.
 */
export function chosenStyle(choice: string, edition: ChicagoEdition, language: LocatorLanguage): Style {
  const automatic = language === "zh" ? "gb-t-7714-2025-author-date" : "chicago-author-date";
  return styleById(choice, edition) ?? styleById(automatic, edition) ?? chicagoAuthorDate(edition);
}
