import { describeLocator, type Locator, type LocatorLanguage } from "../locator.ts";
import { italic, joinRich, type Rich, type RichPart, rich } from "../rich.ts";
import type { Work } from "../work.ts";
import { addressOf, editionOf, seriesOf } from "./chicago-parts.ts";
import { charactersOf, chineseEntry, isChinese, isInCharacters } from "./chinese.ts";
import { britishDate, partsOfDate } from "./dates.ts";
import { authorDateInText, prefixed } from "./in-text.ts";
import { sorted, unlettered } from "./list-order.ts";
import { isSeveralPages, pageRange } from "./pages.ts";
import { creatorsOf, familyFirst, familyName, inOrder, inverted, listed } from "./people.ts";
import type { Style, StyledCitation } from "./style.ts";
import { isPart, originalTitle, quoted, sentences, slanted } from "./titles.ts";

/** MLA 9. Chinese works stand in pinyin, their authors family first, with a translation in brackets. */
export const mla: Style = {
  id: "mla-9",
  system: "author-page",
  citedIn: "qtd. in",
  inText: authorDateInText(bare, namesInText, ({ locator, language }) => rich(placeOf(locator, language))),
  bare,
  note: (citation) => rich(bare(citation), citation.language === "zh" ? "。" : "."),
  reference,
  bibliography: (works, language) => sorted(unlettered(works)).map((work) => reference(work, language)),
};

/** Pages stand behind the name without a comma, what has a label with one (MLA 9 §6.20). */
function bare(citation: StyledCitation): Rich {
  const { work, locator, language, suppressed } = citation;
  const who = suppressed ? undefined : namesInText(work, language);
  const comma = language === "zh" ? "，" : locator?.page === undefined ? ", " : " ";
  return rich(prefixed(citation), joinRich([who, placeOf(locator, language)], comma));
}

function placeOf(locator: Locator | undefined, language: LocatorLanguage): string {
  if (locator === undefined) return "";
  const { page, ...others } = locator;
  if (page === undefined || language === "zh") return describeLocator(locator, language);
  return [pageRange(page, "full"), describeLocator(others, language)].filter(Boolean).join(", ");
}

/** Three names or more are shortened to the first. */
function namesInText(work: Work, language: LocatorLanguage): Rich {
  const { names, andOthers, characters } = creatorsOf(work);
  const chinese = language === "zh" && isChinese(work);
  if (names.length === 0) return authorless(work, chinese);
  const written = chinese ? charactersOf(names, characters) : names.map(familyName);
  if (written.length > 2 || andOthers) return rich(`${written[0]}${chinese ? "等" : " et al."}`);
  return rich(chinese ? written.join("、") : listed(written, "and"));
}

function authorless(work: Work, chinese: boolean): Rich {
  const title = work["title-short"] ?? originalTitle(work).own;
  if (chinese) return rich(`《${work.custom?.titleZh ?? title}》`);
  return rich(isPart(work) ? quoted(title) : italic(title));
}

function reference(work: Work, language: LocatorLanguage): Rich {
  if (language === "zh" && isInCharacters(work)) return chineseEntry(work, false);
  const { issued, accessed } = work;
  const isThesis = work.type === "thesis";
  return sentences([
    listedNames(work),
    titleOf(work),
    joinRich(
      [...containerParts(work), isThesis ? undefined : work.publisher, dateOf(work), pagesOf(work), addressOf(work)],
      ", ",
    ),
    isThesis ? [work.publisher, work.genre].filter(Boolean).join(", ") : seriesOf(work),
    issued === undefined && accessed !== undefined ? `Accessed ${britishDate(accessed, true)}` : undefined,
  ]);
}

function listedNames(work: Work): string {
  const { names, role, andOthers } = creatorsOf(work);
  const [first, second] = names;
  if (first === undefined) return "";
  const head = familyFirst(first, work) ?? inverted(first, true);
  const all =
    names.length > 2 || andOthers
      ? `${head}, et al.`
      : second === undefined
        ? head
        : `${head}${head.includes(",") ? "," : ""} and ${familyFirst(second, work) ?? inOrder(second)}`;
  return role === "author" ? all : `${all}, ${names.length > 1 ? "editors" : "editor"}`;
}

function titleOf(work: Work): Rich {
  const { own, translation } = originalTitle(work);
  const behind = translation === undefined ? "" : ` [${translation}]`;
  const mark = behind === "" ? "." : "";
  return rich(isPart(work) ? quoted(own, mark) : isHan(own) ? own : slanted(own, mark), behind);
}

function isHan(text: string): boolean {
  return /^[\p{Script=Han}\p{P}\s\d]+$/u.test(text);
}

/** The container and what numbers it, in MLA's order: title, contributors, version, number. */
function containerParts(work: Work): readonly RichPart[] {
  const { volume, issue, genre, type, number } = work;
  const container = work["container-title"];
  const isPeriodical = type.startsWith("article");
  const contributors = [
    role(
      "translated by",
      work.translator?.map((name) => familyFirst(name, work) ?? inOrder(name)),
    ),
    work.author === undefined
      ? undefined
      : role(
          "edited by",
          work.editor?.map((name) => familyFirst(name, work) ?? inOrder(name)),
        ),
  ];
  const kind =
    type === "report" && genre !== undefined
      ? [genre, number === undefined ? "" : `no. ${number}`].filter(Boolean).join(" ")
      : undefined;
  return [
    container === undefined ? undefined : italic(container),
    ...(container === undefined ? contributors.map(capitalised) : contributors),
    editionOf(work),
    volume === undefined ? undefined : `${isPeriodical || container !== undefined ? "vol." : "Vol."} ${volume}`,
    issue === undefined ? undefined : `no. ${issue}`,
    kind,
  ];
}

function role(what: string, names: readonly string[] | undefined): string | undefined {
  if (names === undefined || names.length === 0) return undefined;
  return names.length > 2 ? `${what} ${names[0]} et al.` : `${what} ${listed(names, "and")}`;
}

function capitalised(text: string | undefined): string | undefined {
  return text === undefined ? undefined : text.charAt(0).toUpperCase() + text.slice(1);
}

/** `14 Mar. 2020`: the day counts for what appears daily, the month for reports too. */
function dateOf(work: Work): string | undefined {
  const { year } = partsOfDate(work.issued);
  if (year === undefined) return undefined;
  return work.type === "book" || work.type === "chapter" ? String(year) : britishDate(work.issued, true);
}

function pagesOf({ page }: Work): string | undefined {
  return page === undefined ? undefined : `${isSeveralPages(page) ? "pp." : "p."} ${pageRange(page, "mla")}`;
}
