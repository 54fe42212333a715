import { collectConcepts } from "../glossary/concepts.ts";
import type { GlossaryProblem } from "../glossary/problem.ts";
import { addToYaml } from "./edit/add-entry.ts";
import { entriesOf, type GlossaryFormat, type TextChange } from "./edit/glossary-text.ts";
import { type NotKept, Tally } from "./not-kept.ts";
import type { PlainEntry } from "./plain-entry.ts";
import { plainOf } from "./plain-of-concept.ts";
import { glossaryTable } from "./read-csv.ts";
import { readTbx } from "./read-tbx.ts";

/** What an import would do, before it is done. */
export interface ImportPlan {
  /** How the text of the glossary in YAML changes that the entries come to; undefined where it cannot be added to. */
  readonly change: TextChange | undefined;
  /** How many entries come to it. */
  readonly added: number;
  /** Ids of entries that it has already, which stay as they are. */
  readonly present: readonly string[];
  /** How many rows of a table have joined a row before them. */
  readonly merged: number;
  /** What is wrong in the file that is imported: each problem with its line, counted from 1. */
  readonly problems: readonly { readonly line: number; readonly message: string; readonly isLeftOut: boolean }[];
  /** What the file says beyond what Tifa keeps. */
  readonly notKept: readonly NotKept[];
}

/** Plans to bring the entries of a glossary in any format into one in YAML. */
export function planImport(text: string, format: GlossaryFormat, target: string): ImportPlan {
  const found = entriesOf(text, format);
  const there = new Set(entriesOf(target, "yaml").concepts.map(({ id }) => id));
  const entries: PlainEntry[] = found.concepts.filter(({ id }) => !there.has(id)).map(plainOf);
  return {
    change: entries.length === 0 ? undefined : addToYaml(target, entries),
    added: entries.length,
    present: found.concepts.flatMap(({ id }) => (there.has(id) ? [id] : [])),
    merged: format === "csv" ? mergedRows(text, found.entries.length) : 0,
    problems: withLines(text, found.problems),
    notKept: format === "tbx" ? notKeptOfTbx(text) : [],
  };
}

function mergedRows(text: string, entries: number): number {
  const { columns = [], rows } = glossaryTable(text);
  const read = rows.filter(({ cells }) => !cells.slice(columns.length).some((cell) => cell.trim() !== ""));
  return Math.max(0, read.length - entries);
}

function notKeptOfTbx(text: string): readonly NotKept[] {
  const tally = new Tally();
  const steps = readTbx(text, collectConcepts({ layer: "user", name: "", uri: "" }), tally);
  while (steps.next().done !== true);
  return tally.list();
}

function withLines(text: string, problems: readonly GlossaryProblem[]): ImportPlan["problems"] {
  let line = 1;
  let at = 0;
  return [...problems]
    .sort((a, b) => a.start - b.start)
    .map(({ start, message, severity }) => {
      for (; at < start; at++) if (text.charCodeAt(at) === 0x0a) line += 1;
      return { line, message, isLeftOut: severity === "error" };
    });
}
