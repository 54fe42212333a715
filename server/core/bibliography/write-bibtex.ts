import { isoDate } from "../citation/styles/dates.ts";
import type { Work } from "../citation/work.ts";
import type { Bibliography } from "./bibliography.ts";
import { ARTICLE_SUBTYPES, entryType, type Flavour, LANGUAGES, SHARED_FIELDS } from "./entry-types.ts";
import { type Habits, habitsOf, type LetterCase } from "./habits.ts";
import { textToLatex } from "./latex-text.ts";
import { writeNames, writeNameTexts } from "./names.ts";
import { protectCapitals } from "./title-case.ts";

/** A field to write: its value in TeX without brackets, or a macro's name as it is. */
type FieldText = readonly [name: string, value: string, kind?: "macro"];

/**
 * Where a new entry goes in a BibTeX file, and its text with the lines around it, written as the file writes its own:
 * at the end, or before the first block that is never closed, which would swallow it.
 */
export function bibtexInsertion(
  bibliography: Bibliography,
  work: Work,
  flavour: Flavour = "bibtex",
): { offset: number; text: string } {
  const { text, blocks } = bibliography;
  const habits = habitsOf(bibliography, flavour);
  const entry = bibtexEntry(work, habits);
  const { eol } = habits;
  const broken = blocks.find(({ form }) => form.problem === "unclosed");
  if (broken !== undefined) {
    const line = text.lastIndexOf("\n", broken.start - 1) + 1;
    const isFree = text.slice(line, broken.start).trim() === "";
    return { offset: isFree ? line : broken.start, text: `${isFree ? "" : eol}${entry}${eol}${eol}` };
  }
  if (text.trim() === "")
    return { offset: text.length, text: `${text === "" || text.endsWith("\n") ? "" : eol}${entry}${eol}` };
  const endsLine = text.endsWith("\n");
  const isFree = /\n[ \t]*\r?\n[ \t]*$/u.test(text.slice(-200));
  const gap = (endsLine ? "" : eol) + (habits.blankLine && !(endsLine && isFree) ? eol : "");
  return { offset: text.length, text: `${gap}${entry}${endsLine ? eol : ""}` };
}

/** A work as an entry in the style of a file, without the line end behind it. */
function bibtexEntry(work: Work, habits: Habits): string {
  const { eol, indent, nameWidth, equals, closing } = habits;
  const lines = fieldsOf(work, habits.flavour).map((field) => {
    const name = inCase(field[0], habits.fieldCase).padEnd(nameWidth);
    return `${indent}${name}${equals}${bracketed(field, habits.quotes)}`;
  });
  const type = inCase(entryType(work.type, habits.flavour), habits.typeCase);
  const end = closing === undefined ? "}" : `${eol}${closing}}`;
  return `@${type}{${work.id},${eol}${lines.join(`,${eol}`)}${habits.trailingComma ? "," : ""}${end}`;
}

/**
 * The fields of a work.
 *
 * Chinese works: `title` has the translation, as this bibliography cites them, and `titleaddon`, which biblatex and Pandoc
 * print behind the title and BibTeX passes over, the characters. What no standard field holds stands in the fields of
 * biblatex-ms (multiscript): `author_original`, `title_romanised`, `journaltitle_original`; every processor passes over
 * them, and unlike `usera` to `userf` they mean nothing else in the styles for GB/T 7714. `langid` keeps Pandoc and
 * biblatex from changing the case of pinyin.
 */
function fieldsOf(work: Work, flavour: Flavour): FieldText[] {
  const { author = [], title, custom = {}, language } = work;
  const fields: (FieldText | undefined)[] = [
    author.length === 0 ? undefined : ["author", writeNames(author, custom.andOthers === true)],
    custom.authorsZh === undefined ? undefined : ["author_original", writeNameTexts(custom.authorsZh)],
    ...otherPeople(work),
    ["title", protectCapitals(textToLatex(title), title)],
    plain("titleaddon", custom.titleZh),
    plain("title_romanised", custom.titlePinyin),
    ...containerFields(work, flavour),
    ...publisherFields(work),
    ...SHARED_FIELDS.filter(([field]) => field !== "DOI" && field !== "URL").map(([field, bibtex, biblatex]) => {
      if (field === "page") return plain("pages", work.page?.replace(/\s*[–—]\s*|(?<=\d)-(?=\d)/gu, "--"));
      const value = field === "issue" ? (work.issue ?? work.number ?? work["collection-number"]) : work[field];
      return plain(flavour === "bibtex" ? bibtex : biblatex, value);
    }),
    ...dateFields(work, flavour),
    work.DOI === undefined ? undefined : ["doi", verbatim(work.DOI)],
    work.URL === undefined ? undefined : ["url", verbatim(work.URL)],
    work.accessed === undefined ? undefined : ["urldate", isoDate(work.accessed)],
    plain("langid", languageName(language)),
  ];
  return fields.filter((field) => field !== undefined);
}

/** Editors and translators, with their characters. */
function otherPeople({ editor, translator, custom = {} }: Work): (FieldText | undefined)[] {
  const characters = (names: readonly string[] | undefined): string | undefined =>
    names === undefined ? undefined : writeNameTexts(names);
  const fields = [
    ["editor", editor === undefined ? undefined : writeNames(editor, false)],
    ["editor_original", characters(custom.editorsZh)],
    ["translator", translator === undefined ? undefined : writeNames(translator, false)],
    ["translator_original", characters(custom.translatorsZh)],
  ] as const;
  return fields.map(([name, value]) => (value === undefined ? undefined : [name, value]));
}

function plain(name: string, value: string | undefined): FieldText | undefined {
  return value === undefined ? undefined : [name, textToLatex(value)];
}

function containerFields(work: Work, flavour: Flavour): (FieldText | undefined)[] {
  const { type, custom = {}, "container-title": container } = work;
  const subtype = Object.entries(ARTICLE_SUBTYPES).find(([, cslType]) => cslType === type)?.[0];
  if (type.startsWith("article"))
    return [
      plain(flavour === "bibtex" ? "journal" : "journaltitle", container),
      plain("journaltitle_original", custom.containerZh),
      plain("entrysubtype", subtype),
    ];
  if (entryType(type, "biblatex") === "online" || entryType(type, "bibtex") === "misc")
    return [
      container === undefined
        ? undefined
        : [flavour === "bibtex" ? "howpublished" : "organization", literal(container)],
      plain("organization_original", custom.containerZh),
    ];
  return [plain("booktitle", container), plain("booktitle_original", custom.containerZh)];
}

function publisherFields({ type, publisher, custom = {} }: Work): (FieldText | undefined)[] {
  const name = type === "report" ? "institution" : type === "thesis" ? "school" : "publisher";
  return [
    publisher === undefined ? undefined : [name, literal(publisher)],
    plain("publisher_original", custom.publisherZh),
    plain("location_original", custom.placeZh),
  ];
}

/** A body whose name holds *and* is one body: biblatex and Pandoc split these lists there, but for braces. */
function literal(name: string): string {
  const written = textToLatex(name);
  return /\sand\s/iu.test(name) ? `{${written}}` : written;
}

function dateFields({ issued }: Work, flavour: Flavour): FieldText[] {
  const [year, month, day] = issued?.["date-parts"][0] ?? [];
  if (year === undefined) return [];
  const padded = (part: number): string => String(part).padStart(2, "0");
  if (flavour === "biblatex") {
    const rest = [month, day].filter((part) => part !== undefined).map((part) => `-${padded(part)}`);
    return [["date", `${String(year).padStart(4, "0")}${rest.join("")}`]];
  }
  const macro = month === undefined ? undefined : MONTHS[month - 1];
  return [
    ["year", String(year)],
    ...(macro === undefined ? [] : [["month", macro, "macro"] as const]),
    ...(macro === undefined || day === undefined ? [] : [["day", String(day)] as const]),
  ];
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function languageName(tag: string | undefined): string | undefined {
  if (tag === undefined) return undefined;
  const primary = tag.split("-")[0];
  return Object.entries(LANGUAGES).find(([, known]) => known === tag || known === primary)?.[0];
}

/** Addresses are not TeX; a brace in one would end the value. */
function verbatim(address: string): string {
  return address.replace(/[{}\s]/gu, encodeURIComponent);
}

function bracketed([, value, kind]: FieldText, quotes: boolean): string {
  if (kind === "macro") return value;
  return quotes && !value.includes('"') ? `"${value}"` : `{${value}}`;
}

function inCase(name: string, letters: LetterCase): string {
  if (letters === "upper") return name.toUpperCase();
  return letters === "capital" ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}
