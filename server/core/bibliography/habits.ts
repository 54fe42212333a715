import type { Bibliography } from "./bibliography.ts";
import type { Block } from "./block.ts";
import { type Field, readFields } from "./entry-fields.ts";
import type { Flavour } from "./entry-types.ts";

/** How a file writes its entries. */
export interface Habits {
  readonly flavour: Flavour;
  readonly eol: string;
  /** What stands before a field's name on its line. */
  readonly indent: string;
  /** How wide the names are made, so that the equals signs stand below each other; 0 where they do not. */
  readonly nameWidth: number;
  /** Between the name (made as wide) and the value: ` = `. */
  readonly equals: string;
  readonly quotes: boolean;
  readonly fieldCase: LetterCase;
  readonly typeCase: LetterCase;
  readonly trailingComma: boolean;
  /** What stands before the closing bracket on its line; undefined where it closes behind the last value. */
  readonly closing: string | undefined;
  /** Whether a line is left free between entries. */
  readonly blankLine: boolean;
}

export type LetterCase = "lower" | "upper" | "capital";

/** As many of the last entries show how the file is written. */
const SAMPLE = 25;

/** Field names that only one of the two has. */
const BIBLATEX_FIELDS = new Set(["date", "journaltitle", "location", "urldate", "langid", "institution_original"]);
const BIBTEX_FIELDS = new Set(["year", "journal", "address"]);
const BIBLATEX_TYPES = new Set(["online", "report", "thesis", "mvbook", "collection", "periodical", "dataset"]);

/** One entry as it is written. */
interface Written {
  readonly block: Block;
  readonly fields: readonly Field[];
}

/** How the file writes its entries, by the last of them; what nothing tells is `otherwise`, or as most files have it. */
export function habitsOf({ text, blocks }: Bibliography, otherwise: Flavour = "bibtex"): Habits {
  const sample: Written[] = blocks
    .filter(({ form }) => form.kind === "entry" && form.problem === undefined)
    .slice(-SAMPLE)
    .map((block) => ({ block, fields: readFields(text, block).fields }))
    .filter(({ fields }) => fields.length > 1);
  const fields = sample.flatMap((entry) => entry.fields);
  const lines = fields.map((field) => lineBefore(text, field)).filter((line) => line !== undefined);
  const type = ({ block }: Written): string => text.slice(block.start + 1, block.start + 1 + block.form.type.length);
  return {
    flavour: flavourOf(sample) ?? otherwise,
    eol: eolOf(text),
    indent: mostFrequent(lines) ?? "  ",
    ...equalsOf(text, sample),
    quotes:
      mostFrequent(
        fields.map(({ valueSpan }) => text[valueSpan.start]).filter((sign) => sign === "{" || sign === '"'),
      ) === '"',
    fieldCase: caseOf(fields.map(({ nameSpan }) => text.slice(nameSpan.start, nameSpan.end))),
    typeCase: caseOf(sample.map(type)),
    trailingComma: mostFrequent(sample.map((entry) => /,\s*$/u.test(tail(text, entry)))) ?? false,
    closing: closingOf(text, sample),
    blankLine: mostFrequent(gaps(text, sample)) ?? true,
  };
}

/** The line ends of the file, by its first: `\n` in one that has none. */
export function eolOf(text: string): string {
  const first = text.indexOf("\n");
  return first > 0 && text[first - 1] === "\r" ? "\r\n" : "\n";
}

function flavourOf(sample: readonly Written[]): Flavour | undefined {
  let score = 0;
  for (const { block, fields } of sample) {
    if (BIBLATEX_TYPES.has(block.form.type)) score += 1;
    if (block.form.type === "techreport" || block.form.type === "phdthesis") score -= 1;
    for (const { name } of fields) {
      if (BIBLATEX_FIELDS.has(name)) score += 1;
      else if (BIBTEX_FIELDS.has(name)) score -= 1;
    }
  }
  return score === 0 ? undefined : score > 0 ? "biblatex" : "bibtex";
}

/** The blanks between the beginning of the line and a field; undefined where something else stands there. */
function lineBefore(text: string, { nameSpan }: Field): string | undefined {
  const line = text.lastIndexOf("\n", nameSpan.start - 1) + 1;
  const before = text.slice(line, nameSpan.start);
  return before.length <= 40 && before.trim() === "" ? before : undefined;
}

/** Aligned where the equals signs of an entry stand below each other behind names of different lengths. */
function equalsOf(text: string, sample: readonly Written[]): { nameWidth: number; equals: string } {
  const widths: number[] = [];
  const signs: string[] = [];
  for (const { fields } of sample) {
    const names = fields.map(({ nameSpan }) => nameSpan.end - nameSpan.start);
    const between = fields.map(({ nameSpan, valueSpan }) => text.slice(nameSpan.end, valueSpan.start));
    const columns = new Set(between.map((gap, index) => gap.indexOf("=") + (names[index] ?? 0)));
    const isAligned = columns.size === 1 && new Set(names).size > 1;
    const [column = 0] = columns;
    const before = isAligned ? column - Math.max(...names) : 0;
    // The blank before the sign belongs to the sign, not to the width.
    widths.push(isAligned ? column - Math.min(before, 1) : 0);
    for (const gap of between) signs.push(isAligned ? `${" ".repeat(Math.min(before, 1))}${gap.trimStart()}` : gap);
  }
  const equals = mostFrequent(signs.filter((sign) => sign.length <= 8 && !/[\r\n%]/u.test(sign)));
  return { nameWidth: mostFrequent(widths) ?? (sample.length === 0 ? DEFAULT_WIDTH : 0), equals: equals ?? " = " };
}

/** As wide as `institution`. */
const DEFAULT_WIDTH = 11;

function caseOf(names: readonly string[]): LetterCase {
  const cases = names.map((name): LetterCase => {
    if (name === name.toLowerCase()) return "lower";
    return name === name.toUpperCase() ? "upper" : "capital";
  });
  return mostFrequent(cases) ?? "lower";
}

/** From the last value to the closing bracket. */
function tail(text: string, { block, fields }: Written): string {
  return text.slice(fields.at(-1)?.valueSpan.end ?? block.start, block.start + block.form.length - 1);
}

function closingOf(text: string, sample: readonly Written[]): string | undefined {
  const closings = sample.map((entry) => /\n([ \t]{0,40})$/u.exec(tail(text, entry))?.[1] ?? "none");
  const closing = mostFrequent(closings) ?? "";
  return closing === "none" ? undefined : closing;
}

/** Whether a line is free before each entry that follows another at once. */
function gaps(text: string, sample: readonly Written[]): boolean[] {
  return sample.slice(1).flatMap(({ block }, index) => {
    const before = sample[index]?.block;
    const gap = before === undefined ? "x" : text.slice(before.start + before.form.length, block.start);
    return gap.length < 200 && gap.trim() === "" ? [gap.split("\n").length > 2] : [];
  });
}

function mostFrequent<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
