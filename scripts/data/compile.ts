import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { FAILSAFE_SCHEMA, load } from "js-yaml";
import type { Concept } from "../../server/core/concept/concept.ts";
import { readConcepts } from "../../server/formats/glossary-value.ts";
import type { Problem } from "../../server/formats/problem.ts";
import { checkConcepts } from "./check.ts";
import { readCitations } from "./citations.ts";
import { readTables } from "./tables.ts";

export interface Compiled {
  /** Name in `dist/data/` → value. */
  readonly files: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
  readonly summary: string;
}

/** Reads and checks `data/` below `root`; whatever is wrong comes back as problems, so that one run names them all. */
export function compileData(root: URL): Compiled {
  const problems: Problem[] = [];
  const written = readGlossaryFiles(root, problems);
  const works: unknown = readJson(new URL("data/bibliography/works.json", root), problems);
  const anchors: unknown = readJson(new URL("data/paper/anchors.json", root), problems);
  const tables = readTables(readYamlFiles(new URL("data/tables/", root), problems), written, problems);
  const concepts = [...written, ...tables.concepts];
  const listed: readonly unknown[] = Array.isArray(works) ? works : [];
  problems.push(...checkConcepts(concepts, listed));
  const inPaper = readYamlFiles(new URL("data/bibliography/", root), problems)[0]?.value;
  const citations = readCitations(inPaper, concepts, listed, problems);
  const renderings = concepts.reduce((sum, concept) => sum + concept.renderings.length, 0);
  return {
    files: {
      "glossary.json": concepts,
      "tables.json": tables.facts,
      "bibliography.json": works ?? [],
      "citations.json": citations,
      "anchors.json": anchors,
    },
    problems,
    summary: `${written.length} concepts and ${tables.concepts.length} from tables, ${renderings} renderings`,
  };
}

function readGlossaryFiles(root: URL, problems: Problem[]): Concept[] {
  const files = readYamlFiles(new URL("data/glossary/", root), problems);
  return files.flatMap(({ name, value }) => {
    if (name === "left-out") return [];
    const { concepts, problems: found } = readConcepts(value, name);
    problems.push(...found.map(({ where, message }) => ({ where: `${name}.yaml ${where}`, message })));
    return concepts;
  });
}

export interface YamlFile {
  /** The file's name without extension. */
  readonly name: string;
  readonly value: unknown;
}

function readYamlFiles(folder: URL, problems: Problem[]): YamlFile[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort();
  return names.flatMap((file) => {
    try {
      // All scalars stay strings, so that `no` and `2004-01` are what the author typed.
      return {
        name: basename(file, ".yaml"),
        value: load(readFileSync(new URL(file, folder), "utf8"), { schema: FAILSAFE_SCHEMA }),
      };
    } catch (error) {
      problems.push({ where: file, message: error instanceof Error ? error.message : String(error) });
      return [];
    }
  });
}

function readJson(file: URL, problems: Problem[]): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    problems.push({ where: file.pathname, message: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}
