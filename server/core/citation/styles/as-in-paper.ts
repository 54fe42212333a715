import type { LocatorLanguage } from "../locator.ts";
import { isEmpty, italic, joinRich, type Rich, rich } from "../rich.ts";
import { type Name, type Work, yearOf } from "../work.ts";
import { chicagoAuthorDate } from "./chicago-author-date.ts";
import { addressOf } from "./chicago-parts.ts";
import { chineseEntry, isChinese, isInCharacters } from "./chinese.ts";
import { britishDate, partsOfDate } from "./dates.ts";
import { lettered, sorted } from "./list-order.ts";
import { isSeveralPages, pageRange } from "./pages.ts";
import { creatorsOf, familyFirst, inOrder, inverted, listed } from "./people.ts";
import type { Style } from "./style.ts";
import { nested, originalTitle } from "./titles.ts";

const chicago = chicagoAuthorDate(17);

/**
 * The reference style of the paper that the glossary is built on: the translation first, characters in brackets, the date in
 * full: `Bai Chunli (白春礼). 2021. “Strengthen … (强化…)”, Qiushi (求是), 1 January 2021, URL`. In the text as Chicago has it,
 * with small letters behind the year; the paper prints capitals.
 */
export const asInPaper: Style = {
  ...chicago,
  id: "as-in-paper",
  reference,
  bibliography: (works, language) => sorted(lettered(works)).map((work) => reference(work, language)),
};

function reference(work: Work, language: LocatorLanguage): Rich {
  if (language === "zh" && isInCharacters(work)) return chineseEntry(work, true);
  const who = listedNames(work);
  const title = titleOf(work);
  const head = who === "" ? title : rich(who, /[.]$/u.test(who) ? " " : ". ", `${yearOf(work)}. `, title);
  const mark = /\?”$/u.test(title) ? " " : ", ";
  const rest = joinRich([...published(work), addressOf(work)], ", ");
  return isEmpty(rest) ? rich(head, ".") : rich(head, mark, rest);
}

/** `Liu Yin (刘垠), Cao Xiuying (操秀英)`; others as Chicago lists them. */
function listedNames(work: Work): string {
  const { names, role, andOthers, characters } = creatorsOf(work);
  const chinese = isChinese(work);
  const written = bothNames(names, work, characters);
  const all = chinese ? written.join(", ") : written.length === 2 ? written.join(", and ") : listed(written, "and");
  const shown = andOthers && all !== "" ? `${all}, et al.` : all;
  return role === "author" || shown === "" ? shown : `${shown}, ${names.length > 1 ? "eds." : "ed."}`;
}

/** `Liu Yin (刘垠)`; others with the first inverted where they are authors. */
function bothNames(names: readonly Name[], work: Work, characters: readonly string[]): string[] {
  return names.map((name, index) => {
    const isFirstAuthor = index === 0 && names === creatorsOf(work).names;
    const own = familyFirst(name, work) ?? (isFirstAuthor ? inverted(name) : inOrder(name));
    const inCharacters = characters[index];
    return inCharacters === undefined || inCharacters === "" ? own : `${own} (${inCharacters})`;
  });
}

/** The translation, or the title where there is none, in quotation marks with its characters in them. */
function titleOf(work: Work): string {
  const { custom, title } = work;
  const characters =
    originalTitle(work).translation === undefined ? undefined : (custom?.titleZh ?? custom?.titlePinyin);
  return `“${nested(title)}${characters === undefined ? "" : ` (${characters})`}”`;
}

function published(work: Work): readonly (Rich | string | undefined)[] {
  const { type, volume, issue, page, publisher, custom, genre, editor } = work;
  const container = work["container-title"];
  const whole = container === undefined ? undefined : named(container, custom?.containerZh, type !== "webpage");
  const { year } = partsOfDate(work.issued);
  const pages = page === undefined ? undefined : pageRange(page, "full", "-");
  if (type === "article-journal") {
    const number = `${volume === undefined ? "" : `${volume}, `}${year ?? ""}${issue === undefined ? "" : `(${issue})`}`;
    return [whole, `${number}${pages === undefined ? "" : `:${pages}`}`];
  }
  const isDated = partsOfDate(work.issued).month !== undefined || creatorsOf(work).names.length === 0;
  const editors = container === undefined ? "" : listed(bothNames(editor ?? [], work, custom?.editorsZh ?? []), "and");
  return [
    whole,
    editors === "" ? undefined : `edited by ${editors}`,
    genre,
    publisher === undefined ? undefined : named(publisher, custom?.publisherZh, false),
    isDated ? britishDate(work.issued) : undefined,
    pages === undefined ? undefined : `${isSeveralPages(pages) ? "pp." : "p."} ${pages}`,
  ];
}

/** `Qiushi (求是)`. */
function named(text: string, characters: string | undefined, isItalic: boolean): Rich {
  const whole = characters === undefined || characters === text ? text : `${text} (${characters})`;
  return isItalic ? [italic(whole)] : rich(whole);
}
