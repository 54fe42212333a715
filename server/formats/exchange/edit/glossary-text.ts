import type { Span } from "../../../core/text/span.ts";
import { type Collector, collectConcepts } from "../../glossary/concepts.ts";
import type { OwnEntry, OwnGlossary } from "../../glossary/own-entry.ts";
import { readTree } from "../../glossary/tree.ts";
import { readCsv } from "../read-csv.ts";
import { readTbx } from "../read-tbx.ts";

export type GlossaryFormat = "yaml" | "json" | "csv" | "tbx";

/** A change of a text: what replaces a span of it. */
export interface TextChange extends Span {
  readonly newText: string;
}

/** The format of a glossary file, by its name. */
export function formatOf(name: string): GlossaryFormat | undefined {
  const extension = /\.([a-z]+)$/iu.exec(name)?.[1]?.toLowerCase() ?? "";
  return FORMATS.get(extension);
}

const FORMATS: ReadonlyMap<string, GlossaryFormat> = new Map([
  ["yaml", "yaml"],
  ["yml", "yaml"],
  ["json", "json"],
  ["csv", "csv"],
  ["tsv", "csv"],
  ["tbx", "tbx"],
]);

/** The entries of a text as it writes them, each wording with its place. */
export interface EntriesOfText extends OwnGlossary {
  readonly entries: readonly OwnEntry[];
}

/** Reads a glossary at once, with the places of its entries and wordings. */
export function entriesOf(text: string, format: GlossaryFormat): EntriesOfText {
  const steps = readingEntries(text, format);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** As {@link entriesOf}, in steps between which others may have their turn. */
export function* readingEntries(text: string, format: GlossaryFormat): Generator<void, EntriesOfText> {
  const entries: OwnEntry[] = [];
  const collector = collectConcepts({ layer: "user", name: `.${format}`, uri: "" });
  const read = yield* READERS[format](text, {
    ...collector,
    add(entry) {
      entries.push(entry);
      collector.add(entry);
    },
  });
  return { ...read, entries };
}

const READERS: Readonly<Record<GlossaryFormat, (text: string, collector: Collector) => Generator<void, OwnGlossary>>> =
  {
    yaml: (text, collector) => readTree(text, "yaml", collector),
    json: (text, collector) => readTree(text, "json", collector),
    csv: readCsv,
    tbx: (text, collector) => readTbx(text, collector),
  };
