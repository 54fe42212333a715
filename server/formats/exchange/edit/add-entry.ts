import { eolOf } from "../../../core/bibliography/habits.ts";
import { finish } from "../../../core/text/steps.ts";
import { jsonParts } from "../../glossary/json-parts.ts";
import { listParts } from "../../glossary/list-parts.ts";
import { ownFields } from "../own-format.ts";
import type { PlainEntry } from "../plain-entry.ts";
import { yamlEntry } from "../write-tree.ts";
import { contextiveTerm } from "./contextive-term.ts";
import type { GlossaryFormat, TextChange } from "./glossary-text.ts";
import { addRow } from "./table-edit.ts";
import { addTbxEntry } from "./tbx-edit.ts";

/** An entry's change of a text, and what of the entry the file has no place for, for people. */
export interface AddedEntry {
  readonly change: TextChange;
  readonly lost: readonly string[];
}

/**
 * Adds an entry to the text of a glossary, written as its neighbours are; nothing else changes. Undefined where the text
 * is not written as a list of entries, or is damaged at its end.
 */
export function addEntry(text: string, format: GlossaryFormat, entry: PlainEntry): AddedEntry | undefined {
  switch (format) {
    case "yaml":
      return whole(addToYaml(text, [entry]));
    case "json":
      return whole(addToJson(text, entry));
    case "csv":
      return addRow(text, entry);
    case "tbx":
      return whole(addTbxEntry(text, entry));
  }
}

function whole(change: TextChange | undefined): AddedEntry | undefined {
  return change === undefined ? undefined : { change, lost: [] };
}

function addToYaml(text: string, entries: readonly PlainEntry[]): TextChange | undefined {
  const steps = addingToYaml(text, entries);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** So many entries are written in one step. */
const STEP = 50;

/** Adds entries to a glossary in YAML, as {@link addEntry} does one, in steps. */
export function* addingToYaml(text: string, entries: readonly PlainEntry[]): Generator<void, TextChange | undefined> {
  const eol = eolOf(text);
  const { lists, rest } = finish(listParts(text));
  const list = lists.at(-1);
  const last = list?.items.at(-1);
  const isContextive = list?.key !== undefined && text.startsWith("terms", list.key.start) && /^contexts:/mu.test(rest);
  if (last === undefined || list === undefined) return yield* firstInYaml(text, list?.key?.end, entries, eol);
  const span = trimmed(text, last);
  const indent = /^[ \t]*/u.exec(text.slice(last.start))?.[0] ?? "";
  const before = list.items.at(-2);
  const isSpaced =
    before !== undefined && /\n[ \t]*\r?\n[ \t]*$/u.test(`\n${text.slice(trimmed(text, before).end, last.start)}`);
  const write = (entry: PlainEntry): string =>
    isContextive ? contextiveTerm(entry, indent) : yamlEntry(entry, indent);
  return lineAfter(text, span.end, yield* written(entries, (entry) => `${isSpaced ? "\n" : ""}${write(entry)}`), eol);
}

function* written(entries: readonly PlainEntry[], write: (entry: PlainEntry) => string): Generator<void, string> {
  let text = "";
  for (const [index, entry] of entries.entries()) {
    if (index % STEP === STEP - 1) yield;
    text += write(entry);
  }
  return text;
}

/** The first entry of a file that has none yet: behind the key of the empty list, or at the end of the text. */
function* firstInYaml(
  text: string,
  key: number | undefined,
  entries: readonly PlainEntry[],
  eol: string,
): Generator<void, TextChange | undefined> {
  const indent = key === undefined ? "" : "  ";
  const isEmpty = text.split(/\r?\n/u).every((line) => /^\s*(?:#.*)?$|^---\s*$/u.test(line.replace(/^\ufeff/u, "")));
  if (key === undefined && !isEmpty) return undefined;
  const lines = yield* written(entries, (entry) => yamlEntry(entry, indent));
  return lineAfter(text, key === undefined ? text.length : lineEnd(text, key), lines, eol);
}

function addToJson(text: string, entry: PlainEntry): TextChange | undefined {
  const eol = eolOf(text);
  const [list] = jsonParts(text).lists;
  const last = list?.items.at(-1);
  if (text.trim() === "")
    return {
      start: text.length,
      end: text.length,
      newText: `[${eol}${jsonEntry(entry, "  ", "  ", eol)}${eol}]${eol}`,
    };
  if (last === undefined) {
    const empty = /\[(\s*)\]/u.exec(text);
    if (empty === null) return undefined;
    const start = empty.index + 1;
    return { start, end: start + (empty[1]?.length ?? 0), newText: `${eol}${jsonEntry(entry, "  ", "  ", eol)}${eol}` };
  }
  const { start, end } = trimmed(text, last);
  if (!/^\s*\]/u.test(text.slice(end))) return undefined;
  const line = text.lastIndexOf("\n", start) + 1;
  const base = /^[ \t]*/u.exec(text.slice(line, start))?.[0] ?? "";
  const item = text.slice(start, end);
  if (!item.includes("\n"))
    return {
      start: end,
      end,
      newText: `,${text.slice(line, start).trim() === "" && line > 0 ? `${eol}${base}` : " "}${JSON.stringify(ownFields(entry))}`,
    };
  const inner = /\n([ \t]*)"/u.exec(item)?.[1] ?? `${base}  `;
  const unit = inner.startsWith(base) ? inner.slice(base.length) : "  ";
  return { start: end, end, newText: `,${eol}${jsonEntry(entry, base, unit, eol)}` };
}

function jsonEntry(entry: PlainEntry, base: string, unit: string, eol: string): string {
  const lines = JSON.stringify(ownFields(entry), null, unit).split("\n");
  return lines.map((line) => base + line).join(eol);
}

/** Lines behind what ends at `at`; a last line that has no end gets one. */
function lineAfter(text: string, at: number, lines: string, eol: string): TextChange {
  const start = lineEnd(text, at);
  const isOpen = start > 0 && text[start - 1] !== "\n";
  return { start, end: start, newText: `${isOpen ? eol : ""}${eol === "\n" ? lines : lines.replace(/\n/gu, eol)}` };
}

/** Behind the line in which an offset stands. */
function lineEnd(text: string, at: number): number {
  if (at > 0 && text[at - 1] === "\n") return at;
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end + 1;
}

/** A span without the blanks and comments at its ends. */
function trimmed(text: string, { start, end }: { start: number; end: number }): { start: number; end: number } {
  let last = end;
  for (;;) {
    const before = text.slice(start, last).trimEnd();
    last = start + before.length;
    const line = before.lastIndexOf("\n") + 1;
    if (line === 0 || !/^[ \t]*#/u.test(before.slice(line))) return { start, end: last };
    last = start + line;
  }
}
