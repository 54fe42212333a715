import type { Concept, GlossaryFile } from "../../server/core/concept/concept.ts";
import { finish } from "../../server/core/text/steps.ts";
import type { OwnGlossary } from "../../server/formats/glossary/own-entry.ts";
import { glossaryReader } from "../../server/formats/glossary/read.ts";

export const glossaryFile = (name = "my.glossary.yaml"): GlossaryFile => ({
  layer: "user",
  name,
  uri: `file:///${name}`,
});

/** Reads a glossary at once; of a name that is no glossary's, nothing. */
export function readOwnGlossary(text: string, file: GlossaryFile): OwnGlossary {
  const steps = glossaryReader(file.name)?.(text, file);
  return steps === undefined ? { concepts: [], problems: [] } : finish(steps);
}

/** Reads a glossary, in the format that its name tells. */
export function readGlossary(text: string, name?: string): OwnGlossary {
  return readOwnGlossary(text, glossaryFile(name));
}

/** What a concept says, without its place. */
export function saidBy({ origin: _, theme: _theme, ...concept }: Concept): unknown {
  return JSON.parse(
    JSON.stringify({ ...concept, renderings: concept.renderings.map(({ file: _file, ...rendering }) => rendering) }),
  );
}

/** Each problem with its line. */
export function problemsIn(text: string, { problems }: OwnGlossary): string[] {
  return problems.map(({ start, message }) => `${text.slice(0, start).split("\n").length}: ${message}`);
}
