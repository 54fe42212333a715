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
 * A locator for readers, most general part first: `sec. 4, n. 20`, `sec. 3, para. 5, table 3` in English (Chicago's
 * abbreviations, CMOS 17 §14.150), 第4节注20 in Chinese. An empty locator gives an empty text.
 */
export function describeLocator(locator: Locator, language: "en" | "zh"): string {
  const { section, paragraph, note, table, figure, page, abstract } = locator;
  const chinese = language === "zh";
  const parts = [
    abstract && (chinese ? "摘要" : "abstract"),
    section && (chinese ? `第${section}节` : `sec. ${section}`),
    paragraph && (chinese ? `第${paragraph}段` : `para. ${paragraph}`),
    note && (chinese ? `注${note}` : `n. ${note}`),
    table && (chinese ? `表${table}` : `table ${table}`),
    figure && (chinese ? `图${figure}` : `fig. ${figure}`),
    page && (chinese ? `第${page}页` : `p. ${page}`),
  ];
  return parts.filter((part) => part !== undefined && part !== "" && part !== 0).join(chinese ? "" : ", ");
}

/**
 * The part of a locator that a reader of a citation can follow. Paragraphs are not numbered in print and are left out
 * where anything else leads there; a table or figure needs no section.
 */
export function citedLocator({ section, paragraph, note, table, figure, page, abstract }: Locator): Locator {
  if (table !== undefined) return { table };
  if (figure !== undefined) return { figure };
  if (page !== undefined) return { page };
  if (abstract) return { abstract };
  if (note !== undefined) return section === undefined ? { note } : { section, note };
  if (section !== undefined) return { section };
  return paragraph === undefined ? {} : { paragraph };
}

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
