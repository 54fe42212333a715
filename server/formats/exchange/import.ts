import * as l10n from "@vscode/l10n";
import { collectConcepts } from "../glossary/concepts.ts";
import type { OwnEntry } from "../glossary/own-entry.ts";
import type { GlossaryProblem } from "../glossary/problem.ts";
import { addingToYaml } from "./edit/add-entry.ts";
import { type GlossaryFormat, readingEntries, type TextChange } from "./edit/glossary-text.ts";
import { type NotKept, Tally } from "./not-kept.ts";
import type { PlainEntry } from "./plain-entry.ts";
import { plainOf } from "./plain-of-concept.ts";
import { readingGlossaryTable } from "./read-csv.ts";
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

/** So many entries are looked at in one step. */
const STEP = 100;

/** Plans to bring the entries of a glossary in any format into one in YAML, in steps. */
export function* planningImport(text: string, format: GlossaryFormat, target: string): Generator<void, ImportPlan> {
  const found = yield* readingEntries(text, format);
  const there = new Set((yield* readingEntries(target, "yaml")).concepts.map(({ id }) => id));
  const entries: PlainEntry[] = [];
  const present: string[] = [];
  for (const [index, concept] of found.concepts.entries()) {
    if (index % STEP === STEP - 1) yield;
    if (there.has(concept.id)) present.push(concept.id);
    else entries.push(plainOf(concept));
  }
  return {
    change: entries.length === 0 ? undefined : yield* addingToYaml(target, entries),
    added: entries.length,
    present,
    merged: format === "csv" ? yield* mergedRows(text, found.entries.length) : 0,
    problems: withLines(text, found.problems),
    notKept: [...groupsOf(found.entries), ...(format === "tbx" ? yield* notKeptOfTbx(text) : [])],
  };
}

/** Subject fields and contexts group a file's entries where it lies; our own format has no field for them. */
function groupsOf(entries: readonly OwnEntry[]): NotKept[] {
  const count = entries.filter(({ group }) => group !== undefined).length;
  return count === 0 ? [] : [{ what: l10n.t("subject fields or contexts"), count }];
}

function* mergedRows(text: string, entries: number): Generator<void, number> {
  const { columns = [], rows } = yield* readingGlossaryTable(text);
  const read = rows.filter(({ cells }) => !cells.slice(columns.length).some((cell) => cell.trim() !== ""));
  return Math.max(0, read.length - entries);
}

function* notKeptOfTbx(text: string): Generator<void, readonly NotKept[]> {
  const tally = new Tally();
  yield* readTbx(text, collectConcepts({ layer: "user", name: "", uri: "" }), tally);
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
