import { describeLocator, type Locator, type LocatorLanguage } from "../locator.ts";
import { isEmpty, italic, joinRich, type Rich, rich } from "../rich.ts";
import { type Work, yearOf } from "../work.ts";
import { type ChicagoEdition, shortened } from "./chicago-parts.ts";
import { chicagoReference, containerAsAuthor } from "./chicago-reference.ts";
import { charactersOf, isChinese, isInCharacters } from "./chinese.ts";
import { authorDateInText } from "./in-text.ts";
import { lettered, sorted } from "./list-order.ts";
import { pageRange } from "./pages.ts";
import { creatorsOf, familyName } from "./people.ts";
import type { Style, StyledCitation } from "./style.ts";
import { isPart, originalTitle, quoted } from "./titles.ts";

export type { ChicagoEdition };

/** Chicago's author-date style: `(Naughton, Xiao, and Xu 2023, sec. 4)`; in a Chinese text （习近平 2022，第4节）. */
export function chicagoAuthorDate(edition: ChicagoEdition): Style {
  const reference: Style["reference"] = (work, language) => chicagoReference(work, edition, language);
  const bare = (citation: StyledCitation): Rich => bareOf(citation, edition);
  return {
    id: `chicago-author-date-${edition}`,
    system: "author-date",
    inText: authorDateInText(bare, (work, language) => namesInText(work, edition, language), yearAndPlace),
    bare,
    note: (citation) => rich(bare(citation), citation.language === "zh" ? "。" : "."),
    reference,
    bibliography: (works, language) => sorted(lettered(works)).map((work) => reference(work, language)),
  };
}

/** See {@link namesInText}; without italics. */
export function shortNames(work: Work, edition: ChicagoEdition, language: LocatorLanguage): string {
  return namesInText(work, edition, language)
    .map(({ text }) => text)
    .join("");
}

/**
 * The authors as a citation names them: families in English, characters where a Chinese text cites a Chinese work. A site
 * or newspaper stands for the author that its page does not name; any other work goes by its title.
 */
export function namesInText(work: Work, edition: ChicagoEdition, language: LocatorLanguage): Rich {
  const { names, andOthers, characters } = creatorsOf(work);
  if (names.length === 0) return authorless(work, language);
  if (language === "en" || !isChinese(work)) return rich(shortened(names.map(familyName), edition, andOthers));
  const written = charactersOf(names, characters);
  if (written.length > (edition === 17 ? 3 : 2) || andOthers) return rich(`${written[0]}等`);
  return rich(written.join("、"));
}

function authorless(work: Work, language: LocatorLanguage): Rich {
  const { custom, title, type, "container-title": site, "title-short": short } = work;
  if (language === "zh" && isInCharacters(work))
    return rich(
      type === "webpage" && site !== undefined ? (custom?.containerZh ?? site) : `《${custom?.titleZh ?? title}》`,
    );
  const container = containerAsAuthor(work);
  if (container !== undefined) return container;
  const name = short ?? shortTitle(originalTitle(work).own);
  return rich(isPart(work) ? quoted(name) : italic(name));
}

/** A long title is cited by its first words, without its article (CMOS 17 §15.34). */
function shortTitle(title: string): string {
  const main = title.split(/[:?.]/u)[0] ?? title;
  const words = main.split(" ");
  if (words.length <= 5) return main;
  return main
    .replace(/^(?:the|an?) /iu, "")
    .split(" ")
    .slice(0, 4)
    .join(" ");
}

/** Chicago gives pages without a word, and a note on a page as `12n20` (CMOS 17 §14.157). */
export function chicagoLocator(locator: Locator, language: LocatorLanguage): string {
  const { page, note, ...others } = locator;
  if (language === "zh" || page === undefined) return describeLocator(locator, language);
  const rest = describeLocator(others, language);
  return `${rest === "" ? "" : `${rest}, `}${pageRange(page, "chicago")}${note === undefined ? "" : `n${note}`}`;
}

function bareOf(citation: StyledCitation, edition: ChicagoEdition): Rich {
  const { work, prefix, language, suppressed } = citation;
  const before = prefix === undefined ? "" : `${prefix}${language === "zh" ? "" : " "}`;
  const names = suppressed ? rich() : namesInText(work, edition, language);
  // A year that is none stands behind a comma (CMOS 17 §15.44).
  const comma = work.issued === undefined && !isEmpty(names) && language === "en" ? "," : "";
  return rich(before, joinRich([isEmpty(names) ? undefined : rich(names, comma), yearAndPlace(citation)], " "));
}

function yearAndPlace({ work, locator, language }: StyledCitation): Rich {
  const at = locator === undefined ? "" : chicagoLocator(locator, language);
  return rich(yearOf(work), at === "" ? "" : `${language === "zh" ? "，" : ", "}${at}`);
}
