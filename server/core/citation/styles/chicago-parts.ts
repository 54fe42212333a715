import { italic, linked, type Rich, type RichPart, rich } from "../rich.ts";
import type { Name, Work } from "../work.ts";
import { creatorsOf, familyFirst, inOrder, inverted, joined, listed } from "./people.ts";
import { isPart, originalTitle, quoted, slanted, withCharacters } from "./titles.ts";

/** Three authors are shortened to one by the 18th edition (CMOS 18 §13.123), by the 17th only four or more (CMOS 17 §15.29). */
export type ChicagoEdition = 17 | 18;

/** The names of a list, the first inverted; from a number on that differs by edition, only the first few (17 §15.9, 18 §13.107). */
export function listedNames(work: Work, edition: ChicagoEdition): string {
  const { names, role, andOthers, characters } = creatorsOf(work);
  const written = names.map((name, index) => {
    const chinese = familyFirst(name, work);
    return withCharacters(chinese ?? (index === 0 ? inverted(name) : inOrder(name)), characters[index]) ?? "";
  });
  const [most, kept] = edition === 17 ? [10, 7] : [6, 3];
  const cut = written.length > most;
  // An inverted name has a comma of its own, so that two authors need one too: Liu, A., and B. Wu.
  const serial = written.length === 2 && written[0]?.includes(",") ? "," : "";
  const all =
    cut || andOthers
      ? `${written.slice(0, cut ? kept : most).join(", ")}, et al.`
      : written.length === 2
        ? `${written[0]}${serial} and ${written[1]}`
        : listed(written, "and");
  return role === "author" || all === "" ? all : `${all}, ${names.length > 1 ? "eds." : "ed."}`;
}

/** The names of a note, all in order; the same number of them as in the text. */
export function notedNames(work: Work, edition: ChicagoEdition): string {
  const { names, role, andOthers, characters } = creatorsOf(work);
  const all = shortened(
    names.map((name, index) => withCharacters(familyFirst(name, work) ?? inOrder(name), characters[index]) ?? ""),
    edition,
    andOthers,
  );
  return role === "author" || all === "" ? all : `${all}, ${names.length > 1 ? "eds." : "ed."}`;
}

/** `A, B, and C` or `A et al.`, as citations in text and notes have it. */
export function shortened(names: readonly string[], edition: ChicagoEdition, andOthers: boolean): string {
  if (names.length > (edition === 17 ? 3 : 2) || (andOthers && names.length > 0)) return `${names[0]} et al.`;
  return listed(names, "and");
}

/** Works that stand alone are in italics, parts of a whole and theses in quotation marks. Characters are never italic. */
export function chicagoTitle(work: Work, mark: "" | "." | "," = "."): Rich {
  const isQuoted = isPart(work) || work.type === "thesis";
  const { translation } = originalTitle(work);
  if (translation === undefined)
    return isQuoted
      ? rich(quoted(work.title, mark))
      : isHan(work.title)
        ? rich(work.title, mark)
        : slanted(work.title, mark);
  const { titlePinyin, titleZh = "" } = work.custom ?? {};
  const characters = titlePinyin === undefined && isQuoted ? quoted(titleZh) : titleZh;
  const pinyin = titlePinyin === undefined ? undefined : isQuoted ? quoted(titlePinyin) : italic(titlePinyin);
  return rich(pinyin, pinyin === undefined ? "" : " ", characters, ` [${translation}]${mark}`);
}

function isHan(text: string): boolean {
  return /^[\p{Script=Han}\p{P}\s\d]+$/u.test(text);
}

/** The whole that a part stands in, in italics, with its characters. */
export function containerTitle({ custom, "container-title": title }: Work): Rich {
  if (title === undefined) return rich(custom?.containerZh);
  const characters = custom?.containerZh === title ? undefined : custom?.containerZh;
  return rich(isHan(title) ? title : italic(title), characters === undefined ? "" : ` ${characters}`);
}

/** `London: Meridian`; the 18th edition leaves the place out (CMOS 18 §14.30). */
export function publisherOf({ publisher, custom, "publisher-place": place }: Work, edition: ChicagoEdition): string {
  const name = withCharacters(publisher, custom?.publisherZh);
  return [edition === 17 && name !== undefined ? place : undefined, name].filter(Boolean).join(": ");
}

export function editionOf({ edition }: Work): string | undefined {
  if (edition === undefined || !/^\d+$/u.test(edition)) return edition;
  return edition === "1" ? undefined : `${ordinal(Number(edition))} ed.`;
}

/** `2nd`, `11th`. */
export function ordinal(number: number): string {
  const tens = Math.floor(number / 10) % 10;
  return `${number}${tens === 1 ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th")}`;
}

export function seriesOf({ "collection-title": series, "collection-number": number }: Work): string | undefined {
  return series === undefined ? undefined : joined(series, number);
}

/** People who are named after the title, in order: `Mary Stone`. */
export function peopleInOrder(names: readonly Name[] | undefined, work: Work, characters?: readonly string[]): string {
  return listed(
    (names ?? []).map(
      (name, index) => withCharacters(familyFirst(name, work) ?? inOrder(name), characters?.[index]) ?? "",
    ),
    "and",
  );
}

/** `Working Paper No. 45`. */
export function numberedGenre({ genre, number }: Work, label: string): string | undefined {
  if (number === undefined) return genre;
  return genre === undefined ? `${label} ${number}` : `${genre} ${label} ${number}`;
}

export function addressOf({ DOI, URL }: Work): RichPart {
  const address = DOI === undefined ? URL : `https://doi.org/${DOI}`;
  return address === undefined ? undefined : linked(address);
}
