import type { LocatorLanguage } from "../locator.ts";
import { type Name, type Work, yearOf } from "../work.ts";

/**
 * An entry of Chicago's reference list, as plain text. Agrees with the official CSL styles of both editions, but for
 * Chinese works: their names are not inverted and are followed by characters; the title stands in pinyin, in
 * characters and, in brackets, in translation (CMOS 17 §11.90, §14.99). In a Chinese text, Chinese works stand in
 * characters alone.
 */
export function chicagoReference(work: Work, edition: 17 | 18, language: LocatorLanguage): string {
  if (language === "zh" && work.custom?.titleZh !== undefined) return chineseReference(work);
  const site = work.author === undefined && work.type === "webpage" ? work["container-title"] : undefined;
  const head = site ?? listedNames(work, edition);
  const title = titleOf(work);
  const { genre, publisher, DOI, URL, custom } = work;
  const parts = [
    ...(head === "" ? [title, yearOf(work)] : [head, yearOf(work), title]),
    genre,
    containerOf(work, edition, site !== undefined),
    joined(publisher, custom?.publisherZh),
    DOI === undefined ? URL : `https://doi.org/${DOI}`,
  ];
  return parts.flatMap((part) => (part === undefined || part === "" ? [] : [stopped(part)])).join(" ");
}

/** The first author inverted; from a number on that differs by edition, only the first few (CMOS 17 §15.9, 18 §13.107). */
function listedNames(work: Work, edition: 17 | 18): string {
  const names = (work.author ?? []).map((name, index) => listedName(name, index, work));
  const [most, kept] = edition === 17 ? [10, 7] : [6, 3];
  const cut = names.length > most;
  if (cut || work.custom?.andOthers) return `${names.slice(0, cut ? kept : most).join(", ")}, et al.`;
  // An inverted name has a comma of its own, so that two authors need one too: Liu, A., and B. Wu.
  const serial = names.length > 2 || (names.length === 2 && names[0]?.includes(",")) ? "," : "";
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")}${serial} and ${names.at(-1)}`;
}

function listedName({ family, given, literal }: Name, index: number, { custom, language }: Work): string {
  if (language?.startsWith("zh")) return joined(literal ?? joined(family, given), custom?.authorsZh?.[index]);
  if (literal !== undefined || family === undefined || given === undefined) return literal ?? family ?? given ?? "";
  return index === 0 ? `${family}, ${given}` : `${given} ${family}`;
}

/** Works that stand alone bear italics, which plain text does not show; parts of a whole are in quotation marks. */
function titleOf({ title, custom, type }: Work): string {
  const alone = type === "book" || type === "report" || type === "thesis";
  if (custom?.titleZh === undefined) return alone ? title : `“${stopped(nested(title))}”`;
  const pinyin = custom.titlePinyin;
  const characters = pinyin === undefined && !alone ? `“${nested(custom.titleZh)}”` : custom.titleZh;
  return `${joined(pinyin === undefined || alone ? pinyin : `“${nested(pinyin)}”`, characters)} [${title}]`;
}

/** Newspapers and magazines repeat the year in the 17th edition, journals give it behind the issue. */
function containerOf(work: Work, edition: 17 | 18, isAuthor: boolean): string {
  const { type, volume, issue, page, custom, "container-title": title } = work;
  const date = dateOf(work);
  if (title === undefined || isAuthor) return date;
  const name = joined(title, custom?.containerZh);
  if (type === "article-journal") {
    const number = issue === undefined ? "" : volume === undefined ? `, no. ${issue}` : ` (${issue})`;
    const year = edition === 17 && volume === undefined && issue !== undefined ? ` (${yearOf(work)})` : "";
    const pages = page === undefined ? "" : `: ${page.replace(/-+/gu, "–")}`;
    return `${name}${volume === undefined ? "" : ` ${volume}`}${number}${year}${pages}`;
  }
  if (date === "") return name;
  const periodical = type === "article-newspaper" || type === "article-magazine";
  return `${name}, ${date}${periodical && edition === 17 ? `, ${work.issued?.["date-parts"][0]?.[0]}` : ""}`;
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

function dateOf({ issued }: Work): string {
  const [, month, day] = issued?.["date-parts"][0] ?? [];
  const name = month === undefined ? undefined : MONTHS[month - 1];
  if (name === undefined) return "";
  return day === undefined ? name : `${name} ${day}`;
}

/** 白春礼，2021，《强化国家战略科技力量》，《求是》，1月1日，URL。 */
function chineseReference(work: Work): string {
  const { author, custom, type, issue, issued, page, DOI, URL } = work;
  const names = (author ?? []).map(
    ({ family, given, literal }, index) => custom?.authorsZh?.[index] || literal || joined(family, given),
  );
  const container = custom?.containerZh ?? work["container-title"];
  const isSite = type === "webpage";
  const head = names.length === 0 && isSite ? container : names.join("、") + (custom?.andOthers ? "等" : "");
  const [, month, day] = issued?.["date-parts"][0] ?? [];
  const parts = [
    head,
    yearOf(work),
    `《${inTitle(custom?.titleZh ?? "")}》`,
    container === undefined || isSite ? (head === container ? undefined : container) : `《${container}》`,
    custom?.publisherZh ?? work.publisher,
    issue === undefined ? undefined : `第${Number(issue) || issue}期`,
    page === undefined ? undefined : `第${page.replace(/-+/gu, "–")}页`,
    month === undefined ? undefined : `${month}月${day === undefined ? "" : `${day}日`}`,
    DOI === undefined ? URL : `https://doi.org/${DOI}`,
  ];
  return `${parts.filter((part) => part !== undefined && part !== "").join("，")}。`;
}

/** A title inside a title stands in single marks (GB/T 15834-2011 §4.15). */
function inTitle(title: string): string {
  return title.replaceAll("《", "〈").replaceAll("》", "〉");
}

function joined(first: string | undefined, second: string | undefined): string {
  return [first, second].filter((part) => part !== undefined && part !== "").join(" ");
}

/** Quotation marks inside quotation marks are single (CMOS 17 §13.30). */
function nested(text: string): string {
  return text.replaceAll("“", "‘").replaceAll("”", "’");
}

/** A full stop stands inside quotation marks (CMOS 17 §6.9). */
function stopped(text: string): string {
  if (/[.?!][”’]*$/u.test(text)) return text;
  return /‘[^‘’]*’$/u.test(text) ? `${text.slice(0, -1)}.’` : `${text}.`;
}
