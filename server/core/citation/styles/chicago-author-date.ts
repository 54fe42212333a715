import { describeLocator, type Locator, type LocatorLanguage } from "../locator.ts";
import { rich } from "../rich.ts";
import { type Work, yearOf } from "../work.ts";
import { chicagoReference } from "./chicago-reference.ts";
import { lettered, sorted } from "./list-order.ts";
import type { Style, StyledCitation } from "./style.ts";

/** The 18th edition shortens three authors to one (CMOS 18 §13.123), the 17th only four or more (CMOS 17 §15.29). */
export type ChicagoEdition = 17 | 18;

/** Chicago's author-date style: `(Naughton, Xiao, and Xu 2023, sec. 4)`; in a Chinese text （习近平 2022，第4节）. */
export function chicagoAuthorDate(edition: ChicagoEdition): Style {
  const reference: Style["reference"] = (work, language) => rich(chicagoReference(work, edition, language));
  return {
    id: `chicago-author-date-${edition}`,
    system: "author-date",
    inText: (citation) => rich(inText(citation, edition)),
    bare: (citation) => rich(bare(citation, edition)),
    note: (citation) => rich(`${bare(citation, edition)}${citation.language === "zh" ? "。" : "."}`),
    reference,
    bibliography: (works, language) => sorted(lettered(works)).map((work) => reference(work, language)),
  };
}

/**
 * The authors as a citation names them: families in English, characters where a Chinese text cites a Chinese work. A
 * site stands for the author that its page does not name (CMOS 17 §15.50); any other work goes by its title.
 */
export function shortNames(work: Work, edition: ChicagoEdition, language: LocatorLanguage): string {
  const chinese = language === "zh" && work.language?.startsWith("zh") === true;
  const names = (work.author ?? []).map(({ family, literal, given }, index) => {
    const characters = work.custom?.authorsZh?.[index] ?? "";
    return chinese && characters !== "" ? characters : (family ?? literal ?? given ?? "");
  });
  const [first] = names;
  if (first === undefined) return authorless(work, language);
  if (names.length > (edition === 17 ? 3 : 2) || work.custom?.andOthers)
    return chinese ? `${first}等` : `${first} et al.`;
  return chinese ? names.join("、") : joinNames(names);
}

/** `A`, `A and B`, `A, B, and C`. */
function joinNames(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? "";
  const serial = names.length > 2 ? "," : "";
  return `${names.slice(0, -1).join(", ")}${serial} and ${names.at(-1)}`;
}

/** Chicago gives pages without a word, and a note on a page as `12n20` (CMOS 17 §14.157). */
function chicagoLocator(locator: Locator, language: LocatorLanguage): string {
  const { page, note, ...others } = locator;
  if (language === "zh" || page === undefined) return describeLocator(locator, language);
  const pages = page.replace(/(\d)-+(?=\d)/gu, "$1–");
  const rest = describeLocator(others, language);
  return `${rest === "" ? "" : `${rest}, `}${pages}${note === undefined ? "" : `n${note}`}`;
}

function inText(citation: StyledCitation, edition: ChicagoEdition): string {
  const { work, prefix, narrative, language } = citation;
  const [open, close] = language === "zh" ? ["（", "）"] : ["(", ")"];
  if (!narrative) return `${open}${bare(citation, edition)}${close}`;
  const before = prefix === undefined ? "" : `${prefix}${language === "zh" ? "" : " "}`;
  const names = shortNames(work, edition, language);
  return `${before}${names}${language === "zh" ? "" : " "}${open}${yearAndPlace(citation)}${close}`;
}

function bare(citation: StyledCitation, edition: ChicagoEdition): string {
  const { work, prefix, language } = citation;
  const before = prefix === undefined ? "" : `${prefix}${language === "zh" ? "" : " "}`;
  return `${before}${shortNames(work, edition, language)} ${yearAndPlace(citation)}`;
}

function yearAndPlace({ work, locator, language }: StyledCitation): string {
  const at = locator === undefined ? "" : chicagoLocator(locator, language);
  return yearOf(work) + (at === "" ? "" : `${language === "zh" ? "，" : ", "}${at}`);
}

function authorless(work: Work, language: LocatorLanguage): string {
  const { title, custom, type, "container-title": site, "title-short": short } = work;
  const chinese = language === "zh" && custom?.titleZh !== undefined;
  if (type === "webpage" && site !== undefined) return language === "zh" ? (custom?.containerZh ?? site) : site;
  return chinese ? `《${custom.titleZh}》` : `“${short ?? shortened(title)}”`;
}

/** The first words of a title without its article (CMOS 17 §15.34). */
function shortened(title: string): string {
  const main = title.split(/[:?.]/u)[0] ?? title;
  return main
    .replace(/^(?:the|an?) /iu, "")
    .split(" ")
    .slice(0, 4)
    .join(" ");
}
