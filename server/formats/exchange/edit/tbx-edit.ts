import { eolOf } from "../../../core/bibliography/habits.ts";
import type { OwnTerm } from "../../glossary/own-entry.ts";
import type { PlainEntry } from "../plain-entry.ts";
import { TBX_STATUSES } from "../statuses.ts";
import { type TbxElement, TbxError, type TbxRoot, tbxEntries } from "../tbx-elements.ts";
import { type TbxStyle, tbxEntry } from "../write-tbx.ts";
import type { TextChange } from "./glossary-text.ts";

/** Adds an entry behind the last one, in the version and style of the file. */
export function addTbxEntry(text: string, entry: PlainEntry): TextChange | undefined {
  const found = elementsOf(text);
  const body = text.lastIndexOf("</body>");
  if (found === undefined || body === -1) return undefined;
  const eol = eolOf(text);
  const last = found.entries.at(-1);
  const line = text.lastIndexOf("\n", body) + 1;
  const bodyIndent = text.slice(line, body).trim() === "" ? text.slice(line, body) : "";
  const unit = text.includes("\n\t") ? "\t" : "  ";
  const lastLine = last === undefined ? 0 : text.lastIndexOf("\n", last.start) + 1;
  const before = last === undefined ? "" : text.slice(lastLine, last.start);
  const indent = last !== undefined && before.trim() === "" ? before : bodyIndent + unit;
  const written = tbxEntry(entry, indent, unit, styleOf(text, found)).replace(/\n/gu, eol);
  if (last !== undefined) return { start: last.end, end: last.end, newText: eol + written.slice(0, -eol.length) };
  return { start: line, end: line, newText: written };
}

interface Found {
  readonly root: TbxRoot;
  readonly entries: readonly TbxElement[];
}

/** Undefined where the file is damaged. */
function elementsOf(text: string): Found | undefined {
  const root: TbxRoot = { name: "", language: "" };
  try {
    return { root, entries: [...tbxEntries(text, root)].filter((element) => element !== undefined) };
  } catch (error) {
    if (error instanceof TbxError) return undefined;
    throw error;
  }
}

function styleOf(text: string, { root, entries }: Found): TbxStyle {
  const isOld = root.name === "martif" || entries.at(-1)?.name === "termEntry";
  const isDct = /<tbx[^>]*\sstyle\s*=\s*["']dct["']/u.test(text.slice(0, 5_000));
  return isOld ? "martif" : isDct ? "dct" : "dca";
}

/** Marks a wording as deprecated: its status is changed, or comes behind the term. */
export function deprecateInTbx(text: string, { start, end }: OwnTerm): TextChange | undefined {
  const section = text.slice(start, end);
  const status =
    /(?<open><(?:termNote\s[^>]*?type\s*=\s*["']administrativeStatus["'][^>]*|[\w.-]+:administrativeStatus\b[^>]*)>)(?<value>[^<]*)</u.exec(
      section,
    );
  if (status?.groups !== undefined) {
    const from = start + status.index + (status.groups.open?.length ?? 0);
    return { start: from, end: from + (status.groups.value?.length ?? 0), newText: TBX_STATUSES.deprecated };
  }
  const term = /<term\b[^>]*>[\s\S]*?<\/term>/u.exec(section);
  if (term === null) return undefined;
  const at = start + term.index + term[0].length;
  const line = text.lastIndexOf("\n", start + term.index) + 1;
  const indent = text.slice(line, start + term.index);
  const between = indent.trim() === "" && line > 0 ? eolOf(text) + indent : "";
  const isDct = /<tbx[^>]*\sstyle\s*=\s*["']dct["']/u.test(text.slice(0, 5_000));
  const element = isDct
    ? `<min:administrativeStatus>${TBX_STATUSES.deprecated}</min:administrativeStatus>`
    : `<termNote type="administrativeStatus">${TBX_STATUSES.deprecated}</termNote>`;
  return { start: at, end: at, newText: between + element };
}
