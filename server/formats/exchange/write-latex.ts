import type { Concept } from "../../core/concept/concept.ts";
import { madeInSteps } from "../../core/text/steps.ts";
import { inPrintedOrder, readableTerms } from "./readable.ts";

const HEAD = `% For the package glossaries: \\usepackage{glossaries} \\makeglossaries, then \\loadglsentries{this file}.
% Chinese needs XeLaTeX or LuaLaTeX with ctex or xeCJK. \\gls{label} prints the term, \\glsuseri{label} the Chinese,
% \\glsuserii{label} the pinyin.
`;

/** A glossary as entries of the LaTeX package glossaries, in steps. Abbreviations get entries of their own. */
export function* writingLatex(concepts: readonly Concept[]): Generator<void, string> {
  const labels = new Set<string>();
  const entries = yield* madeInSteps(yield* inPrintedOrder(concepts), (concept) => entryOf(concept, labels));
  return HEAD + entries.join("");
}

function entryOf(concept: Concept, labels: Set<string>): string {
  const { en, zh, traditional, others } = readableTerms(concept);
  const name = en?.text ?? zh?.text ?? concept.id;
  const label = labelFor(concept.id, labels);
  const also = [...(traditional === undefined ? [] : [traditional]), ...others].map(({ text }) => text);
  const definition = concept.definition.en || concept.definition.zh || name;
  const fields = [
    `name={${escaped(name)}}`,
    ...(en === undefined && zh?.pinyin !== undefined ? [`sort={${escaped(zh.pinyin)}}`] : []),
    ...(zh === undefined ? [] : [`user1={${escaped(zh.text)}}`]),
    ...(zh?.pinyin === undefined ? [] : [`user2={${escaped(zh.pinyin)}}`]),
    ...(also.length === 0 ? [] : [`user3={${escaped(also.join("; "))}}`]),
    `description={${escaped(definition)}}`,
  ];
  const short = concept.renderings
    .filter(({ status, language }) => status === "abbreviation" && language === "en")
    .map(({ text }) => `\\newacronym{${labelFor(`${concept.id}-abbr`, labels)}}{${escaped(text)}}{${escaped(name)}}\n`);
  return `\n\\newglossaryentry{${label}}{\n  ${fields.join(",\n  ")}\n}\n${short.join("")}`;
}

/** Labels are ASCII: some engines take no others. */
function labelFor(id: string, labels: Set<string>): string {
  const base = id.replace(/[^A-Za-z0-9-]+/gu, "-").replace(/^-+|-+$/gu, "") || "term";
  let label = base;
  for (let number = 2; labels.has(label); number++) label = `${base}-${number}`;
  labels.add(label);
  return label;
}

const SPECIAL: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

function escaped(text: string): string {
  return text
    .trim()
    .replace(/\s*\n\s*/gu, " ")
    .replace(/[\\{}$&#%_~^]/gu, (sign) => SPECIAL[sign] ?? `\\${sign}`);
}
