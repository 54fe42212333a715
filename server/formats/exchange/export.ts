import * as l10n from "@vscode/l10n";
import type { Concept } from "../../core/concept/concept.ts";
import { type NotKept, Tally } from "./not-kept.ts";
import { plainOf } from "./plain-of-concept.ts";
import { writeAnki } from "./write-anki.ts";
import { writeCsv } from "./write-csv.ts";
import { writeLatex } from "./write-latex.ts";
import { writeMarkdown } from "./write-markdown.ts";
import { writeTbx } from "./write-tbx.ts";
import { writeJson, writeYaml } from "./write-tree.ts";

export type ExportFormat = "yaml" | "json" | "csv" | "tsv" | "tbx" | "markdown" | "latex" | "anki";

const WRITERS: Readonly<Record<ExportFormat, (concepts: readonly Concept[], title: string) => string>> = {
  yaml: (concepts) => writeYaml(concepts.map(plainOf)),
  json: (concepts) => writeJson(concepts.map(plainOf)),
  csv: (concepts) => writeCsv(concepts.map(plainOf), ","),
  tsv: (concepts) => writeCsv(concepts.map(plainOf), "\t"),
  tbx: (concepts, title) => writeTbx(concepts.map(plainOf), title),
  markdown: writeMarkdown,
  latex: writeLatex,
  anki: writeAnki,
};

/** A glossary in a format, and what the format has no place for. */
export function exportGlossary(
  concepts: readonly Concept[],
  format: ExportFormat,
  title: string,
): { text: string; notKept: NotKept[] } {
  return { text: WRITERS[format](concepts, title), notKept: notKeptOf(concepts, format) };
}

export function isExportFormat(format: string): format is ExportFormat {
  return Object.hasOwn(WRITERS, format);
}

interface Feature {
  readonly name: () => string;
  readonly has: (concept: Concept) => boolean;
  /** The formats for readers that have it; those for programs have what our own format has. */
  readonly printed: readonly ExportFormat[];
  readonly isOwn: boolean;
}

const FEATURES: readonly Feature[] = [
  feature(
    () => l10n.t("what it meant in each phase"),
    ({ phases }) => phases.length > 0,
    [],
    false,
  ),
  feature(
    () => l10n.t("dated history"),
    ({ history }) => history.length > 0,
    [],
    false,
  ),
  feature(
    () => l10n.t("set phrases to quote"),
    ({ quote }) => quote !== undefined,
    [],
    false,
  ),
  feature(
    () => l10n.t("whether a wording is the paper’s or the standard form"),
    ({ renderings }) => renderings.some(({ source }) => source !== "own"),
    [],
    false,
  ),
  feature(
    () => l10n.t("notes"),
    ({ note }) => note !== undefined,
    ["markdown"],
  ),
  feature(
    () => l10n.t("notes on wordings"),
    ({ renderings }) => renderings.some(({ note }) => note !== undefined),
    [],
  ),
  feature(
    () => l10n.t("relations"),
    ({ relations }) => relations.length > 0,
    ["markdown"],
  ),
  feature(
    () => l10n.t("places in the paper"),
    ({ at, evidence }) => at !== undefined || evidence.length > 0,
    [],
  ),
  feature(
    () => l10n.t("works"),
    ({ works }) => works.length > 0,
    [],
  ),
  feature(
    () => l10n.t("search keys"),
    ({ keys }) => keys.length > 0,
    [],
  ),
  feature(
    () => l10n.t("examples"),
    ({ examples = [] }) => examples.length > 0,
    ["markdown"],
  ),
  feature(
    () => l10n.t("sources"),
    ({ credit }) => credit !== undefined,
    ["markdown"],
  ),
  feature(
    () => l10n.t("deprecated wordings"),
    ({ renderings }) => renderings.some(({ status }) => status === "deprecated"),
    ["markdown"],
  ),
  feature(
    () => l10n.t("which wording is official, literal or admitted"),
    ({ renderings }) => renderings.some(({ status }) => status === "official" || status === "literal"),
    [],
  ),
  feature(
    () => l10n.t("which wording counts only in context"),
    ({ renderings }) => renderings.some(({ strength }) => strength === "weak"),
    [],
  ),
  feature(
    () => l10n.t("definitions in Chinese"),
    ({ definition }) => definition.en !== "" && definition.zh !== "",
    ["markdown", "anki"],
  ),
  feature(
    () => l10n.t("further wordings"),
    ({ renderings }) => renderings.length > 3,
    ["markdown", "latex"],
  ),
];

function feature(name: Feature["name"], has: Feature["has"], printed: readonly ExportFormat[], isOwn = true): Feature {
  return { name, has, printed, isOwn };
}

const FOR_READERS: ReadonlySet<ExportFormat> = new Set<ExportFormat>(["markdown", "latex", "anki"]);

function notKeptOf(concepts: readonly Concept[], format: ExportFormat): NotKept[] {
  const tally = new Tally();
  for (const { name, has, printed, isOwn } of FEATURES) {
    if (FOR_READERS.has(format) ? printed.includes(format) : isOwn) continue;
    for (const concept of concepts) if (has(concept)) tally.add(name());
  }
  return tally.list();
}
