import * as l10n from "@vscode/l10n";
import { COLLECTION_STYLE, EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from "js-yaml";
import type { Span } from "../../core/text/span.ts";
import type { Field, Located } from "./located.ts";
import type { Report } from "./problem.ts";

/** Why a text is no YAML, and where. */
export interface YamlError extends Span {
  readonly message: string;
}

/**
 * The documents of a YAML text as located values; of JSON too, which is YAML. Every scalar is a text: `no` and `012` mean
 * themselves. Nesting is limited by the library; aliases are refused, so that what is small stays small.
 *
 * @param offset what is added to all spans, where `text` is a part of a file
 */
export function parseYaml(text: string, offset: number, report: Report): readonly Located[] | YamlError {
  try {
    return located(text, offset, report);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const at = Math.min(text.trimEnd().length, error.mark?.position ?? 0);
    const line = text.lastIndexOf("\n", at - 1) + 1;
    const [content = ""] = text.slice(line, line + 2000).split(/\r?\n/u, 1);
    // The whole line: where the library noticed it is seldom where it is wrong.
    const start = offset + line + (/^[ \t]*(?:- +)*/u.exec(content)?.[0].length ?? 0);
    return { start, end: offset + line + content.trimEnd().length, message: explain(error.reason, content) };
  }
}

/** A collection whose end has not come yet. */
interface Open {
  readonly start: number;
  /** What closes it; empty where only the indentation does. */
  readonly bracket: string;
  /** Of a list. */
  readonly items: Located[];
  /** Of fields, else undefined. */
  readonly fields: Map<string, Field> | undefined;
  /** The field whose value comes next. */
  key: Located | undefined;
}

/** Without recursion, whatever the text holds. */
function located(text: string, offset: number, report: Report): Located[] {
  const documents: Located[] = [];
  const stack: Open[] = [];
  let position = 0;
  const put = (value: Located): void => {
    const open = stack.at(-1);
    if (open === undefined) documents.push(value);
    else add(open, value, report);
  };
  for (const event of parseEvents(text, {})) {
    switch (event.type) {
      case EVENT_ID.SCALAR: {
        const [start, end] = event.valueStart < 0 ? [position, position] : [event.valueStart, event.valueEnd];
        const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
        position = isQuoted ? end + 1 : end;
        put({
          kind: "text",
          text: event.valueStart < 0 ? "" : getScalarValue(text, event),
          start: start + offset,
          end: end + offset,
        });
        break;
      }
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        position = event.start + 1;
        const isMapping = event.type === EVENT_ID.MAPPING;
        const isFlow = event.style === COLLECTION_STYLE.FLOW;
        stack.push({
          start: event.start + offset,
          bracket: isFlow ? (isMapping ? "}" : "]") : "",
          items: isMapping ? NONE : [],
          fields: isMapping ? new Map() : undefined,
          key: undefined,
        });
        break;
      }
      case EVENT_ID.ALIAS:
        YAMLException.throwAt(text, event.anchorStart, ALIAS);
        break;
      case EVENT_ID.POP: {
        const closed = stack.pop();
        if (closed === undefined) break;
        if (closed.bracket !== "") position = Math.max(position, text.indexOf(closed.bracket, position) + 1);
        put(closedValue(closed, position + offset));
        break;
      }
    }
  }
  return documents;
}

const ALIAS = "alias";
/** Of fields: nothing is ever added. */
const NONE: Located[] = [];

function add(open: Open, value: Located, report: Report): void {
  if (open.fields === undefined) open.items.push(value);
  else if (open.key === undefined) open.key = value;
  else {
    const { key } = open;
    open.key = undefined;
    if (key.kind !== "text") report(key, l10n.t("A field’s name must be a text."), "warning");
    else if (open.fields.has(key.text))
      report(
        key,
        l10n.t("This entry has “{0}” twice: only the first is read. Put both into one list.", key.text.slice(0, 100)),
        "warning",
      );
    else open.fields.set(key.text, { key, value });
  }
}

function closedValue({ start, items, fields }: Open, end: number): Located {
  return fields === undefined ? { kind: "list", items, start, end } : { kind: "fields", fields, start, end };
}

/** The library's reasons in plain words, with the remedy. */
function explain(reason: string, line: string): string {
  if (reason === ALIAS || /unidentified alias/u.test(reason))
    return l10n.t(
      "A value that begins with * is an alias in YAML, which Tifa does not read. Put the value in quotation marks.",
    );
  if (/maxDepth/u.test(reason)) return l10n.t("This is nested too deeply for a glossary.");
  if (/^[ ]*\t/u.test(line) || /tab character/u.test(reason))
    return l10n.t("YAML is indented with spaces; here is a tab.");
  if (/quoted scalar|comma between flow|flow (?:collection|sequence|mapping)|deficient indentation/u.test(reason))
    return l10n.t("A quotation mark or a bracket is opened here and not closed, or a comma is missing.");
  if (/end of the stream or a document separator/u.test(reason))
    return l10n.t(
      "This line belongs to no entry: indent it like the lines of the entry, or begin a new entry with “- ”.",
    );
  if (/bad indentation/u.test(reason))
    return l10n.t(
      "YAML cannot read this line: lines of one entry must be indented alike, and a value that has “: ” or begins with a sign (@ ` % &) needs quotation marks.",
    );
  return l10n.t("YAML cannot read this place ({0}). Values with signs in them are safe in quotation marks.", reason);
}
