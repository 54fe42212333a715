/**
 * Where in a work something stands. The paper's copy that we know has no page numbers, so built-in
 * locators use sections, notes, tables and figures; `page` comes from users.
 */
export interface Locator {
  readonly section?: string;
  readonly paragraph?: number;
  readonly note?: number;
  readonly table?: number;
  readonly figure?: number;
  readonly page?: string;
  /** The abstract, which has no section number. */
  readonly abstract?: true;
}

/** The languages that a citation can be written in. */
export type LocatorLanguage = "en" | "zh";

/**
 * Reads the compact form that `data/` uses: `S4¶1` section 4 paragraph 1, `S4`, `fn20` note 20, `T3` table 3,
 * `Fig1`, `Abs`; several joined by spaces make one locator: `S4 fn20` is section 4, note 20.
 *
 * @throws Error on any other word: the build checks the data, so a wrong one is our bug.
 */
export function parseLocator(text: string): Locator {
  return Object.assign({}, ...text.split(/\s+/u).map(parseWord));
}

/**
 * A locator for readers, most general part first: `sec. 4, n. 20`, `table 3`, `pp. 12–14` in English (Chicago's
 * abbreviations, CMOS 17 §14.150; tables are spelt out), 第4节注20 in Chinese. An empty locator gives an empty text.
 */
export function describeLocator(locator: Locator, language: LocatorLanguage): string {
  const write = WORDS[language];
  const parts = PARTS.map((part) => {
    const value = locator[part];
    return value === undefined || value === "" ? "" : write[part](String(value).replace(/(\d)-+(?=\d)/gu, "$1–"));
  });
  return parts.filter((part) => part !== "").join(language === "zh" ? "" : ", ");
}

/**
 * The part of a locator that a reader of a citation can follow. Paragraphs are not numbered in print and are left out
 * where anything else leads there; a table or figure needs no section, and a page needs only the note on it.
 */
export function citedLocator({ section, paragraph, note, table, figure, page, abstract }: Locator): Locator {
  const notes = note === undefined ? {} : { note };
  if (table !== undefined) return { table };
  if (figure !== undefined) return { figure };
  if (page !== undefined) return { page, ...notes };
  if (abstract) return { abstract, ...notes };
  if (section !== undefined) return { section, ...notes };
  return note !== undefined || paragraph === undefined ? notes : { paragraph };
}

/**
 * The locator that `text` begins with, as it is written, in any of the forms that people and dialects use: `sec.~4, n. 20`,
 * `pp. 12--14`, `12`, `§ 3`, 第4节注20; empty where `text` begins with other words.
 */
export function leadingLocator(text: string): string {
  return LEADING.exec(text.slice(0, LONGEST))?.[0] ?? "";
}

/** Most general first: the order in which a locator is written. */
const PARTS = ["abstract", "section", "paragraph", "page", "note", "table", "figure"] as const;

type Words = Readonly<Record<(typeof PARTS)[number], (value: string) => string>>;

const WORDS: Readonly<Record<LocatorLanguage, Words>> = {
  en: {
    abstract: () => "abstract",
    section: (value) => `${several(value) ? "secs." : "sec."} ${value}`,
    paragraph: (value) => `para. ${value}`,
    page: (value) => `${several(value) ? "pp." : "p."} ${value}`,
    note: (value) => `n. ${value}`,
    table: (value) => `table ${value}`,
    figure: (value) => `fig. ${value}`,
  },
  zh: {
    abstract: () => "摘要",
    section: (value) => `第${value}节`,
    paragraph: (value) => `第${value}段`,
    page: (value) => `第${value}页`,
    note: (value) => `注${value}`,
    table: (value) => `表${value}`,
    figure: (value) => `图${value}`,
  },
};

function several(value: string): boolean {
  return /[–,&]/u.test(value);
}

/** No locator is longer than this: what follows is other text. */
const LONGEST = 120;
const LABEL =
  "(?:§+|¶+|(?:books?|bks?|chapters?|chaps?|ch|columns?|cols?|figures?|figs?|issues?|lines?|ll?|notes?|nn?|pages?|pp?|paragraphs?|paras?|parts?|pts?|sections?|secs?|tables?|tbls?|verses?|volumes?|vols?)\\b\\.?)";
const NUMBER = "(?:\\d+[a-z]?(?:\\.\\d+)*(?:n\\d+)?|[ivxlcdm]+)\\b";
const RANGE = `${NUMBER}(?:\\s*(?:-{1,3}|–)\\s*${NUMBER})?`;
const ENGLISH = `(?:${LABEL}[\\s~]*${RANGE}|\\d[\\da-z.]*(?:(?:-{1,3}|–)\\d+)?\\b|abstract\\b)`;
const CHINESE = "(?:第\\s*[\\d〇一二三四五六七八九十百]+\\s*[节節章页頁段条條]|[注表图圖]\\s*\\d+|摘要)";
const LEADING = new RegExp(
  `^(?:${CHINESE}(?:[，,、\\s]*${CHINESE})*|${ENGLISH}(?:(?:,[\\s~]*|[\\s~]+and[\\s~]+)${ENGLISH})*)`,
  "iu",
);

function parseWord(word: string): Locator {
  if (word === "Abs") return { abstract: true };
  const match = /^(?:S(?<section>\d+)(?:¶(?<paragraph>\d+))?|fn(?<note>\d+)|T(?<table>\d+)|Fig(?<figure>\d+))$/u.exec(
    word,
  );
  const groups = match?.groups;
  if (groups === undefined) throw new Error(`not a locator: ${word}`);
  const { section, paragraph, note, table, figure } = groups;
  if (section !== undefined) return paragraph === undefined ? { section } : { section, paragraph: Number(paragraph) };
  if (note !== undefined) return { note: Number(note) };
  if (table !== undefined) return { table: Number(table) };
  return { figure: Number(figure) };
}
