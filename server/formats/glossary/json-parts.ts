import type { Span } from "../../core/text/span.ts";
import type { ListParts } from "./list-parts.ts";

const LIST_KEY = /"(?:concepts|terms)"\s*:\s*$/u;

/**
 * Finds the entries of a JSON file by its brackets: those of an array at the top, or under `concepts` or `terms`. An entry
 * that is never closed ends where a line begins as the first entry's does.
 */
export function jsonParts(text: string): ListParts {
  const top = /^\s*(?<bracket>[[{])/u.exec(text)?.groups?.bracket;
  const open = top === "[" ? text.indexOf("[") : listStart(text);
  if (open === undefined) return { lists: [], rest: text };
  const { items, end } = itemsFrom(text, open + 1);
  const rest = text.slice(0, open + 1) + "\n".repeat(end - open - 1) + text.slice(end);
  return { lists: [{ key: undefined, items }], rest };
}

function listStart(text: string): number | undefined {
  const head = text.slice(0, 20_000);
  for (let at = head.indexOf("["); at !== -1; at = head.indexOf("[", at + 1))
    if (LIST_KEY.test(head.slice(Math.max(0, at - 200), at))) return at;
  return undefined;
}

function itemsFrom(text: string, from: number): { items: Span[]; end: number } {
  const items: Span[] = [];
  let depth = 0;
  let start = -1;
  let inString = false;
  let indent: string | undefined;
  for (let at = from; at < text.length; at++) {
    const unit = text[at] ?? "";
    if (unit === "\n") {
      const begun = start !== -1 && indent !== undefined && text.startsWith(`${indent}{`, at + 1);
      if (begun && (depth > 0 || inString)) {
        items.push({ start, end: at });
        start = -1;
        depth = 0;
      }
      // A string ends with its line at the latest.
      inString = false;
    } else if (inString) {
      if (unit === "\\") at += 1;
      else if (unit === '"') inString = false;
    } else if (depth === 0 && (unit === "," || unit === "]")) {
      if (start !== -1) items.push({ start, end: at });
      start = -1;
      if (unit === "]") return { items, end: at };
    } else {
      if (start === -1 && unit.trim() !== "") {
        start = at;
        indent ??= indentOf(text, at);
      }
      if (unit === '"') inString = true;
      else if (unit === "{" || unit === "[") depth += 1;
      else if (unit === "}" || unit === "]") depth -= 1;
    }
  }
  if (start !== -1) items.push({ start, end: text.length });
  return { items, end: text.length };
}

/** The blanks before an entry that stands alone on its line; undefined where others stand there too. */
function indentOf(text: string, at: number): string | undefined {
  const before = text.slice(text.lastIndexOf("\n", at) + 1, at);
  return before.trim() === "" ? before : undefined;
}
