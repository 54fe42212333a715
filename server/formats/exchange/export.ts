import * as l10n from "@vscode/l10n";
import type { Concept } from "../../core/concept/concept.ts";
import { madeInSteps } from "../../core/text/steps.ts";
import { type NotKept, Tally } from "./not-kept.ts";
import type { PlainEntry } from "./plain-entry.ts";
import { plainOf } from "./plain-of-concept.ts";
import { writingAnki } from "./write-anki.ts";
import { writingCsv } from "./write-csv.ts";
import { writingLatex } from "./write-latex.ts";
import { writingMarkdown } from "./write-markdown.ts";
import { writingTbx } from "./write-tbx.ts";
import { writingJson, writingYaml } from "./write-tree.ts";

export type ExportFormat = "yaml" | "json" | "csv" | "tsv" | "tbx" | "markdown" | "latex" | "anki";

type Writer = (concepts: readonly Concept[], title: string) => Generator<void, string>;

const WRITERS: Readonly<Record<ExportFormat, Writer>> = {
  yaml: ofPlain(writingYaml),
  json: ofPlain(writingJson),
  csv: ofPlain((entries) => writingCsv(entries, ",")),
  tsv: ofPlain((entries) => writingCsv(entries, "\t")),
  tbx: ofPlain(writingTbx),
  markdown: writingMarkdown,
  latex: writingLatex,
  anki: writingAnki,
};

function ofPlain(writing: (entries: readonly PlainEntry[], title: string) => Generator<void, string>): Writer {
  return function* (concepts, title) {
    return yield* writing(yield* madeInSteps(concepts, plainOf), title);
  };
}

/** A glossary in a format, and what the format has no place for; in steps between which others may have their turn. */
export function* exportingGlossary(
  concepts: readonly Concept[],
  format: ExportFormat,
  title: string,
): Generator<void, { readonly text: string; readonly notKept: NotKept[] }> {
  return { text: yield* WRITERS[format](concepts, title), notKept: yield* notKeptOf(concepts, format) };
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

function* notKeptOf(concepts: readonly Concept[], format: ExportFormat): Generator<void, NotKept[]> {
  const tally = new Tally();
  for (const { name, has, printed, isOwn } of FEATURES) {
    if (FOR_READERS.has(format) ? printed.includes(format) : isOwn) continue;
    for (const concept of concepts) if (has(concept)) tally.add(name());
    yield;
  }
  return tally.list();
}
