import { collectConcepts } from "../glossary/concepts.ts";
import { proseOf } from "../glossary/entry.ts";
import { type AddedEntry, addEntry } from "./edit/add-entry.ts";
import { entriesOf, type GlossaryFormat } from "./edit/glossary-text.ts";
import type { PlainEntry, PlainTerm } from "./plain-entry.ts";

/** What a user says of a new term. */
export interface NewTerm {
  /** In either language; at least one is there. */
  readonly wordings: readonly string[];
  readonly definition?: string;
}

/** Adds a new term to the text of a glossary; undefined where it cannot be added to. */
export function addTerm(
  text: string,
  format: GlossaryFormat,
  { wordings, definition = "" }: NewTerm,
): AddedEntry | undefined {
  const terms = wordings.map((wording): PlainTerm => ({ text: wording }));
  const entry: PlainEntry = { terms, ...(definition === "" ? {} : { definition: proseOf(definition) }) };
  // YAML and JSON do well without: the id is made of the wording.
  if (format === "yaml" || format === "json") return addEntry(text, format, entry);
  return addEntry(text, format, { ...entry, id: idFor(entry, text, format) });
}

/** An id as the reader of glossaries would make it, that the text does not have. */
function idFor({ terms }: PlainEntry, text: string, format: GlossaryFormat): string {
  const nowhere = { start: 0, end: 0 };
  const collector = collectConcepts({ layer: "user", name: "", uri: "" });
  collector.add({ ...nowhere, terms: terms.map((term) => ({ ...term, ...nowhere })) });
  const base = collector.result().concepts[0]?.id ?? "term";
  const taken = new Set(entriesOf(text, format).concepts.map(({ id }) => id));
  let id = base;
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
  return id;
}
