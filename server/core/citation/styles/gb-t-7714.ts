import { describeLocator } from "../locator.ts";
import { joinRich, linked, type Rich, type RichPart, rich, superscript } from "../rich.ts";
import { type Name, type Work, yearOf } from "../work.ts";
import { ordinal } from "./chicago-parts.ts";
import { charactersOf, isChinese } from "./chinese.ts";
import { isoDate, partsOfDate } from "./dates.ts";
import { prefixed } from "./in-text.ts";
import { lettered, sorted, unlettered } from "./list-order.ts";
import { pageRange } from "./pages.ts";
import { creatorsOf, familyName, initials, joined, partsOf } from "./people.ts";
import type { Style, StyledCitation } from "./style.ts";
import { sentences } from "./titles.ts";

export type GbEdition = 2015 | 2025;
export type GbSystem = "author-date" | "numeric";

/** The marks of an edition: those of 2025 are full-width, but for stops and square brackets. */
interface Marks {
  readonly comma: string;
  readonly colon: string;
  readonly open: string;
  readonly close: string;
  readonly semicolon: string;
}

const MARKS: Readonly<Record<GbEdition, Marks>> = {
  2015: { comma: ", ", colon: ": ", open: "(", close: ")", semicolon: "; " },
  2025: { comma: "，", colon: "：", open: "（", close: "）", semicolon: "；" },
};

interface Form {
  readonly edition: GbEdition;
  readonly system: GbSystem;
  readonly marks: Marks;
}

/**
 * GB/T 7714, of 2015 or of 2025 (in force since July 2026). Chinese works stand in characters alone; *et al.* or 等 and the
 * other words go by the language of the work, whatever the language of the text (§10.2.2), which CSL cannot do.
 */
export function gbT7714(edition: GbEdition, system: GbSystem): Style {
  const form: Form = { edition, system, marks: MARKS[edition] };
  const reference = (work: Work): Rich => entry(work, form);
  const isNumeric = system === "numeric";
  return {
    id: `gb-t-7714-${edition}-${system}`,
    system,
    inText: (citation) => inText(citation, form),
    bare: (citation) => (isNumeric ? rich(String(citation.number ?? 1)) : bare(citation, form)),
    note: ({ work, locator, language }) => {
      const at = locator === undefined ? "" : describeLocator(locator, language);
      const text = reference(work);
      return at === "" ? text : rich(text, ` ${at}${language === "zh" ? "。" : "."}`);
    },
    reference,
    bibliography: (works) =>
      isNumeric
        ? unlettered(works).map((work, index) => rich(`[${index + 1}] `, reference(work)))
        : byLanguage(sorted(lettered(works))).map(reference),
  };
}

/** Chinese works first, in the order of pinyin; then the others (§9.3.1, by scripts). */
function byLanguage(works: readonly Work[]): readonly Work[] {
  const chinese = works.filter(isChinese).sort((a, b) => collator.compare(sortName(a), sortName(b)));
  return [...chinese, ...works.filter((work) => !isChinese(work))];
}

const collator = new Intl.Collator("zh-Hans-CN");

function sortName(work: Work): string {
  const { names, characters } = creatorsOf(work);
  const [first = work.custom?.titleZh ?? work.title] = charactersOf(names, characters);
  return `${first} ${yearOf(work)}`;
}

function inText(citation: StyledCitation, form: Form): Rich {
  const { work, narrative, language, number = 1 } = citation;
  const { open, close, comma } = form.marks;
  const at = placeOf(citation);
  if (form.system === "numeric") {
    const who = narrative ? namesInText(work) : "";
    const inside = [String(number), at.inside].filter(Boolean).join(comma);
    return rich(prefixed(citation), who, superscript(`[${inside}]`), superscript(at.raised));
  }
  if (!narrative) return rich(open, bareNames(citation, form), close, superscript(at.raised));
  const gap = language === "zh" || form.edition === 2025 ? "" : " ";
  const inside = [yearText(work), at.inside].filter(Boolean).join(comma);
  return rich(prefixed(citation), namesInText(work), gap, `${open}${inside}${close}`, superscript(at.raised));
}

/**
 * Pages stand raised behind the bracket (§10.1.3, §10.2.4). The standard knows no other places: they stand in the bracket,
 * where they are clear in plain text too.
 */
function placeOf({ locator, language }: StyledCitation): { readonly raised: string; readonly inside: string } {
  if (locator === undefined) return { raised: "", inside: "" };
  const { page, ...others } = locator;
  if (page !== undefined && Object.keys(others).length === 0)
    return { raised: pageRange(page, "full", "-"), inside: "" };
  return { raised: "", inside: describeLocator(locator, language) };
}

/** Among several in one pair of brackets a place stands with its work. */
function bare(citation: StyledCitation, form: Form): Rich {
  return rich(bareNames(citation, form), superscript(placeOf(citation).raised));
}

function bareNames(citation: StyledCitation, { marks }: Form): Rich {
  const { work, suppressed } = citation;
  const who = suppressed ? undefined : namesInText(work);
  return rich(prefixed(citation), joinRich([who, yearText(work), placeOf(citation).inside], marks.comma));
}

/** The first author alone where there are more (§10.2.2): 王甲等, `Harper et al.` */
function namesInText(work: Work): string {
  const { names, andOthers, characters } = creatorsOf(work);
  const chinese = isChinese(work);
  const written = chinese ? charactersOf(names, characters) : names.map(familyName);
  const [first] = written;
  if (first === undefined) return chinese ? "佚名" : "Anon";
  if (written.length < 2 && !andOthers) return first;
  return /\p{Script=Han}$/u.test(first) ? `${first}等` : `${first} et al.`;
}

/** A year that is not known is put into brackets, from the day of access. */
function yearText(work: Work): string {
  if (work.issued !== undefined) return yearOf(work);
  const { year } = partsOfDate(work.accessed);
  if (year !== undefined) return `[${year}${work.custom?.yearSuffix ?? ""}]`;
  return isChinese(work) ? "无日期" : "n.d.";
}

const TYPES: Readonly<Record<string, string>> = {
  article: "PP",
  "article-journal": "J",
  "article-magazine": "J",
  periodical: "J",
  "article-newspaper": "N",
  book: "M",
  chapter: "M",
  "entry-encyclopedia": "M",
  manuscript: "A",
  dataset: "DS",
  "paper-conference": "C",
  patent: "P",
  post: "EB",
  "post-weblog": "EB",
  webpage: "EB",
  report: "R",
  software: "CP",
  standard: "S",
  thesis: "D",
};

function entry(work: Work, form: Form): Rich {
  const { comma } = form.marks;
  const who = listedNames(work, form);
  const head =
    form.system === "numeric" ? who : joinRich([who || (isChinese(work) ? "佚名" : "Anon"), yearText(work)], comma);
  return sentences([head, ...restOf(work, form), addressOf(work)]);
}

/** Three authors at most, else three and et al.; families in capitals by the edition of 2015. */
function listedNames(work: Work, form: Form): string {
  const { names, andOthers, characters } = creatorsOf(work);
  return namesOf(names, characters, work, form, andOthers);
}

function namesOf(
  names: readonly Name[],
  characters: readonly string[],
  work: Work,
  { edition, marks }: Form,
  andOthers = false,
): string {
  if (names.length === 0) return "";
  const chinese = isChinese(work);
  const inCharacters = charactersOf(names, characters);
  const written = names.map((name, index) => {
    const own = inCharacters[index] ?? "";
    return chinese && /\p{Script=Han}/u.test(own) ? own : latinName(name, edition);
  });
  const cut = written.length > 3 || andOthers;
  const others = /\p{Script=Han}$/u.test(written[0] ?? "") ? "等" : "et al.";
  return [...written.slice(0, 3), ...(cut ? [others] : [])].join(marks.comma);
}

/** `HARPER J Q`, in 2025 `Harper J Q`. */
function latinName(name: Name, edition: GbEdition): string {
  const { whole, family, particle, given, suffix } = partsOf(name);
  const capital = (text: string): string => (edition === 2015 ? text.toUpperCase() : text);
  if (whole !== undefined) return capital(whole);
  return joined(capital(joined(particle, family)), initials(given, "", " "), suffix.replace(/\.$/u, ""));
}

/** The title with its kind: `[J/OL]`. */
function titleOf(work: Work, { marks }: Form): string {
  const { type, title, volume, number, custom, DOI, URL } = work;
  const chinese = isChinese(work);
  const isArticle = type.startsWith("article");
  const ofWhole =
    isArticle || work["container-title"] !== undefined || volume === undefined ? "" : volumeOf(volume, chinese, marks);
  const numbered = isArticle || number === undefined ? "" : number;
  const isOnline = (DOI ?? URL) !== undefined;
  const kind = TYPES[type] ?? (isOnline ? "EB" : "Z");
  const text = chinese ? (custom?.titleZh ?? title) : title;
  const name = [text, joined(ofWhole, numbered)].filter(Boolean).join(marks.colon);
  return `${name}[${kind}${isOnline ? "/OL" : ""}]`;
}

function volumeOf(volume: string, chinese: boolean, marks: Marks): string {
  if (!/^\d+$/u.test(volume)) return volume;
  if (chinese) return `第${volume}卷`;
  return marks === MARKS[2025] ? `v.${volume}` : `Vol. ${volume}`;
}

function restOf(work: Work, form: Form): readonly RichPart[] {
  const { type } = work;
  const title = titleOf(work, form);
  if (type.startsWith("article")) return [title, translators(work, form), periodical(work, form)];
  if (/^(?:webpage|post)/u.test(type)) return [title, datesOf(work, form)];
  if (work["container-title"] !== undefined && /^(?:chapter|entry|paper)/u.test(type))
    return [
      `${[title, translators(work, form)].filter(Boolean).join(". ")}//${whole(work, form)}`,
      editionOf(work),
      published(work, form),
    ];
  const isLoose =
    work.publisher === undefined && !/^(?:book|thesis)/u.test(type) && (work.URL ?? work.DOI) !== undefined;
  if (isLoose) return [title, datesOf(work, form)];
  return [title, translators(work, form), editionOf(work), published(work, form)];
}

function translators(work: Work, form: Form): string | undefined {
  const names = namesOf(work.translator ?? [], work.custom?.translatorsZh ?? [], work, form);
  return names === ""
    ? undefined
    : `${names}${form.marks.comma}${/\p{Script=Han}/u.test(names) ? "译" : "trans."}`.replace(/\.$/u, "");
}

function whole(work: Work, form: Form): string {
  const { editor = [], custom, volume } = work;
  const container = isChinese(work) ? (custom?.containerZh ?? work["container-title"]) : work["container-title"];
  const editors = namesOf(editor, custom?.editorsZh ?? [], work, form);
  const named = [container, volume === undefined ? "" : volumeOf(volume, isChinese(work), form.marks)]
    .filter(Boolean)
    .join(form.marks.colon);
  return [editors, named].filter(Boolean).join(". ");
}

/** `Journal，2021，34（2）：123-145`; the year stands behind the authors already where they have it. */
function periodical(work: Work, { marks, system, edition }: Form): string {
  const { type, volume, issue, page, number, custom } = work;
  const title = (isChinese(work) ? custom?.containerZh : undefined) ?? work["container-title"];
  const { comma, colon, open, close } = marks;
  const pages = page === undefined ? number : pageRange(page, "full", "-");
  if (type === "article-newspaper")
    return (
      [title, isoDate(work.issued)].filter(Boolean).join(comma) + (page === undefined ? "" : `${open}${pages}${close}`)
    );
  const isNumbered = (volume ?? issue) !== undefined;
  const year = system === "numeric" && work.issued !== undefined ? yearOf(work) : undefined;
  const date = isNumbered || edition === 2015 ? year : isoDate(work.issued);
  const place =
    [title, date, volume].filter(Boolean).join(comma) + (issue === undefined ? "" : `${open}${issue}${close}`);
  return [place, pages].filter(Boolean).join(colon);
}

function editionOf(work: Work): string | undefined {
  const { edition } = work;
  if (edition === undefined || !/^\d+$/u.test(edition)) return edition?.replace(/\.$/u, "");
  if (edition === "1") return undefined;
  return isChinese(work) ? `${edition}版` : `${ordinal(Number(edition))} ed`;
}

/** `London：Meridian，2018：45-67`. */
function published(work: Work, { marks, system }: Form): string {
  const { custom, page } = work;
  const chinese = isChinese(work);
  const publisher = (chinese ? custom?.publisherZh : undefined) ?? work.publisher;
  const place = (chinese ? custom?.placeZh : undefined) ?? work["publisher-place"];
  const who = [publisher === undefined ? undefined : place, publisher].filter(Boolean).join(marks.colon);
  const year = system === "numeric" && work.issued !== undefined ? yearOf(work) : undefined;
  const pages = page === undefined ? undefined : pageRange(page, "full", "-");
  return [[who, year].filter(Boolean).join(marks.comma), pages].filter(Boolean).join(marks.colon);
}

/** `（2022-09-07）[2023-01-05]`: when it was published, when it was read. */
function datesOf({ issued, accessed }: Work, { marks }: Form): string {
  const made = issued === undefined ? "" : `${marks.open}${isoDate(issued)}${marks.close}`;
  return made + (accessed === undefined ? "" : `[${isoDate(accessed)}]`);
}

function addressOf({ DOI, URL }: Work): RichPart {
  return joinRich(
    [
      URL === undefined ? undefined : linked(URL),
      DOI === undefined ? undefined : linked(`https://doi.org/${DOI}`, `DOI:${DOI}`),
    ],
    ". ",
  );
}
