import type { Span } from "../../core/text/span.ts";
import type { Field, Located } from "../glossary/located.ts";

/** Begins a note that holds, as JSON in the fields of our own format, what TBX-Basic has no place for. */
const BEGIN = "tifa: ";

/** A note for these fields; undefined where there are none. */
export function tifaNote(fields: Readonly<Record<string, unknown>>): string | undefined {
  return Object.keys(fields).length === 0 ? undefined : BEGIN + JSON.stringify(fields);
}

/** The fields of such a note, at the place of the note; undefined where it is another note. */
export function readTifaNote(text: string, span: Span): ReadonlyMap<string, Field> | undefined {
  if (!text.startsWith(BEGIN)) return undefined;
  try {
    const located = locate(JSON.parse(text.slice(BEGIN.length)), span, 0);
    return located.kind === "fields" ? located.fields : undefined;
  } catch {
    // Somebody wrote into it: then it is a note like any other.
    return undefined;
  }
}

/** Deeper than our own format goes is no value of it. */
const MOST_DEPTH = 6;

function locate(value: unknown, span: Span, depth: number): Located {
  const { start, end } = span;
  if (typeof value !== "object" || value === null || depth > MOST_DEPTH)
    return { kind: "text", text: value === null || typeof value === "object" ? "" : String(value), start, end };
  if (Array.isArray(value))
    return { kind: "list", items: value.map((item) => locate(item, span, depth + 1)), start, end };
  return { kind: "fields", fields: fieldsOf(Object.entries(value), span, depth + 1), start, end };
}

function fieldsOf(entries: readonly (readonly [string, unknown])[], span: Span, depth: number): Map<string, Field> {
  return new Map(entries.map(([key, value]) => [key, { key: span, value: locate(value, span, depth) }]));
}
