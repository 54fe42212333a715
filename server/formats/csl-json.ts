import type { Bibliography, BibliographyFormat } from "../core/bibliography/bibliography.ts";
import type { Block } from "../core/bibliography/block.ts";
import { eolOf } from "../core/bibliography/habits.ts";
import type { Work } from "../core/citation/work.ts";
import { cslReader, toCsl } from "./csl-work.ts";

/** CSL-JSON: a list of works, or an object that has one under `references` or `items`. */
export const cslJson: BibliographyFormat = {
  id: "csl-json",
  scan,
  reader: (text) => cslReader(({ start, form }) => JSON.parse(text.slice(start, start + form.length))),
  insertion,
};

const LIST =
  /^\s*(?:\[|\{\s*(?:"(?!references"|items")[^"\\]{0,200}"\s*:\s*"[^"\\]{0,2000}"\s*,\s*){0,20}"(?:references|items)"\s*:\s*\[)/u;
const ID = /"id"\s{0,20}:\s{0,20}(?:"((?:[^"\\]|\\.){0,500})"|(\d{1,30}))/y;

/** Where the list begins; undefined where there is none. */
function listStart(text: string): number | undefined {
  return LIST.exec(text.slice(0, 20_000))?.[0].length;
}

function* scan(text: string): Generator<Block, void> {
  const list = listStart(text);
  if (list === undefined) return;
  let start = -1;
  let depth = 0;
  let key = "";
  let keyStart = 0;
  for (let index = list; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x22) {
      ID.lastIndex = index;
      const found = depth === 1 && key === "" ? ID.exec(text) : null;
      if (found !== null) {
        key = found[1] ?? found[2] ?? "";
        keyStart = index + found[0].length - key.length - (found[1] === undefined ? 0 : 1) - start;
      }
      index = stringEnd(text, index);
    } else if (unit === 0x7b || unit === 0x5b) {
      if (depth === 0) [start, key, keyStart] = [index, "", 0];
      depth += 1;
    } else if (unit === 0x7d || unit === 0x5d) {
      if (depth === 0) return;
      depth -= 1;
      if (depth > 0) continue;
      const length = index + 1 - start;
      yield { start, form: { kind: "entry", type: "", length, reach: length, key, keyStart, made: {} } };
    }
  }
  if (depth === 0) return;
  const length = text.length - start;
  yield {
    start,
    form: { kind: "entry", type: "", length, reach: length, key, keyStart, problem: "unclosed", made: {} },
  };
}

/** Where the string that begins at `at` ends: at its closing quotation mark. */
function stringEnd(text: string, at: number): number {
  for (let index = at + 1; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x5c) index += 1;
    else if (unit === 0x22) return index;
  }
  return text.length;
}

/** Behind the last entry, with its indentation and line ends. */
function insertion({ text, blocks }: Bibliography, work: Work): { offset: number; text: string } | undefined {
  const eol = eolOf(text);
  const last = blocks.at(-1);
  if (text.trim() === "")
    return { offset: text.length, text: `[${eol}${indented(work, "  ", "  ", eol)}${eol}]${eol}` };
  if (last === undefined) {
    const offset = listStart(text);
    if (offset === undefined || !/^\s*\]/u.test(text.slice(offset, offset + 1000))) return undefined;
    const isOpen = /^\s*\n/u.test(text.slice(offset, offset + 1000));
    return { offset, text: `${eol}${indented(work, "  ", "  ", eol)}${isOpen ? "" : eol}` };
  }
  const end = last.start + last.form.length;
  // Behind an entry that is cut off nothing can stand.
  if (last.form.problem !== undefined || !/^\s*\]/u.test(text.slice(end, end + 10_000))) return undefined;
  const entry = text.slice(last.start, end);
  if (!entry.includes("\n"))
    return { offset: end, text: `,${lineOrSpace(text, last.start, eol)}${JSON.stringify(toCsl(work))}` };
  const line = text.lastIndexOf("\n", last.start) + 1;
  const base = /^[ \t]*/u.exec(text.slice(line, last.start))?.[0] ?? "";
  const inner = /\n([ \t]*)"/u.exec(entry)?.[1] ?? `${base}  `;
  const unit = inner.startsWith(base) ? inner.slice(base.length) : "  ";
  return { offset: end, text: `,${eol}${indented(work, base, unit, eol)}` };
}

/** What stands before an entry of one line: a line of its own, or a space. */
function lineOrSpace(text: string, start: number, eol: string): string {
  const line = text.lastIndexOf("\n", start) + 1;
  const before = text.slice(line, start);
  return line > 0 && before.trim() === "" ? `${eol}${before}` : " ";
}

function indented(work: Work, base: string, unit: string, eol: string): string {
  const lines = JSON.stringify(toCsl(work), null, unit).split("\n");
  return lines.map((line) => base + line).join(eol);
}
