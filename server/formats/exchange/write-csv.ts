import Papa from "papaparse";
import { hasTraditional } from "../../core/text/language.ts";
import { madeInSteps } from "../../core/text/steps.ts";
import { languageOf } from "../glossary/own-entry.ts";
import { guardCell, joinCell } from "./cells.ts";
import { locatorText } from "./locator-text.ts";
import type { PlainEntry, PlainTerm } from "./plain-entry.ts";

/** What stands in a row, by the name of its column. */
export type Cells = Readonly<Record<string, string | undefined>>;

/** The columns that a table always has. */
const ALWAYS = ["id", "en", "pinyin", "definition", "definition_zh"];
/** The order of the columns. */
const ORDER = [
  ...[
    "id",
    "en",
    "en_status",
    "zh",
    "zh-Hans",
    "zh-Hant",
    "pinyin",
    "zh_status",
    "definition",
    "definition_zh",
    "kind",
    "source",
  ],
  ...["note", "note_zh", "examples", "related", "keys", "at", "evidence", "works"],
  ...["en", "zh"].flatMap((language) =>
    ["strength", "source", "at", "forms", "readings", "inflect", "case", "not_after", "not_before"].map(
      (field) => `${language}_${field}`,
    ),
  ),
  ...["en_wording_note", "en_wording_note_zh", "zh_wording_note", "zh_wording_note_zh"],
];

/**
 * A glossary as a table by RFC 4180: a concept is a row, and each further wording one with the same id. No cell is a
 * formula to a spreadsheet. UTF-8 with a byte order mark, without which Excel garbles Chinese. In steps.
 */
export function* writingCsv(entries: readonly PlainEntry[], delimiter: "," | "\t"): Generator<void, string> {
  const rows = saysScript((yield* madeInSteps(entries, rowsOf)).flat());
  const used = new Set<string>();
  yield* madeInSteps(rows, (row) => {
    for (const name in row) if (row[name] !== undefined) used.add(name);
  });
  // Beside a column for notes in Chinese, the other is certainly in English.
  if (used.has("note")) used.add("note_zh");
  if (!used.has("zh-Hans")) used.add("zh");
  const columns = ORDER.filter((name) => ALWAYS.includes(name) || used.has(name));
  const line = (row: Cells): string => csvLines([columns.map((name) => row[name] ?? "")], delimiter, "\r\n");
  return `\ufeff${csvLines([columns], delimiter, "\r\n")}${(yield* madeInSteps(rows, line)).join("")}`;
}

/** The column of simplified Chinese is named for the script where characters of the table would tell another. */
function saysScript(rows: readonly Cells[]): readonly Cells[] {
  if (!rows.some(({ zh = "" }) => hasTraditional(zh))) return rows;
  return rows.map(({ zh, ...cells }) => ({ ...cells, "zh-Hans": zh }));
}

/** Lines of a table, each with its end. */
export function csvLines(rows: readonly (readonly string[])[], delimiter: string, eol: string, quotes = false): string {
  if (rows.length === 0) return "";
  const guarded = rows.map((row) => row.map(guardCell));
  return Papa.unparse(guarded, { delimiter, newline: eol, quotes }) + eol;
}

/** The rows of an entry: the first says all that is not of a single wording. */
export function rowsOf(entry: PlainEntry): Cells[] {
  const english = entry.terms.filter((term) => languageOf(term) === "en");
  const chinese = entry.terms.filter((term) => languageOf(term) !== "en");
  const count = Math.max(1, english.length, chinese.length);
  return Array.from({ length: count }, (_, index) => ({
    id: entry.id,
    ...(index === 0 ? entryCells(entry) : {}),
    ...termCells(english[index], "en"),
    ...termCells(chinese[index], "zh"),
  }));
}

function entryCells(entry: PlainEntry): Cells {
  const { definition, note, evidence = [], relations = [], works = [], keys = [], examples = [], at } = entry;
  return {
    kind: entry.kind,
    definition: orNothing(definition?.en),
    definition_zh: orNothing(definition?.zh),
    source: entry.credit,
    note: orNothing(note?.en),
    note_zh: orNothing(note?.zh),
    examples: list(examples),
    related: list(relations.map(({ kind, id }) => (kind === "related" ? id : `${kind}: ${id}`))),
    keys: list(keys),
    at: at === undefined ? undefined : locatorText(at),
    evidence: list(evidence.map(locatorText)),
    works: list(works),
  };
}

function termCells(term: PlainTerm | undefined, language: "en" | "zh"): Cells {
  if (term === undefined) return {};
  const { status, strength, readings = [], forms = [], inflect, exactCase, note, at } = term;
  const isTraditional = languageOf(term) === "zh-Hant";
  const cells: Cells = {
    status,
    strength,
    source: term.credit,
    at: at === undefined ? undefined : locatorText(at),
    forms: list(forms),
    readings: list(readings),
    inflect: inflect === undefined ? undefined : String(inflect),
    case: exactCase === true ? "exact" : undefined,
    not_after: term.notAfter,
    not_before: term.notBefore,
    wording_note: orNothing(note?.en),
    wording_note_zh: orNothing(note?.zh),
  };
  return {
    ...Object.fromEntries(Object.entries(cells).map(([name, text]) => [`${language}_${name}`, text])),
    ...(language === "en" ? { en: joinCell([term.text]) } : {}),
    ...(language === "zh" && !isTraditional ? { zh: joinCell([term.text]) } : {}),
    ...(language === "zh" ? { "zh-Hant": traditional(term, isTraditional), pinyin: reading(term.pinyin) } : {}),
  };
}

function traditional({ text, hant }: PlainTerm, isTraditional: boolean): string | undefined {
  if (isTraditional) return joinCell([text]);
  return hant === undefined ? undefined : joinCell([hant]);
}

function reading(pinyin: string | undefined): string | undefined {
  return pinyin === undefined ? undefined : joinCell([pinyin]);
}

function list(texts: readonly string[]): string | undefined {
  return texts.length === 0 ? undefined : joinCell(texts);
}

function orNothing(text: string | undefined): string | undefined {
  return text === "" ? undefined : text;
}
