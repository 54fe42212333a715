import type { Concept, Rendering } from "../../core/concept/concept.ts";
import { madeInSteps } from "../../core/text/steps.ts";
import { inPrintedOrder, readableTerms } from "./readable.ts";

/** A glossary in Markdown, for readers, in steps: a paragraph of wordings, the definitions, what else is said. */
export function* writingMarkdown(concepts: readonly Concept[], title: string): Generator<void, string> {
  const names = new Map(yield* madeInSteps(concepts, (concept) => [concept.id, nameOf(concept)] as const));
  const entries = yield* madeInSteps(yield* inPrintedOrder(concepts), (concept) => entryOf(concept, names));
  return `# ${escaped(title)}\n\n${entries.join("\n")}`;
}

function nameOf(concept: Concept): string {
  const { en, zh } = readableTerms(concept);
  return en?.text ?? zh?.text ?? concept.id;
}

function entryOf(concept: Concept, names: ReadonlyMap<string, string>): string {
  const { en, zh, traditional, others } = readableTerms(concept);
  const chinese = zh === undefined ? "" : `${zh.text}${traditional === undefined ? "" : `（${traditional.text}）`}`;
  const reading = zh?.pinyin === undefined ? "" : ` *${escaped(zh.pinyin)}*`;
  const head =
    en === undefined
      ? `**${escaped(chinese)}**${reading}`
      : `**${escaped(en.text)}**${chinese === "" ? "" : ` · ${escaped(chinese)}${reading}`}`;
  const avoid = concept.renderings.filter(({ status }) => status === "deprecated");
  const related = concept.relations.map(({ id }) => names.get(id)).filter((name) => name !== undefined);
  const paragraphs = [
    head,
    text(concept.definition.en),
    text(concept.definition.zh),
    listed("Also", others),
    listed("Not", avoid),
    text(concept.note?.en),
    text(concept.note?.zh),
    ...(concept.examples ?? []).map((example) => `> ${text(example)}`),
    concept.credit === undefined ? "" : `Source: ${escaped(concept.credit)}`,
    related.length === 0 ? "" : `See also: ${related.map(escaped).join("; ")}`,
  ];
  return `${paragraphs.filter((paragraph) => paragraph !== "").join("\n\n")}\n`;
}

function listed(label: string, renderings: readonly Rendering[]): string {
  return renderings.length === 0
    ? ""
    : `${label}: ${renderings.map((rendering) => escaped(rendering.text)).join("; ")}`;
}

function text(value: string | undefined): string {
  return value === undefined ? "" : escaped(value.trim().replace(/\s*\n\s*/gu, " "));
}

function escaped(value: string): string {
  return value.replace(/[\\`*_{}[\]<>#|~$@^]/gu, "\\$&").replace(/^([-+=]|\d+[.)])/u, "\\$&");
}
