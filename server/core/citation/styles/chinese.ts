import { type Rich, rich } from "../rich.ts";
import type { Name, Work } from "../work.ts";
import { yearOf } from "../work.ts";

const HAN = /\p{Script=Han}/u;

/** Whether a work is in Chinese: its data says so, or its title does. */
export function isChinese({ language, title, custom }: Work): boolean {
  if (language !== undefined) return language.startsWith("zh");
  return custom?.titleZh !== undefined || HAN.test(title);
}

/** Whether a text in Chinese can give the work in characters. */
export function isInCharacters(work: Work): boolean {
  return isChinese(work) && (work.custom?.titleZh !== undefined || HAN.test(work.title));
}

/** Names in characters, those of the data where there are none. */
export function charactersOf(names: readonly Name[] = [], characters: readonly string[] = []): string[] {
  return names.map(
    ({ family = "", given = "", literal }, index) =>
      characters[index] || literal || (HAN.test(family) ? family + given : [family, given].filter(Boolean).join(" ")),
  );
}

/**
 * A Chinese work in a Chinese text, for the styles that have no Chinese form of their own: 白春礼，2021，《强化国家战略科技力量》，
 * 《求是》，1月1日，URL。 With the year at its end for styles that have it there.
 *
 * @param place what is cited of it, instead of the pages that it has
 */
export function chineseEntry(work: Work, yearFirst: boolean, place?: string): Rich {
  const { author, custom, type, page, DOI, URL } = work;
  const names = charactersOf(author, custom?.authorsZh);
  const container = custom?.containerZh ?? work["container-title"];
  const isSite = type === "webpage";
  const head = names.length === 0 && isSite ? container : names.join("、") + (custom?.andOthers ? "等" : "");
  const editors = charactersOf(work.editor, custom?.editorsZh);
  const translators = charactersOf(work.translator, custom?.translatorsZh);
  const parts = [
    head,
    yearFirst ? yearInChinese(work) : undefined,
    `《${inTitle(custom?.titleZh ?? work.title)}》`,
    translators.length > 0 ? `${translators.join("、")}译` : undefined,
    editors.length > 0 ? `${editors.join("、")}编` : undefined,
    container === undefined || isSite ? (head === container ? undefined : container) : `《${container}》`,
    custom?.publisherZh ?? work.publisher,
    appearance(work, yearFirst),
    place ?? (page === undefined ? undefined : `第${page.replace(/-+/gu, "–")}页`),
  ];
  const address = DOI === undefined ? URL : `https://doi.org/${DOI}`;
  const text = parts.filter((part) => part !== undefined && part !== "").join("，");
  return address === undefined ? rich(`${text}。`) : rich(`${text}，`, { text: address, link: address }, "。");
}

function yearInChinese(work: Work): string {
  return work.issued === undefined ? "无日期" : yearOf(work);
}

/** 2022年第3卷第2期, 4月30日; the year where it did not stand before, the day where no issue says as much. */
function appearance(work: Work, yearFirst: boolean): string {
  const { issued, volume, issue } = work;
  const [, month, day] = issued?.["date-parts"][0] ?? [];
  const date = month === undefined ? "" : `${month}月${day === undefined ? "" : `${day}日`}`;
  const year = yearFirst || issued === undefined ? "" : `${yearOf(work)}年`;
  const number = `${volume === undefined ? "" : `第${volume}卷`}${issue === undefined ? "" : `第${Number(issue) || issue}期`}`;
  return `${year}${number === "" ? date : number}`;
}

/** A title inside a title stands in single marks (GB/T 15834-2011 §4.15). */
export function inTitle(title: string): string {
  return title.replaceAll("《", "〈").replaceAll("》", "〉");
}
