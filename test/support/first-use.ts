import { compileData } from "../../scripts/data/compile.ts";
import type { Concept } from "../../server/core/concept/concept.ts";
import { buildGlossary } from "../../server/core/concept/glossary.ts";
import { type Recognized, recognize } from "../../server/core/recognition/recognized.ts";
import { scriptOf } from "../../server/core/text/language.ts";
import { type DraftChange, type PlanOptions, planFirstUses, type Step } from "../../server/features/first-use/plan.ts";

/** A part of the built-in glossary, so that what others add to it changes no draft here. */
const IDS = new Set(
  (
    "new-style-national-team national-team nsstf key-core-technologies core-technologies industrial-policy " +
    "indigenous-innovation dual-circulation choke-point-technologies centralizing-power short-boards long-boards " +
    "mlp most strategic-emerging-industries disruptive-technologies new-development-pattern hnsc " +
    "st-self-sufficiency-and-self-empowerment st-self-sufficiency passing-on-the-curve national-laboratories s-and-t"
  ).split(" "),
);

const concepts = compileData(new URL("../..", import.meta.url)).files["glossary.json"] as readonly Concept[];
export const known: readonly Concept[] = concepts.filter(({ id }) => IDS.has(id));
export const glossary = buildGlossary(known);

export const options: PlanOptions = {
  countWeak: false,
  glossOptions: ({ text, kind }) => ({
    script: scriptOf(text),
    templates: { en: "{en} ({zh})", zh: "{zh}（{en}，{abbr}）" },
    proseKind: kind,
  }),
};

export function draft(text: string, kind = "markdown"): Recognized {
  return recognize(text, kind, glossary);
}

export function planOf(text: string, kind?: string): readonly Step[] {
  return planFirstUses([draft(text, kind)], options);
}

/** The text after these changes of it. */
export function applied(text: string, changes: readonly Pick<DraftChange, "span" | "newText">[]): string {
  return [...changes]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((done, { span, newText }) => done.slice(0, span.start) + newText + done.slice(span.end), text);
}

/** The text with each concept glossed at its first use. */
export function glossed(text: string, kind?: string): string {
  return applied(
    text,
    planOf(text, kind).flatMap(({ changes }) => changes),
  );
}
