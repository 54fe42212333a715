import { dump, FAILSAFE_SCHEMA, load } from "js-yaml";
import type { Bibliography, BibliographyFormat } from "../core/bibliography/bibliography.ts";
import type { Block } from "../core/bibliography/block.ts";
import { eolOf } from "../core/bibliography/habits.ts";
import type { Work } from "../core/citation/work.ts";
import { cslReader, toCsl } from "./csl-work.ts";

/**
 * CSL-YAML as Pandoc has it: a list in block style, at the top or under `references:`. Each entry is parsed alone, so that
 * one that is wrong hides no other. Every scalar is a text: `no` and `012` mean themselves.
 */
export const cslYaml: BibliographyFormat = {
  id: "csl-yaml",
  scan,
  reader: (text) =>
    cslReader(({ start, form }) => {
      const item = " ".repeat(column(text, start)) + text.slice(start, start + form.length);
      const value: unknown = load(item, { schema: FAILSAFE_SCHEMA });
      return Array.isArray(value) ? value[0] : undefined;
    }),
  insertion,
};

const LIST_KEY = /^references:[ \t]*(?:#.*)?\r?$/mu;
const ID =
  /^(?:[ \t]*-[ \t]+|[ \t]+)id:[ \t]+(?:'([^'\r\n]*)'|"([^"\r\n]*)"|([^\s#][^\r\n#]*?))[ \t]*(?:#[^\r\n]*)?\r?$/mu;

function* scan(text: string): Generator<Block, void> {
  const list = listStart(text);
  if (list === undefined) return;
  let open: { start: number; indent: number; end: number } | undefined;
  let indent: number | undefined;
  for (let line = list; line < text.length; ) {
    const next = text.indexOf("\n", line) === -1 ? text.length : text.indexOf("\n", line) + 1;
    const content = text.slice(line, Math.min(next, line + 200));
    const depth = content.length - content.trimStart().length;
    const isBlank = content.trim() === "" || content.trimStart().startsWith("#");
    const isItem = /^[ \t]*-(?:[ \t]|\r?\n|$)/u.test(content) && (indent === undefined || depth <= indent);
    if (!isBlank && !isItem && depth <= (indent ?? 0)) break;
    if (isItem) {
      if (open !== undefined) yield toBlock(text, open);
      indent = depth;
      open = { start: line + depth, indent: depth, end: next };
    } else if (!isBlank && open !== undefined) open.end = next;
    line = next;
  }
  if (open !== undefined) yield toBlock(text, open);
}

/** The line behind `references:`, or the first of a list at the top. */
function listStart(text: string): number | undefined {
  const key = LIST_KEY.exec(text);
  if (key !== null) return Math.min(text.length, key.index + key[0].length + 1);
  const item = /^(?:(?:---|#.*|)[ \t]*\r?\n){0,100}(?=- )/u.exec(text.slice(0, 20_000));
  return item === null ? undefined : item[0].length;
}

function toBlock(text: string, { start, end }: { start: number; end: number }): Block {
  const length = text.slice(start, end).trimEnd().length;
  const item = " ".repeat(column(text, start)) + text.slice(start, start + length);
  const found = ID.exec(item.slice(0, 20_000));
  const key = found?.[1] ?? found?.[2] ?? found?.[3] ?? "";
  const at = found === null ? 0 : item.indexOf(key, found.index + found[0].indexOf("id:") + 3);
  const keyStart = Math.max(0, at - column(text, start));
  return { start, form: { kind: "entry", type: "", length, reach: length, key, keyStart, made: {} } };
}

function column(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

/** Behind the last entry, with its indentation and line ends. */
function insertion({ text, blocks }: Bibliography, work: Work): { offset: number; text: string } | undefined {
  const eol = eolOf(text);
  const last = blocks.at(-1);
  if (text.trim() === "") return { offset: text.length, text: `references:${eol}${item(work, "", eol)}${eol}` };
  if (last === undefined) {
    const start = /^references:[ \t]*\r?(?:\n\s*)?$/mu.test(text) ? listStart(text) : undefined;
    if (start === undefined || text.slice(start).trim() !== "") return undefined;
    return { offset: start, text: `${text.slice(0, start).endsWith("\n") ? "" : eol}${item(work, "", eol)}${eol}` };
  }
  const indent = text.slice(text.lastIndexOf("\n", last.start - 1) + 1, last.start);
  return { offset: last.start + last.form.length, text: `${eol}${item(work, indent, eol)}` };
}

function item(work: Work, indent: string, eol: string): string {
  const lines = dump([toCsl(work)], { lineWidth: -1 })
    .trimEnd()
    .split("\n");
  return lines.map((line) => indent + line).join(eol);
}
