import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as l10n from "@vscode/l10n";
import type { PaperCitations } from "../core/citation/claims.ts";
import type { Work } from "../core/citation/work.ts";
import { readWorks } from "../core/citation/work.ts";
import type { Concept } from "../core/concept/concept.ts";
import { buildGlossary, type Glossary } from "../core/concept/glossary.ts";
import { recognize } from "../core/recognition/recognized.ts";
import type { Anchors } from "../core/source/anchors.ts";
import { buildSearchIndex, type SearchIndex } from "../features/search.ts";
import type { TableFact } from "../features/table-facts.ts";
import type { Log } from "./answer.ts";
import { UserError } from "./user-error.ts";

/** The built-in data, each part read when first asked for. */
export interface Knowledge {
  readonly glossary: Glossary;
  readonly search: SearchIndex;
  readonly works: readonly Work[];
  readonly tables: readonly TableFact[];
  readonly citations: PaperCitations;
  /** What the paper is known by in a user's copy. */
  readonly anchors: Anchors;
  /** Reads the glossary and lets recognition run over its definitions, so that the engine has compiled it. */
  warmUp(): void;
}

/**
 * Opens the compiled data in `folder`. A part that cannot be read throws a {@link UserError} when it is asked for, so
 * that what does not need it goes on working; the log says once which file and why.
 */
export function openKnowledge(folder: string, log: Log): Knowledge {
  const part = <T>(file: string, make: (value: unknown) => T): (() => T) =>
    lazy(() => readPart(join(folder, file), make, log));
  const glossary = part("glossary.json", (value) => buildGlossary(asList<Concept>(value)));
  const search = lazy(() => buildSearchIndex(glossary().concepts));
  const works = part("bibliography.json", (value) => readWorks(value).works);
  const citations = part("citations.json", (value) => value as PaperCitations);
  const tables = part("tables.json", (value) => asList<TableFact>(value));
  const anchors = part("anchors.json", (value) => value as Anchors);
  return {
    get glossary() {
      return glossary();
    },
    get search() {
      return search();
    },
    get works() {
      return works();
    },
    get citations() {
      return citations();
    },
    get tables() {
      return tables();
    },
    get anchors() {
      return anchors();
    },
    warmUp() {
      const definitions = glossary().concepts.map(({ definition }) => `${definition.en}\n\n${definition.zh}`);
      recognize(definitions.join("\n\n"), "markdown", glossary());
    },
  };
}

function readPart<T>(path: string, make: (value: unknown) => T, log: Log): T {
  try {
    return make(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    log(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    throw new UserError(
      l10n.t("Tifa cannot read its data file {0}. Reinstall the extension; the log says what is wrong.", path),
    );
  }
}

/** The build wrote and checked these files: their shape is taken as it is, but a list it must be. */
function asList<T>(value: unknown): readonly T[] {
  if (!Array.isArray(value)) throw new Error("expected a list");
  return value;
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
