import { describeLocator, type Locator } from "../locator.ts";
import { type Name, type Work, yearOf } from "../work.ts";

/** The 18th edition shortens three authors to one (CMOS 18 §13.123), the 17th only four or more (CMOS 17 §15.29). */
export type ChicagoEdition = 17 | 18;

/** The language of the document that the citation goes into. */
export type DocumentLanguage = "en" | "zh";

/** A citation in the text: `(Naughton, Xiao, and Xu 2023, sec. 4)`, `（习近平 2022，第4节）`, `Naughton, Xiao, and Xu (2023, sec. 4)`. */
export function citeInText(
  work: Work,
  locator: Locator | undefined,
  narrative: boolean,
  edition: ChicagoEdition,
  language: DocumentLanguage,
): string {
  const names = shortNames(work, edition, language);
  const at = locator === undefined ? "" : describeLocator(locator, language);
  const chinese = language === "zh";
  const [open, close, comma] = chinese ? ["（", "）", "，"] : ["(", ")", ", "];
  const place = at === "" ? "" : comma + at;
  if (narrative) return `${names}${chinese ? "" : " "}${open}${yearOf(work)}${place}${close}`;
  return `${open}${names} ${yearOf(work)}${place}${close}`;
}

/** The authors as a citation names them; a work without authors goes by its title. */
export function shortNames(work: Work, edition: ChicagoEdition, language: DocumentLanguage): string {
  const names = (work.author ?? []).map((name, index) => {
    const characters = work.custom?.authorsZh?.[index] ?? "";
    return language === "zh" && characters !== "" ? characters : (name.family ?? name.literal ?? "");
  });
  const [first] = names;
  if (first === undefined)
    return language === "zh" ? `《${work.custom?.titleZh ?? work.title}》` : `“${shortTitle(work.title)}”`;
  const listed = edition === 17 ? 3 : 2;
  if (names.length > listed) return language === "zh" && work.language === "zh" ? `${first}等` : `${first} et al.`;
  return language === "zh" && work.language === "zh" ? names.join("、") : joinNames(names);
}

/** An entry of the reference list, as plain text. */
export function referenceEntry(work: Work): string {
  const names = (work.author ?? []).map((name, index) => listedName(name, index, work));
  const title = titleText(work);
  const head =
    names.length === 0 ? `${title} ${yearOf(work)}` : `${endWith(joinNames(names), ".")} ${yearOf(work)}. ${title}`;
  const parts = [head, container(work), work.DOI === undefined ? work.URL : `https://doi.org/${work.DOI}`];
  return parts
    .filter((part) => part !== undefined && part !== "")
    .map((part) => endWith(part ?? "", "."))
    .join(" ");
}

/** The first author inverted, the others not; Chinese names are never inverted and keep their characters. */
function listedName({ family, given, literal }: Name, index: number, { custom, language }: Work): string {
  const characters = custom?.authorsZh?.[index] ?? "";
  if (literal !== undefined) return characters === "" ? literal : `${literal} ${characters}`;
  if (language === "zh") return `${family} ${given}${characters === "" ? "" : ` ${characters}`}`.trim();
  return index === 0 ? `${family}, ${given}` : `${given} ${family}`;
}

/** Characters stay upright beside the translation, which stands in brackets (CMOS 17 §11.90, §14.99). */
function titleText({ title, custom, type }: Work): string {
  const quoted = type === "book" ? title : `“${endWith(title, ".")}”`;
  if (custom?.titleZh === undefined) return quoted;
  return `“${custom.titleZh}” [${title}].`;
}

function container(work: Work): string {
  const { genre, publisher, page, issue, custom } = work;
  const name = [work["container-title"], custom?.containerZh].filter((part) => part !== undefined).join(" ");
  const number = issue === undefined ? "" : `, no. ${issue}`;
  const pages = page === undefined ? "" : `: ${page}`;
  const press = [genre, [publisher, custom?.publisherZh].filter((part) => part !== undefined).join(" ")]
    .filter((part) => part !== undefined && part !== "")
    .join(", ");
  const journal = name === "" ? "" : `${name}${number}${pages}${dateText(work)}`;
  return [journal, press].filter((part) => part !== "").join(". ");
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

function dateText({ issued }: Work): string {
  const [, month, day] = issued?.["date-parts"][0] ?? [];
  if (month === undefined) return "";
  return `, ${MONTHS[month - 1]}${day === undefined ? "" : ` ${day}`}`;
}

function joinNames(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? "";
  const serial = names.length > 2 ? "," : "";
  return `${names.slice(0, -1).join(", ")}${serial} and ${names.at(-1)}`;
}

function shortTitle(title: string): string {
  return title.split(/[:?.]/u)[0]?.split(" ").slice(0, 4).join(" ") ?? title;
}

function endWith(text: string, stop: string): string {
  return /[.?!]["”]?$/u.test(text) ? text : text + stop;
}
