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
 */
export function chineseEntry(work: Work, yearFirst: boolean): Rich {
  const { author, custom, type, volume, issue, issued, page, DOI, URL } = work;
  const names = charactersOf(author, custom?.authorsZh);
  const container = custom?.containerZh ?? work["container-title"];
  const isSite = type === "webpage";
  const head = names.length === 0 && isSite ? container : names.join("、") + (custom?.andOthers ? "等" : "");
  const [, month, day] = issued?.["date-parts"][0] ?? [];
  const date = month === undefined ? "" : `${month}月${day === undefined ? "" : `${day}日`}`;
  const year = issued === undefined && !yearFirst ? undefined : yearOf(work) === "n.d." ? "无日期" : yearOf(work);
  const editors = charactersOf(work.editor, custom?.editorsZh);
  const parts = [
    head,
    yearFirst ? year : undefined,
    `《${inTitle(custom?.titleZh ?? work.title)}》`,
    author !== undefined && editors.length > 0 ? `${editors.join("、")}编` : undefined,
    container === undefined || isSite ? (head === container ? undefined : container) : `《${container}》`,
    custom?.publisherZh ?? work.publisher,
    volume === undefined ? undefined : `第${volume}卷`,
    yearFirst ? undefined : year === undefined ? undefined : `${year}${/\d/u.test(year) ? "年" : ""}${date}`,
    issue === undefined ? undefined : `第${Number(issue) || issue}期`,
    page === undefined ? undefined : `第${page.replace(/-+/gu, "–")}页`,
    yearFirst && date !== "" ? date : undefined,
  ];
  const address = DOI === undefined ? URL : `https://doi.org/${DOI}`;
  const text = parts.filter((part) => part !== undefined && part !== "").join("，");
  return address === undefined ? rich(`${text}。`) : rich(`${text}，`, { text: address, link: address }, "。");
}

/** A title inside a title stands in single marks (GB/T 15834-2011 §4.15). */
function inTitle(title: string): string {
  return title.replaceAll("《", "〈").replaceAll("》", "〉");
}
