import type { Concept } from "../../server/core/concept/concept.ts";
import type { Problem } from "../../server/formats/problem.ts";
import type { YamlFile } from "./compile.ts";

/** Placeholder until data/tables is written. */
export function readTables(
  _files: readonly YamlFile[],
  _written: readonly Concept[],
  _problems: Problem[],
): { concepts: Concept[]; facts: unknown[] } {
  return { concepts: [], facts: [] };
}
