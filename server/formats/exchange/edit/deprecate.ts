import { foldText } from "../../../core/text/fold.ts";
import type { OwnEntry, OwnTerm } from "../../glossary/own-entry.ts";
import { entriesOf, type GlossaryFormat, type TextChange } from "./glossary-text.ts";
import { deprecateInTable } from "./table-edit.ts";
import { deprecateInTbx } from "./tbx-edit.ts";

/**
 * Marks a wording of an entry as deprecated, where the text has it; nothing else changes. Undefined where the text does
 * not have the wording, or writes it in a way that is better changed by hand.
 *
 * @param at an offset in the entry
 * @throws TableLimit where a table has no place for it
 */
export function deprecate(text: string, format: GlossaryFormat, at: number, wording: string): TextChange | undefined {
  const { entries } = entriesOf(text, format);
  const entry = entries.find(({ start, end }) => at >= start && at <= end);
  const term = entry === undefined ? undefined : termOf(entry, wording);
  if (term === undefined) return undefined;
  if (format === "csv") return deprecateInTable(text, term);
  if (format === "tbx") return deprecateInTbx(text, term);
  return deprecateInTree(text, term, format);
}

function termOf({ terms }: OwnEntry, wording: string): OwnTerm | undefined {
  const folded = foldText(wording);
  return (
    terms.find(({ text, hant }) => text === wording || hant === wording) ??
    terms.find(({ text }) => foldText(text) === folded)
  );
}

function deprecateInTree(text: string, term: OwnTerm, format: "yaml" | "json"): TextChange | undefined {
  const { start, end } = withQuotes(text, term);
  const written = text.slice(start, end).trimEnd();
  if (/^[|>]/u.test(written)) return undefined;
  if (written.startsWith("{")) return inBraces(text, start, written, format);
  if (format === "json" || !/^(?:"?text"?|'text')\s*:/u.test(written)) {
    const quoted =
      format === "json" ? `{ "text": ${written}, "status": "deprecated" }` : `{ text: ${written}, status: deprecated }`;
    return written.includes("\n") ? undefined : { start, end: start + written.length, newText: quoted };
  }
  return inLines(text, start, written);
}

/** The span of a text with the quotation marks around it. */
function withQuotes(text: string, { start, end }: OwnTerm): { start: number; end: number } {
  const mark = text[start - 1];
  return (mark === '"' || mark === "'") && text[end] === mark ? { start: start - 1, end: end + 1 } : { start, end };
}

/** `{ text: …, status: … }` in either format. */
function inBraces(text: string, start: number, written: string, format: "yaml" | "json"): TextChange | undefined {
  const known = /(?<before>[{,]\s*"?status"?\s*:\s*)(?<value>"[a-z]*"|[a-z]+)/u.exec(written);
  if (known?.groups !== undefined) return replaced(start + known.index, known.groups, format);
  if (!written.endsWith("}")) return undefined;
  const at = start + written.slice(0, -1).trimEnd().length;
  const field = format === "json" ? '"status": "deprecated"' : "status: deprecated";
  if (!written.includes("\n")) return { start: at, end: at, newText: `, ${field}` };
  const indent = /\n([ \t]*)"/u.exec(text.slice(start, at))?.[1] ?? "";
  return { start: at, end: at, newText: `,${text.slice(start, at).includes("\r\n") ? "\r\n" : "\n"}${indent}${field}` };
}

function replaced(
  at: number,
  groups: Readonly<Record<string, string | undefined>>,
  format: "yaml" | "json",
): TextChange {
  const { before = "", value = "" } = groups;
  const start = at + before.length;
  return {
    start,
    end: start + value.length,
    newText: format === "json" || value.startsWith('"') ? '"deprecated"' : "deprecated",
  };
}

/** Fields on lines of their own, as YAML has them. */
function inLines(text: string, start: number, written: string): TextChange | undefined {
  const known = /(?<before>\n[ \t]*status:[ \t]*)(?<value>[a-z]+)/u.exec(written);
  if (known?.groups !== undefined) return replaced(start + known.index, known.groups, "yaml");
  const column = start - (text.lastIndexOf("\n", start - 1) + 1);
  const end = start + (/\r?\n/u.exec(written)?.index ?? written.length);
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  return { start: end, end, newText: `${eol}${" ".repeat(column)}status: deprecated` };
}
