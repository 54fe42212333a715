import type { LocatorLanguage } from "../locator.ts";
import { type ChicagoEdition, chicagoAuthorDate } from "./chicago-author-date.ts";
import type { Style } from "./style.ts";

/** The styles that Tifa has built in, in the order in which they are offered. */
const STYLES = [chicagoAuthorDate(17), chicagoAuthorDate(18)] as const satisfies readonly Style[];

const BY_ID: ReadonlyMap<string, Style> = new Map(STYLES.map((style) => [style.id, style]));

export const STYLE_IDS: readonly string[] = STYLES.map(({ id }) => id);

/** Names that stand for a style of the edition that `tifa.citation.chicagoEdition` says. */
const BY_EDITION = ["chicago-author-date"] as const;

/** What `tifa.citation.style` can be. */
export const STYLE_CHOICES: readonly string[] = ["auto", ...BY_EDITION, ...STYLE_IDS];

/** The built-in style of that id, or of that name and the edition; undefined where there is none. */
export function styleById(id: string, edition: ChicagoEdition): Style | undefined {
  return BY_ID.get(id) ?? BY_ID.get(`${id}-${edition}`);
}

/** The style that `tifa.citation.style` means in a document of a language: `auto` is Chicago's author-date style. */
export function chosenStyle(choice: string, edition: ChicagoEdition, _language: LocatorLanguage): Style {
  return styleById(choice, edition) ?? chicagoAuthorDate(edition);
}
