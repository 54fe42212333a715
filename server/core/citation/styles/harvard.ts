import { describeLocator, type LocatorLanguage } from "../locator.ts";
import { italic, joinRich, type Rich, type RichPart, rich } from "../rich.ts";
import { type Work, yearOf } from "../work.ts";
import { addressOf, editionOf } from "./chicago-parts.ts";
import { charactersOf, chineseEntry, isChinese, isInCharacters } from "./chinese.ts";
import { britishDate, dayMonth } from "./dates.ts";
import { authorDateInText, prefixed } from "./in-text.ts";
import { lettered, sorted } from "./list-order.ts";
import { isSeveralPages, pageRange } from "./pages.ts";
import { creatorsOf, familyName, initialsFirst, listed, withInitials } from "./people.ts";
import type { Style, StyledCitation } from "./style.ts";
import { isPart, originalTitle, sentences } from "./titles.ts";

/** Harvard as *Cite Them Right* has it. Chinese works stand in pinyin, with a translation in brackets. */
export const harvard: Style = {
  id: "harvard",
  system: "author-date",
  inText: authorDateInText(bare, namesInText, yearAndPlace),
  bare,
  note: (citation) => rich(bare(citation), citation.language === "zh" ? "。" : "."),
  reference,
  bibliography: (works, language) => sorted(lettered(works)).map((work) => reference(work, language)),
};

function bare(citation: StyledCitation): Rich {
  const { work, language, suppressed } = citation;
  const who = suppressed ? undefined : namesInText(work, language);
  return rich(prefixed(citation), joinRich([who, yearAndPlace(citation)], language === "zh" ? "，" : ", "));
}

function yearAndPlace({ work, locator, language }: StyledCitation): Rich {
  const at = locator === undefined ? "" : describeLocator(locator, language);
  return joinRich([yearText(work, language), at], language === "zh" ? "，" : ", ");
}

function yearText(work: Work, language: LocatorLanguage): string {
  if (work.issued !== undefined) return yearOf(work);
  return language === "zh" && isChinese(work) ? "无日期" : "no date";
}

/** Three names at most, else the first and *et al.* */
function namesInText(work: Work, language: LocatorLanguage): Rich {
  const { names, andOthers, characters } = creatorsOf(work);
  const chinese = language === "zh" && isChinese(work);
  if (names.length === 0) return authorless(work, chinese);
  const written = chinese ? charactersOf(names, characters) : names.map(familyName);
  const cut = written.length > 3 || andOthers;
  if (cut) return chinese ? rich(`${written[0]}等`) : rich(`${written[0]} `, italic("et al."));
  return rich(chinese ? written.join("、") : listed(written, "and", ""));
}

function authorless(work: Work, chinese: boolean): Rich {
  if (chinese) return rich(`《${work.custom?.titleZh ?? work.title}》`);
  return [italic(periodicalOf(work) ?? originalTitle(work).own)];
}

/** A newspaper or magazine stands for the author that its article does not name. */
function periodicalOf({ type, "container-title": container }: Work): string | undefined {
  return type === "article-newspaper" || type === "article-magazine" ? container : undefined;
}

function reference(work: Work, language: LocatorLanguage): Rich {
  if (language === "zh" && isInCharacters(work)) return chineseEntry(work, true);
  const who = listedNames(work);
  const periodical = work.author === undefined && who.length === 0 ? periodicalOf(work) : undefined;
  const head = periodical === undefined ? who : rich(italic(periodical));
  const year = `(${yearText(work, "en")})`;
  const own = titleOf(work);
  const rest = restOf(work, periodical !== undefined);
  // Without a name the title stands before the year.
  const start = head.length === 0 ? rich(own, " ", year) : rich(head, " ", year, " ", own);
  const text = head.length === 0 && !isSite(work) ? sentences([start, ...rest.flat()]) : follow(start, work, rest);
  return rich(text, addressed(work));
}

interface Follow extends ReadonlyArray<readonly RichPart[]> {
  readonly length: number;
}

/** Parts of a whole go on behind a comma, others behind a stop: `rest` has the first and then the sentences. */
function follow(start: Rich, work: Work, [first = [], ...more]: Follow): Rich {
  const mark = isSite(work) && creatorsOf(work).names.length === 0 ? " " : ", ";
  const together = isPart(work) ? rich(start, first.length === 0 ? "" : mark, joinRich(first, ", ")) : undefined;
  return together === undefined ? sentences([start, ...first, ...more.flat()]) : sentences([together, ...more.flat()]);
}

function isSite({ type }: Work): boolean {
  return /^(?:webpage|post)/u.test(type);
}

function listedNames(work: Work): Rich {
  const { names, role, andOthers } = creatorsOf(work);
  const written = names.map((name) => withInitials(name, ""));
  const cut = written.length > 3 || (andOthers && written.length > 0);
  const all = cut ? rich(`${written[0]} `, italic("et al.")) : rich(listed(written, "and", ""));
  return role === "author" || written.length === 0 ? all : rich(all, names.length > 1 ? " (eds)" : " (ed.)");
}

/** Articles and chapters in single quotation marks, all else in italics. */
function titleOf(work: Work): Rich {
  const { own, translation } = originalTitle(work);
  const behind = translation === undefined ? "" : ` [${translation}]`;
  const upright = isPart(work) && !isSite(work);
  return rich(upright ? `‘${own}’` : isHan(own) ? own : italic(own), behind);
}

function isHan(text: string): boolean {
  return /^[\p{Script=Han}\p{P}\s\d]+$/u.test(text);
}

/** What goes on behind the title's comma, then the sentences after it. */
function restOf(work: Work, isPeriodicalNamed: boolean): Follow {
  const { type, page, volume, issue, genre, number, editor = [] } = work;
  const container = work["container-title"];
  const pages = page === undefined ? undefined : `${isSeveralPages(page) ? "pp." : "p."} ${pageRange(page, "full")}`;
  const whole = container === undefined || isPeriodicalNamed ? undefined : italic(container);
  if (type === "article-journal") {
    const numbers = `${volume ?? ""}${issue === undefined ? "" : `(${issue})`}`;
    return [[whole, numbers, pages]];
  }
  if (type.startsWith("article")) return [[whole, dayMonth(work.issued), pages]];
  if (isSite(work)) return [[whole]];
  if (type === "paper-conference") return [[whole], [joinRich([publisherOf(work), pages], ", ")]];
  if (isPart(work)) {
    const people = listed(
      editor.map((name) => initialsFirst(name, "")),
      "and",
      "",
    );
    const editors = people === "" ? "" : `${people} ${editor.length > 1 ? "(eds)" : "(ed.)"} `;
    return [
      [whole === undefined ? undefined : rich(`in ${editors}`, whole)],
      [joinRich([publisherOf(work), pages], ", ")],
    ];
  }
  const translators = listed(
    (work.translator ?? []).map((name) => initialsFirst(name, "")),
    "and",
    "",
  );
  const series = work["collection-title"];
  const inSeries = series === undefined ? "" : ` (${[series, work["collection-number"]].filter(Boolean).join(", ")})`;
  return [
    [],
    [
      translators === "" ? undefined : `Translated by ${translators}`,
      editionOf(work)?.replace(/ ed\.$/u, " edn"),
      volume === undefined ? undefined : `Vol. ${volume}`,
      [genre, number].filter(Boolean).join(" "),
      `${publisherOf(work)}${inSeries}`.trim(),
    ],
  ];
}

function publisherOf({ publisher, "publisher-place": place }: Work): string {
  return [publisher === undefined ? undefined : place, publisher].filter(Boolean).join(": ");
}

function addressed(work: Work): Rich {
  const address = addressOf(work);
  if (address === undefined) return [];
  const read = isSite(work) && work.accessed !== undefined ? ` (Accessed: ${britishDate(work.accessed)})` : "";
  return rich(" Available at: ", address, `${read}.`);
}
