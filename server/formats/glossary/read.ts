import type { GlossaryFile } from "../../core/concept/concept.ts";
import { readCsv } from "../exchange/read-csv.ts";
import { readTbx } from "../exchange/read-tbx.ts";
import { collectConcepts } from "./concepts.ts";
import type { OwnGlossary } from "./own-entry.ts";
import { readTree } from "./tree.ts";

/**
 * Reads the text of a glossary file, in steps between which others may have their turn. Never throws for what the text is:
 * the good entries are in the result, and what is wrong with the others.
 */
export type GlossaryReader = (text: string, file: GlossaryFile) => Generator<void, OwnGlossary>;

/** The formats, by extension. One more is one more line here. */
const GLOSSARY_READERS: Readonly<Record<string, GlossaryReader>> = {
  ".yaml": (text, file) => readTree(text, "yaml", collectConcepts(file)),
  ".yml": (text, file) => readTree(text, "yaml", collectConcepts(file)),
  ".json": (text, file) => readTree(text, "json", collectConcepts(file)),
  ".csv": (text, file) => readCsv(text, collectConcepts(file)),
  ".tsv": (text, file) => readCsv(text, collectConcepts(file)),
  ".tbx": (text, file) => readTbx(text, collectConcepts(file)),
};

/** How the names of glossary files end: `yaml`, … */
export const GLOSSARY_ENDINGS: readonly string[] = Object.keys(GLOSSARY_READERS).map((ending) => ending.slice(1));

/** The reader for a file of this name; undefined where it is none of a glossary's formats. */
export function glossaryReader(name: string): GlossaryReader | undefined {
  const extension = /\.[a-z]+$/iu.exec(name)?.[0].toLowerCase() ?? "";
  return Object.hasOwn(GLOSSARY_READERS, extension) ? GLOSSARY_READERS[extension] : undefined;
}
