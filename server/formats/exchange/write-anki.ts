import Papa from "papaparse";
import type { Concept } from "../../core/concept/concept.ts";
import { madeInSteps } from "../../core/text/steps.ts";
import { inPrintedOrder, readableTerms } from "./readable.ts";

const HEAD = [
  "#separator:tab",
  "#html:true",
  "#columns:Chinese\tPinyin\tEnglish\tDefinition\tTags\tId",
  "#tags column:5",
  "#guid column:6",
];

/** A glossary for Anki: a note is a concept, known again by its id when the file is imported a second time. In steps. */
export function* writingAnki(concepts: readonly Concept[]): Generator<void, string> {
  const lines = yield* madeInSteps(yield* inPrintedOrder(concepts), (concept) => {
    const { en, zh, traditional } = readableTerms(concept);
    const chinese = [zh?.text, traditional?.text].filter((text) => text !== undefined && text !== "");
    const cells = [
      html([...new Set(chinese)].join(" / ")),
      html(zh?.pinyin ?? ""),
      html(en?.text ?? ""),
      html([concept.definition.en, concept.definition.zh].filter((text) => text !== "").join("\n\n")),
      `tifa ${concept.kind}`,
      `tifa:${concept.id}`,
    ];
    return `${Papa.unparse([cells], { delimiter: "\t", newline: "\n" })}\n`;
  });
  return `${HEAD.join("\n")}\n${lines.join("")}`;
}

function html(text: string): string {
  return text
    .trim()
    .replace(/&/gu, "&amp;")
    .replace(/</gu, "&lt;")
    .replace(/>/gu, "&gt;")
    .replace(/\s*\n\s*/gu, "<br>");
}
