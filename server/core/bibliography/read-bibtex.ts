import type { Name, Work, WorkExtras } from "../citation/work.ts";
import type { BibliographyProblem, EntryReader } from "./bibliography.ts";
import type { Block } from "./block.ts";
import { type Piece, readFields } from "./entry-fields.ts";
import { ARTICLE_SUBTYPES, CSL_TYPES, LANGUAGES, SHARED_FIELDS } from "./entry-types.ts";
import { latexToText } from "./latex-text.ts";
import { readNames, readNameTexts } from "./names.ts";

/** Values longer than this are cut: strings that double each other sixty times must not fill the memory. */
const LONGEST_VALUE = 100_000;
/** How many entries one can inherit from, one through the other. */
const MOST_PARENTS = 20;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The values of an entry's fields, macros expanded, still in TeX. */
type Values = ReadonlyMap<string, string>;

/** Reads BibTeX and biblatex entries of one state of a file as works. */
export function bibtexReader(
  text: string,
  blocks: readonly Block[],
  find: (key: string) => Block | undefined,
): EntryReader {
  let macros: ReadonlyMap<string, string> | undefined;
  const valuesOf = (block: Block): Values => {
    macros ??= readMacros(text, blocks);
    return readValues(text, block, macros);
  };
  return {
    read(block) {
      const own = valuesOf(block);
      const isAlone = !own.has("crossref") && !own.has("xdata");
      const values = isAlone ? own : inherited(own, block.form.type, find, valuesOf);
      return { work: toWork(block.form.key, block.form.type, values), isAlone };
    },
    problems: (block) => problemsOf(text, block),
  };
}

/** `@string`s in file order: each may use those before it, so there are no circles. */
function readMacros(text: string, blocks: readonly Block[]): Map<string, string> {
  const macros = new Map<string, string>(MONTHS.map((month) => [month, month]));
  for (const block of blocks)
    if (block.form.kind === "string")
      for (const [name, value] of readValues(text, block, macros)) macros.set(name, value);
  return macros;
}

function readValues(text: string, block: Block, macros: ReadonlyMap<string, string>): Map<string, string> {
  const values = new Map<string, string>();
  for (const { name, pieces } of readFields(text, block).fields)
    if (!values.has(name)) values.set(name, joined(pieces, macros));
  return values;
}

/** A macro that nobody defined stands for its own name: the entry is still of use. */
function joined(pieces: readonly Piece[], macros: ReadonlyMap<string, string>): string {
  let value = "";
  for (const { kind, text } of pieces) {
    value += kind === "macro" ? (macros.get(text.toLowerCase()) ?? text) : text;
    if (value.length > LONGEST_VALUE) return value.slice(0, LONGEST_VALUE);
  }
  return value;
}

/** Fields that belong to an entry itself (biblatex manual, appendix B). */
const NOT_INHERITED = new Set([
  "crossref",
  "xdata",
  "xref",
  "ids",
  "shorttitle",
  "sorttitle",
  "label",
  "options",
  "keywords",
]);
/** Where a title goes in an entry that is part of the other. */
const TITLES: Readonly<Record<string, string>> = { title: "booktitle", subtitle: "booksubtitle" };
const PARTS = new Set([
  "inbook",
  "incollection",
  "inproceedings",
  "conference",
  "suppbook",
  "bookinbook",
  "inreference",
]);

/** The values with those of the parents: `xdata` gives its fields as they are, `crossref` its title as a book's. */
function inherited(
  own: Values,
  type: string,
  find: (key: string) => Block | undefined,
  valuesOf: (block: Block) => Values,
): Values {
  const values = new Map(own);
  const waiting = parentsOf(own);
  const seen = new Set<string>();
  for (let parent = waiting.shift(); parent !== undefined && seen.size < MOST_PARENTS; parent = waiting.shift()) {
    const block = seen.has(parent.key) ? undefined : find(parent.key);
    seen.add(parent.key);
    if (block === undefined) continue;
    const theirs = valuesOf(block);
    for (const [name, value] of theirs) {
      const isTitle = parent.isBook && Object.hasOwn(TITLES, name);
      const target = isTitle ? titleField(name, type) : name;
      if (target !== undefined && !NOT_INHERITED.has(target) && !values.has(target)) values.set(target, value);
    }
    waiting.push(...parentsOf(theirs));
  }
  return values;
}

function titleField(name: string, type: string): string | undefined {
  if (PARTS.has(type)) return TITLES[name];
  return type === "article" && name === "title" ? "journaltitle" : undefined;
}

function parentsOf(values: Values): { key: string; isBook: boolean }[] {
  const list = (name: string): string[] =>
    (values.get(name) ?? "")
      .split(",")
      .map((key) => key.trim())
      .filter(Boolean);
  return [
    ...list("xdata").map((key) => ({ key, isBook: false })),
    ...list("crossref").map((key) => ({ key, isBook: true })),
  ];
}

/** An entry as a work. */
function toWork(id: string, entryType: string, values: Values): Work {
  const text = (...names: string[]): string | undefined => {
    const value = names.map((name) => values.get(name)).find((found) => found !== undefined && found.trim() !== "");
    return value === undefined ? undefined : latexToText(value) || undefined;
  };
  const language = languageOf(text("langid", "hyphenation", "language"));
  const type = typeOf(entryType, values);
  const people = readNames(values.get("author") ?? "");
  const others = (role: string): readonly Name[] | undefined => {
    const { names } = readNames(values.get(role) ?? "");
    return names.length === 0 ? undefined : names;
  };
  const shared = SHARED_FIELDS.map(([field, ...names]) => [field, sharedValue(field, names, values, text)]);
  return compact({
    id,
    type,
    title: titled(text("title"), text("subtitle")) ?? "",
    ...Object.fromEntries(shared),
    "container-title": containerOf(entryType, text),
    publisher:
      text("publisher", "institution", "school") ?? (entryType === "report" ? text("organization") : undefined),
    author: people.names.length === 0 ? undefined : people.names,
    editor: others("editor"),
    translator: others("translator"),
    issued: dateOf(values),
    accessed: values.has("urldate") ? dateOf(new Map([["date", values.get("urldate") ?? ""]])) : undefined,
    ...numberOf(type, text),
    language,
    genre: text("type") ?? GENRES[entryType],
    custom: extrasOf(values, people.andOthers, text),
  }) as unknown as Work;
}

/** `number` is an issue of a periodical, the number of a report, or a book's in its series. */
function numberOf(type: string, text: (...names: string[]) => string | undefined): Partial<Work> {
  const number = text("number");
  if (number === undefined || type.startsWith("article")) return {};
  const field = text("series") === undefined ? "number" : "collection-number";
  return { issue: text("issue"), [field]: number } as Partial<Work>;
}

const GENRES: Readonly<Record<string, string>> = { phdthesis: "PhD thesis", mastersthesis: "Master’s thesis" };

function typeOf(entryType: string, values: Values): string {
  const type = CSL_TYPES[entryType] ?? (values.has("url") ? "webpage" : "document");
  if (type !== "article-journal") return type;
  return ARTICLE_SUBTYPES[values.get("entrysubtype")?.trim().toLowerCase() ?? ""] ?? type;
}

/** Addresses are read letter for letter, without the backslashes that some write. */
function sharedValue(
  field: string,
  names: readonly string[],
  values: Values,
  text: (...names: string[]) => string | undefined,
): string | undefined {
  if (field === "genre") return undefined;
  if (field === "URL" || field === "DOI") {
    const raw =
      values.get(names[0] ?? "") ??
      (field === "URL" ? /\\url\{([^{}]{1,2000})\}/u.exec(values.get("howpublished") ?? "")?.[1] : "");
    const address = (raw ?? "").replace(/^\s*\\url\{([^{}]*)\}\s*$/u, "$1").replace(/\\([_%&#~])(?:\{\})?/gu, "$1");
    return address.replace(/^\{(.*)\}$/su, "$1").trim() || undefined;
  }
  const value = text(...names, ...(field === "issue" ? ["issue"] : []));
  return field === "page" ? value?.replace(/\s*[–—]\s*/gu, "–") : value;
}

function containerOf(entryType: string, text: (...names: string[]) => string | undefined): string | undefined {
  const container = text("journaltitle", "journal") ?? titled(text("booktitle"), text("booksubtitle"));
  if (container !== undefined) return container;
  if (CSL_TYPES[entryType] === "webpage" || entryType === "misc") {
    const how = text("organization", "howpublished");
    return how === undefined || /^https?:|^\\url/u.test(how) ? undefined : how;
  }
  return undefined;
}

function titled(title: string | undefined, subtitle: string | undefined): string | undefined {
  if (title === undefined || subtitle === undefined) return title;
  return HAN.test(title) ? `${title}：${subtitle}` : `${title}: ${subtitle}`;
}

const HAN = /\p{Script=Han}/u;

function languageOf(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  return LANGUAGES[name.toLowerCase()] ?? (/^[a-z]{2,3}(?:-[\w-]{1,20})?$/iu.test(name) ? name : undefined);
}

/** `date` (ISO 8601 and its extension: the begin of a range counts), else `year`, `month` and `day`. */
function dateOf(values: Values): Work["issued"] | undefined {
  const date = /^\W*(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/u.exec(latexToText(values.get("date") ?? ""));
  const parts =
    date === null
      ? [
          /\d{4}/u.exec(values.get("year") ?? "")?.[0],
          monthOf(values.get("month")),
          /\d{1,2}/u.exec(values.get("day") ?? "")?.[0],
        ]
      : date.slice(1);
  const numbers: number[] = [];
  for (const part of parts) {
    const number = Number(part);
    if (!Number.isInteger(number) || number === 0) break;
    numbers.push(number);
  }
  return numbers.length === 0 ? undefined : { "date-parts": [numbers] };
}

function monthOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const index = MONTHS.indexOf(value.trim().slice(0, 3).toLowerCase());
  return index === -1 ? /^\s*(\d{1,2})/u.exec(value)?.[1] : String(index + 1);
}

/** What stands in characters; see `write-bibtex.ts` for the fields. */
function extrasOf(
  values: Values,
  andOthers: boolean,
  text: (...names: string[]) => string | undefined,
): WorkExtras | undefined {
  const namesIn = (field: string): readonly string[] | undefined => {
    const value = values.get(field);
    return value === undefined ? undefined : readNameTexts(value);
  };
  const addon = text("titleaddon");
  const extras = compact({
    authorsZh: namesIn("author_original"),
    titleZh: text("title_original") ?? (addon !== undefined && HAN.test(addon) ? addon : undefined),
    titlePinyin: text("title_romanised"),
    editorsZh: namesIn("editor_original"),
    translatorsZh: namesIn("translator_original"),
    containerZh: text("journaltitle_original", "booktitle_original", "organization_original"),
    publisherZh: text("publisher_original"),
    placeZh: text("location_original"),
    andOthers: andOthers || undefined,
  });
  return Object.keys(extras).length === 0 ? undefined : (extras as WorkExtras);
}

/** What is wrong with a block, each with the place to look at. */
function problemsOf(text: string, block: Block): BibliographyProblem[] {
  const { start, form } = block;
  const key = form.key;
  const head = { start, end: start + 1 + form.type.length };
  const own: BibliographyProblem[] = form.problem === undefined ? [] : [{ span: head, kind: form.problem, key }];
  if (form.kind !== "entry" && form.kind !== "string") return own;
  const { problems } = readFields(text, block);
  // In an entry that is not closed the rest follows from that.
  if (form.problem !== undefined) return own;
  return [
    ...own,
    ...problems.map(({ offset, problem }): BibliographyProblem => {
      const span = problem === "no-key" ? head : { start: offset, end: Math.min(text.length, offset + 1) };
      return { span, kind: problem, key };
    }),
  ];
}

/** Without the fields that are undefined. */
function compact<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept: Partial<T> = {};
  for (const key in fields) if (fields[key] !== undefined) kept[key] = fields[key];
  return kept as { [K in keyof T]: Exclude<T[K], undefined> };
}
