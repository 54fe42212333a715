import type { LocatorLanguage } from "../locator.ts";
import { isEmpty, italic, joinRich, type Rich, type RichPart, rich } from "../rich.ts";
import { type Work, yearOf } from "../work.ts";
import {
  addressOf,
  type ChicagoEdition,
  chicagoTitle,
  containerTitle,
  editionOf,
  listedNames,
  numberedGenre,
  peopleInOrder,
  publisherOf,
  seriesOf,
} from "./chicago-parts.ts";
import { chineseEntry, isInCharacters } from "./chinese.ts";
import { americanDate, monthDay } from "./dates.ts";
import { pageRange } from "./pages.ts";
import { sentences } from "./titles.ts";

/** Where the year stands: behind the names, or with the publisher. */
export type ChicagoSystem = "author-date" | "notes";

/**
 * An entry of Chicago's reference list or bibliography. Agrees with the official CSL styles of both editions, but for
 * Chinese works: their names are not inverted and are followed by characters; the title stands in pinyin, in
 * characters and, in brackets, in translation (CMOS 17 §11.90, §14.99). In a Chinese text, Chinese works stand in
 * characters alone.
 */
export function chicagoReference(
  work: Work,
  edition: ChicagoEdition,
  language: LocatorLanguage,
  system: ChicagoSystem = "author-date",
): Rich {
  const dated = system === "author-date";
  if (language === "zh" && isInCharacters(work)) return chineseEntry(work, dated);
  const container = containerAsAuthor(work);
  const head = container ?? rich(listedNames(work, edition));
  const title = chicagoTitle(work);
  const year = dated ? yearOf(work) : undefined;
  return sentences([
    ...(isEmpty(head) ? [title, year] : [head, year, title]),
    ...restOf(work, { edition, dated, isContainerNamed: container !== undefined }),
    addressOf(work),
  ]);
}

/** A site or a newspaper stands for the author that its page or article does not name (CMOS 17 §15.49, §15.50). */
export function containerAsAuthor(work: Work): Rich | undefined {
  if (work.author !== undefined && work.author.length > 0) return undefined;
  const { type, "container-title": container } = work;
  if (container === undefined) return undefined;
  if (type === "webpage") return rich(container);
  return isPeriodical(work) ? [italic(container)] : undefined;
}

export function isPeriodical({ type }: Work): boolean {
  return type === "article-newspaper" || type === "article-magazine";
}

interface Rest {
  readonly edition: ChicagoEdition;
  readonly dated: boolean;
  readonly isContainerNamed: boolean;
}

/** What stands between the title and the address. */
function restOf(work: Work, rest: Rest): readonly RichPart[] {
  const { type } = work;
  if (type === "article-journal") return [journalPart(work, rest)];
  if (type === "chapter" || type === "entry-encyclopedia") return [chapterPart(work, rest), ...published(work, rest)];
  if (type === "paper-conference") return [conferencePart(work, rest)];
  if (isPeriodical(work) || type.startsWith("article") || /^(?:webpage|post)/u.test(type))
    return [datedPart(work, rest)];
  if (type === "thesis") return [joinRich([work.genre, ...published(work, rest)], ", ")];
  return [
    translated(work),
    work.author === undefined ? undefined : by("Edited by", peopleInOrder(work.editor, work, work.custom?.editorsZh)),
    editionOf(work),
    work.volume === undefined ? undefined : `Vol. ${work.volume}`,
    seriesOf(work),
    numberedGenre(work, "No."),
    work["container-title"] === undefined ? undefined : containerTitle(work),
    ...published(work, rest),
  ];
}

function by(role: string, names: string): string | undefined {
  return names === "" ? undefined : `${role} ${names}`;
}

function translated(work: Work): string | undefined {
  return by("Translated by", peopleInOrder(work.translator, work, work.custom?.translatorsZh));
}

/** The publisher, and the year where it did not stand before. */
function published(work: Work, { edition, dated }: Rest): readonly RichPart[] {
  const year = dated ? undefined : yearOf(work);
  return [[publisherOf(work, edition), year].filter(Boolean).join(", ")];
}

/** Journals have the year behind the issue where there is no volume, and in notes; the 17th edition also where there is no issue. */
function journalPart(work: Work, { edition, dated }: Rest): Rich {
  const { volume, issue, page } = work;
  const isWhole = volume !== undefined && issue !== undefined;
  const number = issue === undefined ? "" : dated && volume !== undefined ? ` (${issue})` : `, no. ${issue}`;
  const repeats = dated ? edition === 17 && !isWhole && (volume ?? issue) !== undefined : true;
  const year = repeats ? ` (${yearOf(work)})` : "";
  const pages = page === undefined ? "" : `: ${pageRange(page, "chicago")}`;
  return rich(containerTitle(work), volume === undefined ? "" : ` ${volume}`, number, year, pages);
}

/** The 18th edition leaves out the pages of a chapter (CMOS 18 §14.8). */
function chapterPart(work: Work, { edition }: Rest): Rich {
  const editors = peopleInOrder(work.editor, work, work.custom?.editorsZh);
  const pages = edition === 18 || work.page === undefined ? undefined : pageRange(work.page, "chicago");
  const volume = work.volume === undefined ? undefined : `vol. ${work.volume}`;
  const whole = containerTitle(work);
  return rich(
    joinRich([isEmpty(whole) ? undefined : rich("In ", whole), volume, by("edited by", editors), pages], ", "),
  );
}

function conferencePart(work: Work, { edition, dated }: Rest): Rich {
  const year = dated && edition === 18 ? undefined : yearOf(work);
  const pages = work.page === undefined ? undefined : pageRange(work.page, "chicago");
  return joinRich([containerTitle(work), year, pages], ", ");
}

/** Newspapers and magazines repeat the year in the 17th edition; a page without a date has the day of access. */
function datedPart(work: Work, { edition, dated, isContainerNamed }: Rest): Rich {
  const isPage = !isPeriodical(work);
  const repeats = !dated || (!isPage && edition === 17);
  const date = repeats ? americanDate(work.issued) : monthDay(work.issued);
  const container = isContainerNamed ? undefined : siteOrTitle(work, isPage);
  if (work.issued !== undefined || work.accessed === undefined) return joinRich([container, date], ", ");
  return sentences([container, `Accessed ${americanDate(work.accessed)}`]);
}

export function siteOrTitle(work: Work, isPage: boolean): Rich {
  const { custom, "container-title": site } = work;
  if (!isPage) return containerTitle(work);
  return rich(
    site,
    site !== undefined && custom?.containerZh !== undefined ? ` ${custom.containerZh}` : custom?.containerZh,
  );
}
