import type { Bilingual } from "../concept/concept.ts";

/** A person or body as CSL-JSON has it. */
export interface Name {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
  /** `Jr.`, `III`. */
  readonly suffix?: string;
  /** `van der`, where the name is sorted and listed under what follows it (`dropping`), or under the particle. */
  readonly "dropping-particle"?: string;
  readonly "non-dropping-particle"?: string;
}

/** What CSL-JSON has no place for; characters, pinyin and translation stay apart, so that any style can print them. */
export interface WorkExtras {
  /** Authors in characters, in the order of `author`; an empty text where unknown. */
  readonly authorsZh?: readonly string[];
  readonly titleZh?: string;
  /** The title in pinyin without tones, words joined and names capitalised as libraries do (GB/T 16159). */
  readonly titlePinyin?: string;
  readonly containerZh?: string;
  readonly publisherZh?: string;
  readonly placeZh?: string;
  /** In the order of `editor` and `translator`, as `authorsZh`. */
  readonly editorsZh?: readonly string[];
  readonly translatorsZh?: readonly string[];
  /** The title in sentence case, where somebody who knows its names wrote it so; for styles that want that. */
  readonly sentenceTitle?: string;
  /** The letter that tells two works of one year apart. */
  readonly yearSuffix?: string;
  /** There are more authors than `author` names. */
  readonly andOthers?: true;
  /** A correction or discrepancy that a careful writer should know. */
  readonly note?: Bilingual;
}

/** Fields of CSL-JSON that hold a text. */
const TEXT_FIELDS = [
  "title-short",
  "container-title",
  "collection-title",
  "collection-number",
  "event-title",
  "event-place",
  "edition",
  "number",
  "number-of-pages",
  "ISBN",
  "publisher",
  "publisher-place",
  "genre",
  "volume",
  "issue",
  "page",
  "DOI",
  "URL",
  "language",
] as const;

type TextField = (typeof TEXT_FIELDS)[number];

/** Year, month, day, as far as known. */
export interface WorkDate {
  readonly "date-parts": readonly (readonly number[])[];
}

/** A citable publication: the part of CSL-JSON 1.0.2 that we use. */
export interface Work extends Readonly<Partial<Record<TextField, string>>> {
  /** The citation key. */
  readonly id: string;
  readonly type: string;
  readonly author?: readonly Name[];
  readonly editor?: readonly Name[];
  readonly translator?: readonly Name[];
  readonly title: string;
  readonly issued?: WorkDate;
  /** When its page on the web was read. */
  readonly accessed?: WorkDate;
  readonly custom?: WorkExtras;
}

/** Something wrong with an entry: where (`[3].author`), and what. */
export interface WorkProblem {
  readonly where: string;
  readonly message: string;
}

/** The work that the glossary is built on. */
export const PAPER_ID = "naughton2023trajectory";

/**
 * Reads a CSL-JSON list. Never throws: an entry without id, type or title is left out, a field of the wrong kind is
 * dropped, and both become problems. Fields that we do not use are dropped in silence.
 */
export function readWorks(value: unknown): { works: Work[]; problems: WorkProblem[] } {
  if (!Array.isArray(value)) return { works: [], problems: [{ where: "", message: "expected a list of works" }] };
  const problems: WorkProblem[] = [];
  const seen = new Set<string>();
  const works = value.flatMap((entry: unknown, index) => {
    const work = readWork(entry, `[${index}]`, problems);
    if (work === undefined) return [];
    if (seen.has(work.id)) problems.push({ where: `[${index}].id`, message: `${work.id} is there already` });
    seen.add(work.id);
    return [work];
  });
  return { works, problems };
}

/** The year, with its letter: `2021a`; `n.d.` where there is none. */
export function yearOf({ issued, custom }: Work): string {
  const year = issued?.["date-parts"][0]?.[0];
  return year === undefined ? "n.d." : `${year}${custom?.yearSuffix ?? ""}`;
}

type Fields = Readonly<Record<string, unknown>>;

function readWork(value: unknown, where: string, problems: WorkProblem[]): Work | undefined {
  const fields = asFields(value);
  const id = asText(fields?.id);
  const type = asText(fields?.type);
  const title = asText(fields?.title);
  if (fields === undefined || id === undefined || type === undefined || title === undefined) {
    problems.push({ where, message: "a work needs an id, a type and a title" });
    return undefined;
  }
  const read = <T>(key: string, reader: (value: unknown) => T | undefined): T | undefined => {
    const raw = Object.hasOwn(fields, key) ? fields[key] : undefined;
    const result = raw === undefined ? undefined : reader(raw);
    if (raw !== undefined && result === undefined)
      problems.push({ where: `${where}.${key}`, message: "is not what CSL-JSON has here" });
    return result;
  };
  return compact({
    id,
    type,
    title,
    ...Object.fromEntries(TEXT_FIELDS.map((key) => [key, read(key, asText)])),
    author: read("author", asNames),
    editor: read("editor", asNames),
    translator: read("translator", asNames),
    issued: read("issued", asDate),
    accessed: read("accessed", asDate),
    custom: read("custom", asExtras),
  }) as unknown as Work;
}

const NAME_PARTS: readonly (keyof Name)[] = [
  "family",
  "given",
  "literal",
  "suffix",
  "dropping-particle",
  "non-dropping-particle",
];

function asNames(value: unknown): Name[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((entry: unknown) => {
    const fields = asFields(entry) ?? {};
    const name = compact(Object.fromEntries(NAME_PARTS.map((part) => [part, asText(fields[part])])));
    return Object.keys(name).length === 0 ? [] : [name];
  });
}

/** CSL-JSON writes numbers as texts too: `["2021", 3]`. */
function asDate(value: unknown): WorkDate | undefined {
  const parts = asFields(value)?.["date-parts"];
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined;
  if (!Array.isArray(first)) return undefined;
  const numbers = first.map(Number).filter((part) => Number.isInteger(part) && part !== 0);
  return numbers.length === 0 ? undefined : { "date-parts": [numbers] };
}

const EXTRA_TEXTS: readonly (keyof WorkExtras)[] = [
  "titleZh",
  "titlePinyin",
  "containerZh",
  "publisherZh",
  "placeZh",
  "sentenceTitle",
  "yearSuffix",
];
const EXTRA_LISTS: readonly (keyof WorkExtras)[] = ["authorsZh", "editorsZh", "translatorsZh"];

function asTexts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.map((name) => asText(name) ?? "") : undefined;
}

function asExtras(value: unknown): WorkExtras | undefined {
  const fields = asFields(value);
  if (fields === undefined) return undefined;
  const { andOthers, note } = fields;
  const text = asFields(note);
  const [en, zh] = [asText(text?.en), asText(text?.zh)];
  return compact({
    ...Object.fromEntries(EXTRA_TEXTS.map((key) => [key, asText(fields[key])])),
    ...Object.fromEntries(EXTRA_LISTS.map((key) => [key, asTexts(fields[key])])),
    andOthers: andOthers === true ? andOthers : undefined,
    note: en === undefined || zh === undefined ? undefined : { en, zh },
  });
}

function asFields(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

function asText(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** Without the fields that are undefined. */
function compact<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
