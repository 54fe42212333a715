import * as l10n from "@vscode/l10n";
import type { Span } from "../../core/text/span.ts";
import type { Collector } from "./concepts.ts";
import { readContextiveTerm } from "./contextive.ts";
import { readEntry } from "./entry.ts";
import { jsonParts } from "./json-parts.ts";
import { type ListParts, listParts } from "./list-parts.ts";
import { FieldReader, type Located } from "./located.ts";
import type { OwnEntry, OwnGlossary } from "./own-entry.ts";
import type { GlossaryProblem, Report } from "./problem.ts";
import { parseYaml } from "./yaml-events.ts";

type ReadItem = (value: Located, report: Report) => OwnEntry | undefined;
/** What is known of the list that stands under a key: how its items are read. */
type Lists = ReadonlyMap<number, ReadItem>;

/** Entries are parsed together, up to this many characters: a step of a few milliseconds. */
const BATCH = 40_000;
const WHOLE_FIELDS = new Set(["concepts", "terms", "contexts", "imports", "$schema", "title", "description"]);
const CONTEXT_FIELDS = new Set(["name", "domainVisionStatement", "paths", "terms", "meta"]);

/**
 * Reads a glossary in YAML or JSON: a list of entries, at the top or under `concepts` or `terms`; or Contextive's contexts.
 * Its entries are found first and parsed in batches, those of a batch that cannot be parsed one by one.
 */
export function* readTree(text: string, format: "yaml" | "json", collector: Collector): Generator<void, OwnGlossary> {
  const parts = format === "yaml" ? yield* listParts(text) : jsonParts(text);
  yield;
  const lists = readWhole(parts, collector);
  yield;
  for (const { key, items } of parts.lists) {
    const read = (key === undefined ? undefined : lists.get(key.start)) ?? readEntry;
    for (const batch of batches(items)) {
      if (collector.isFull()) break;
      readBatch(text, batch, format, read, collector);
      yield;
    }
    const next = collector.isFull() ? items.at(-1) : undefined;
    if (next !== undefined) collector.add({ ...next, terms: [] });
  }
  const result = collector.result();
  return result.concepts.length + result.problems.length === 0 ? { ...result, problems: [nothing()] } : result;
}

const nothing = (): GlossaryProblem => ({
  start: 0,
  end: 0,
  message: l10n.t(
    "This glossary is empty. An entry looks like this: “- en: dual circulation”, with “zh: 双循环” indented in the next line.",
  ),
  severity: "warning",
});

/** Reads what is around the lists of entries, and the entries that stand in brackets there. */
function readWhole({ rest }: ListParts, collector: Collector): Lists {
  const { report } = collector;
  const readers = new Map<number, ReadItem>();
  if (rest.trim() === "") return readers;
  const documents = parseYaml(rest, 0, report);
  if ("message" in documents) {
    report(documents, documents.message);
    return readers;
  }
  for (const value of documents) {
    if (value.kind === "list") addAll(value.items, readEntry, collector);
    else if (value.kind === "fields") readTop(value, readers, collector);
    else if (value.text.trim() !== "") report(value, l10n.t("Expected a list of entries: “- en: …”."));
  }
  return readers;
}

function readTop(value: Located, readers: Map<number, ReadItem>, collector: Collector): void {
  const { report } = collector;
  const top = new FieldReader(value, report);
  const contexts = top.values("contexts");
  if (value.kind === "fields" && ![...value.fields.keys()].some((key) => WHOLE_FIELDS.has(key))) {
    report(value, l10n.t("Expected a list of entries: “- en: …”, or one under “concepts:”."));
    return;
  }
  top.only(WHOLE_FIELDS);
  const [imports] = top.values("imports");
  if (imports !== undefined)
    report(imports, l10n.t("Tifa reads no imports: name the other files in the setting “tifa.glossaries”."), "warning");
  for (const key of ["concepts", "terms"]) addAll(top.values(key).filter(isFilled), readEntry, collector);
  for (const context of contexts) readContext(context, readers, collector);
}

function readContext(context: Located, readers: Map<number, ReadItem>, collector: Collector): void {
  if (context.kind !== "fields") return;
  const fields = new FieldReader(context, collector.report);
  fields.only(CONTEXT_FIELDS);
  const [paths] = fields.values("paths");
  if (paths !== undefined)
    collector.report(
      paths,
      l10n.t("Tifa reads no paths: the terms count in the folder of this file and below."),
      "warning",
    );
  const read: ReadItem = (item, report) => readContextiveTerm(item, fields.text("name"), report);
  const terms = context.fields.get("terms");
  if (terms !== undefined) readers.set(terms.key.start, read);
  addAll(fields.values("terms").filter(isFilled), read, collector);
}

function isFilled(value: Located): boolean {
  return value.kind !== "text" || value.text.trim() !== "";
}

function addAll(items: readonly Located[], read: ReadItem, { add, report }: Collector): void {
  for (const item of items) {
    const entry = read(item, report);
    if (entry !== undefined) add(entry);
  }
}

function* batches(items: readonly Span[]): Generator<readonly Span[]> {
  let batch: Span[] = [];
  let size = 0;
  for (const item of items) {
    batch.push(item);
    size += item.end - item.start;
    if (size < BATCH) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}

/** Parses the items together; one by one where that fails, so that only the damaged are lost. */
function readBatch(
  text: string,
  items: readonly Span[],
  format: "yaml" | "json",
  read: ReadItem,
  collector: Collector,
): void {
  const [first] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined) return;
  const held: Parameters<Report>[] = [];
  const hold: Report = (...problem) => void held.push(problem);
  const slice = text.slice(first.start, last.end);
  const parsed =
    format === "json" ? parseYaml(`[${slice}]`, first.start - 1, hold) : parseYaml(slice, first.start, hold);
  const values = "message" in parsed ? undefined : parsed[0];
  if (values?.kind === "list" && values.items.length === items.length) {
    for (const problem of held) collector.report(...problem);
    addAll(values.items, read, collector);
  } else if (items.length > 1) for (const item of items) readBatch(text, [item], format, read, collector);
  else if ("message" in parsed)
    collector.report(
      { ...last, start: Math.min(parsed.start, last.end), end: Math.min(parsed.end, last.end) },
      parsed.message,
    );
  else collector.report(trimmed(text, last), l10n.t("This is no entry of a glossary. An entry begins with “- ”."));
}

function trimmed(text: string, { start, end }: Span): Span {
  const content = text.slice(start, end);
  return { start: end - content.trimStart().length, end: start + content.trimEnd().length };
}
