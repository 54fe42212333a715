import Papa from "papaparse";
import type { Concept } from "../../core/concept/concept.ts";
import { inPrintedOrder, readableTerms } from "./readable.ts";

const HEAD = [
  "#separator:tab",
  "#html:true",
  "#columns:Chinese\tPinyin\tEnglish\tDefinition\tTags\tId",
  "#tags column:5",
  "#guid column:6",
];

/** A glossary for Anki: a note is a concept, known again by its id when the file is imported a second time. */
export function writeAnki(concepts: readonly Concept[]): string {
  const rows = inPrintedOrder(concepts).map((concept) => {
    const { en, zh, traditional } = readableTerms(concept);
    const chinese = [zh?.text, traditional?.text].filter((text) => text !== undefined && text !== "");
    return [
      html([...new Set(chinese)].join(" / ")),
      html(zh?.pinyin ?? ""),
      html(en?.text ?? ""),
      html([concept.definition.en, concept.definition.zh].filter((text) => text !== "").join("\n\n")),
      `tifa ${concept.kind}`,
      `tifa:${concept.id}`,
    ];
  });
  return `${HEAD.join("\n")}\n${rows.length === 0 ? "" : `${Papa.unparse(rows, { delimiter: "\t", newline: "\n" })}\n`}`;
}

function html(text: string): string {
  return text
    .trim()
    .replace(/&/gu, "&amp;")
    .replace(/</gu, "&lt;")
    .replace(/>/gu, "&gt;")
    .replace(/\s*\n\s*/gu, "<br>");
}
