/** The CSL type of each entry type of BibTeX and biblatex (biblatex manual 2.1; Pandoc maps them alike). */
export const CSL_TYPES: Readonly<Record<string, string>> = {
  article: "article-journal",
  suppperiodical: "article-journal",
  book: "book",
  mvbook: "book",
  collection: "book",
  mvcollection: "book",
  proceedings: "book",
  mvproceedings: "book",
  reference: "book",
  mvreference: "book",
  manual: "book",
  booklet: "pamphlet",
  inbook: "chapter",
  incollection: "chapter",
  bookinbook: "chapter",
  suppbook: "chapter",
  suppcollection: "chapter",
  inreference: "entry-encyclopedia",
  inproceedings: "paper-conference",
  conference: "paper-conference",
  mastersthesis: "thesis",
  phdthesis: "thesis",
  thesis: "thesis",
  online: "webpage",
  electronic: "webpage",
  www: "webpage",
  techreport: "report",
  report: "report",
  unpublished: "manuscript",
  periodical: "periodical",
  patent: "patent",
  dataset: "dataset",
  software: "software",
  legislation: "legislation",
  jurisdiction: "legal_case",
  standard: "standard",
  movie: "motion_picture",
  video: "motion_picture",
  letter: "personal_communication",
};

/** Entry types for CSL types: what BibTeX knows, and what biblatex calls it. */
const ENTRY_TYPES: Readonly<Record<string, readonly [bibtex: string, biblatex: string]>> = {
  "article-journal": ["article", "article"],
  "article-magazine": ["article", "article"],
  "article-newspaper": ["article", "article"],
  article: ["article", "article"],
  book: ["book", "book"],
  chapter: ["incollection", "incollection"],
  "paper-conference": ["inproceedings", "inproceedings"],
  report: ["techreport", "report"],
  thesis: ["phdthesis", "thesis"],
  webpage: ["misc", "online"],
  post: ["misc", "online"],
  "post-weblog": ["misc", "online"],
  manuscript: ["unpublished", "unpublished"],
  pamphlet: ["booklet", "booklet"],
  "entry-encyclopedia": ["incollection", "inreference"],
  patent: ["misc", "patent"],
  dataset: ["misc", "dataset"],
  software: ["misc", "software"],
  periodical: ["misc", "periodical"],
};

/** Which names a file uses for types and fields. */
export type Flavour = "bibtex" | "biblatex";

/** The entry type for a CSL type; `misc` where there is none. */
export function entryType(cslType: string, flavour: Flavour): string {
  const [bibtex, biblatex] = ENTRY_TYPES[cslType] ?? ["misc", "misc"];
  return flavour === "bibtex" ? bibtex : biblatex;
}

/** Kinds of articles, as biblatex and Pandoc tell them apart. */
export const ARTICLE_SUBTYPES: Readonly<Record<string, string>> = {
  magazine: "article-magazine",
  newspaper: "article-newspaper",
};

/**
 * Fields that a work and an entry share: `[of the work, in BibTeX, in biblatex]`. The first that an entry has is read.
 * `container-title` and `publisher` depend on the type and are not here.
 */
export const SHARED_FIELDS = [
  ["title-short", "shorttitle", "shorttitle"],
  ["publisher-place", "address", "location"],
  ["genre", "type", "type"],
  ["volume", "volume", "volume"],
  ["issue", "number", "number"],
  ["page", "pages", "pages"],
  ["edition", "edition", "edition"],
  ["collection-title", "series", "series"],
  ["event-title", "eventtitle", "eventtitle"],
  ["event-place", "venue", "venue"],
  ["number-of-pages", "pagetotal", "pagetotal"],
  ["ISBN", "isbn", "isbn"],
  ["DOI", "doi", "doi"],
  ["URL", "url", "url"],
] as const;

/** Values of `langid` and `language` for the languages that we know (babel's names). */
export const LANGUAGES: Readonly<Record<string, string>> = {
  english: "en",
  american: "en-US",
  usenglish: "en-US",
  british: "en-GB",
  ukenglish: "en-GB",
  chinese: "zh",
  schinese: "zh-Hans",
  tchinese: "zh-Hant",
  "chinese-simplified": "zh-Hans",
  "chinese-traditional": "zh-Hant",
  "chinese-hans": "zh-Hans",
  "chinese-hant": "zh-Hant",
  中文: "zh",
  german: "de",
  ngerman: "de",
  french: "fr",
  japanese: "ja",
  korean: "ko",
  russian: "ru",
  spanish: "es",
  italian: "it",
};
