import type { Locator, LocatorLanguage } from "../locator.ts";
import { describeLocator } from "../locator.ts";
import { isEmpty, italic, joinRich, plainText, type Rich, type RichPart, rich } from "../rich.ts";
import { type Work, yearOf } from "../work.ts";
import { addressOf, ordinal } from "./chicago-parts.ts";
import { charactersOf, chineseEntry, isChinese, isInCharacters } from "./chinese.ts";
import { americanDate, monthDay } from "./dates.ts";
import { authorDateInText, prefixed } from "./in-text.ts";
import { lettered, sorted } from "./list-order.ts";
import { isSeveralPages, pageRange } from "./pages.ts";
import { creatorsOf, familyName, initialsFirst, listed, withInitials } from "./people.ts";
import type { Style, StyledCitation } from "./style.ts";
import { isPart, originalTitle, sentences } from "./titles.ts";

/**
 * APA 7. Titles keep their case: to make `The Trajectory of China’s …` sentence case one has to know its names, and a wrong
 * small letter is worse than a capital; a work's `sentenceTitle` is used where our data has it. Chinese works stand in
 * transliteration with a translation in brackets, without characters (APA 7 §9.38).
 */
export const apa: Style = {
  id: "apa-7",
  system: "author-date",
  citedIn: "as cited in",
  inText: authorDateInText(bare, (work, language) => names(work, language, "and"), yearAndPlace),
  bare,
  note: (citation) => rich(bare(citation), citation.language === "zh" ? "。" : "."),
  reference,
  bibliography: (works, language) => sorted(lettered(works)).map((work) => reference(work, language)),
};

function bare(citation: StyledCitation): Rich {
  const { work, language, suppressed } = citation;
  const who = suppressed ? undefined : names(work, language, "&");
  const comma = language === "zh" ? "，" : ", ";
  // The comma behind a title in quotation marks stands inside them.
  const isQuoted = who !== undefined && language === "en" && plainText(who).endsWith("”");
  if (isQuoted) return rich(prefixed(citation), plainText(who).replace(/”$/u, ",” "), yearAndPlace(citation));
  return rich(prefixed(citation), joinRich([who, yearAndPlace(citation)], comma));
}

function yearAndPlace({ work, locator, language }: StyledCitation): Rich {
  const at = locator === undefined ? "" : placeOf(locator, language);
  return joinRich([yearOf(work), at], language === "zh" ? "，" : ", ");
}

/** Parts of a source in full and with capitals: `Section 4, Footnote 20`; pages as `p.` (APA 7 §8.13). */
function placeOf(locator: Locator, language: LocatorLanguage): string {
  if (language === "zh") return describeLocator(locator, language);
  const { abstract, section, paragraph, page, note, table, figure } = locator;
  return [
    abstract ? "Abstract" : "",
    section === undefined
      ? ""
      : `${/[-–,&]/u.test(section) ? "Sections" : "Section"} ${section.replace(/(\d)-+(?=\d)/gu, "$1–")}`,
    paragraph === undefined ? "" : `para. ${paragraph}`,
    page === undefined ? "" : `${isSeveralPages(page) ? "pp." : "p."} ${pageRange(page, "full")}`,
    note === undefined ? "" : `Footnote ${note}`,
    table === undefined ? "" : `Table ${table}`,
    figure === undefined ? "" : `Figure ${figure}`,
  ]
    .filter((part) => part !== "")
    .join(", ");
}

/** Two names at most, else the first and et al. */
function names(work: Work, language: LocatorLanguage, and: string): Rich {
  const { names: people, andOthers, characters } = creatorsOf(work);
  const chinese = language === "zh" && isChinese(work);
  if (people.length === 0) return authorless(work, chinese);
  const written = chinese ? charactersOf(people, characters) : people.map(familyName);
  if (written.length > 2 || andOthers) return rich(`${written[0]}${chinese ? "等" : " et al."}`);
  return rich(chinese ? written.join("、") : listed(written, language === "zh" ? "&" : and));
}

function authorless(work: Work, chinese: boolean): Rich {
  const { custom, "title-short": short } = work;
  if (chinese) return rich(`《${custom?.titleZh ?? work.title}》`);
  const title = short ?? originalTitle(work).own;
  return isUpright(work) ? rich(`“${title}”`) : [italic(title)];
}

/** Titles of articles and chapters stand upright; those of whole works and of web pages in italics. */
function isUpright(work: Work): boolean {
  return isPart(work) && !/^(?:webpage|post)/u.test(work.type);
}

function reference(work: Work, language: LocatorLanguage): Rich {
  if (language === "zh" && isInCharacters(work)) return chineseEntry(work, true);
  const who = listedNames(work);
  const date = `(${dateOf(work)})`;
  const title = titleOf(work);
  const head = who === "" ? [title, date] : [who, date, title];
  const text = sentences([...head, ...restOf(work)]);
  return rich(text, addressed(work));
}

/** Up to twenty authors; of more the first nineteen and the last (APA 7 §9.8). */
function listedNames(work: Work): string {
  const { names: people, role, andOthers } = creatorsOf(work);
  const written = people.map((name) => withInitials(name, " "));
  const all =
    written.length > 20
      ? `${written.slice(0, 19).join(", ")}, … ${written.at(-1)}`
      : andOthers
        ? `${written.join(", ")}, et al.`
        : commaed(written);
  return role === "author" || all === "" ? all : `${all} (${people.length > 1 ? "Eds." : "Ed."})`;
}

/** `A, B., & C, D.`: also two have a comma where the first is inverted. */
function commaed(written: readonly string[]): string {
  if (written.length < 2) return written[0] ?? "";
  const isComma = written.length > 2 || written[0]?.includes(",");
  return `${written.slice(0, -1).join(", ")}${isComma ? "," : ""} & ${written.at(-1)}`;
}

function dateOf(work: Work): string {
  const isDaily = /^(?:article-(?:newspaper|magazine)|webpage|post)/u.test(work.type);
  const more = isDaily ? monthDay(work.issued) : "";
  return more === "" ? yearOf(work) : `${yearOf(work)}, ${more}`;
}

/** With edition, volume and translator behind it in brackets, all before the stop. */
function titleOf(work: Work): Rich {
  const { own, translation } = originalTitle(work);
  const text = translation === undefined ? (work.custom?.sentenceTitle ?? own) : own;
  const title = rich(isUpright(work) ? text : italic(text), translation === undefined ? "" : ` [${translation}]`);
  const isWhole = !isPart(work) && work.type !== "thesis";
  return joinRich([title, ...(isWhole ? [details(work)] : []), ...kind(work)], " ");
}

function details(work: Work): string | undefined {
  const { translator, author, editor, edition, volume, type, number, genre } = work;
  const people = [
    translator === undefined
      ? ""
      : `${listed(
          translator.map((name) => initialsFirst(name, " ")),
          "&",
        )}, Trans.`,
    author === undefined || editor === undefined
      ? ""
      : `${listed(
          editor.map((name) => initialsFirst(name, " ")),
          "&",
        )}, ${editor.length > 1 ? "Eds." : "Ed."}`,
  ];
  const numbers = [
    edition === undefined || edition === "1"
      ? ""
      : /^\d+$/u.test(edition)
        ? `${ordinal(Number(edition))} ed.`
        : edition,
    volume === undefined ? "" : `Vol. ${volume}`,
    type === "report" && number !== undefined ? [genre, `No. ${number}`].filter(Boolean).join(" ") : "",
  ];
  const parts = [...people, numbers.filter(Boolean).join(", ")].filter(Boolean);
  return parts.length === 0 ? undefined : `(${parts.join("; ")})`;
}

/** What kind of thing it is, in square brackets: a thesis, a report without a number. */
function kind(work: Work): readonly string[] {
  const { type, genre, number, publisher, URL, DOI } = work;
  if (genre === undefined) return [];
  if (type === "thesis")
    return [`[${URL === undefined && DOI === undefined ? genre : [genre, publisher].filter(Boolean).join(", ")}]`];
  return type === "report" && number !== undefined ? [] : [`[${genre}]`];
}

function restOf(work: Work): readonly RichPart[] {
  const { type, publisher, URL, DOI, page, volume, issue, author } = work;
  const container = work["container-title"];
  const isAuthor = (name: string | undefined): boolean => author?.length === 1 && author[0]?.literal === name;
  if (
    type === "article-journal" ||
    type === "article-magazine" ||
    type === "article-newspaper" ||
    type === "paper-conference"
  ) {
    const number = rich(volume === undefined ? "" : italic(volume), issue === undefined ? "" : `(${issue})`);
    const pages = page === undefined ? undefined : pageRange(page, "full");
    return [joinRich([container === undefined ? undefined : italic(container), number, pages], ", ")];
  }
  if (type === "chapter" || type === "entry-encyclopedia") return [chapterPart(work), publisher];
  if (/^(?:webpage|post)/u.test(type)) return [isAuthor(container) ? undefined : container];
  if (type === "thesis") return [URL === undefined && DOI === undefined ? publisher : undefined];
  return [isAuthor(publisher) ? undefined : publisher];
}

function chapterPart(work: Work): Rich {
  const { editor = [], page, volume } = work;
  const container = work["container-title"];
  const people = listed(
    editor.map((name) => initialsFirst(name, " ")),
    "&",
  );
  const editors = people === "" ? undefined : `${people} (${editor.length > 1 ? "Eds." : "Ed."})`;
  const pages = page === undefined ? undefined : `${isSeveralPages(page) ? "pp." : "p."} ${pageRange(page, "full")}`;
  const place = [volume === undefined ? undefined : `Vol. ${volume}`, pages].filter(Boolean).join(", ");
  const whole = rich(container === undefined ? "" : italic(container), place === "" ? "" : ` (${place})`);
  return isEmpty(whole) ? [] : rich("In ", joinRich([editors, whole], ", "));
}

/** Addresses have no stop behind them; a page without a date has the day on which it was read. */
function addressed(work: Work): Rich {
  const address = addressOf(work);
  if (address === undefined) return [];
  const isUndated = work.issued === undefined && work.accessed !== undefined;
  return isUndated ? rich(` Retrieved ${americanDate(work.accessed)}, from `, address) : rich(" ", address);
}
