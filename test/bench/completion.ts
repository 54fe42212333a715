import { compileData } from "../../scripts/data/compile.ts";
import type { Concept } from "../../server/core/concept/concept.ts";
import { buildGlossary } from "../../server/core/concept/glossary.ts";
import { recognize } from "../../server/core/recognition/recognized.ts";
import { buildTermIndex } from "../../server/features/completion/term-index.ts";
import { completeTerms } from "../../server/features/completion.ts";
import type { Report } from "./bench.ts";
import { syntheticRenderings } from "./corpus.ts";
import { median, p99, sorted } from "./timing.ts";

const TYPED = [
  "new-style national team",
  "the core technology",
  "论新型举国体制",
  "国家战略科技力量",
  "dual circulation",
];

/** Completion a keystroke, with the built-in glossary and with 100,000 renderings. */
export function completion(report: Report): void {
  const builtIn = compileData(new URL("../..", import.meta.url)).files["glossary.json"] as readonly Concept[];
  measure(report, builtIn, "< 5 ms");
  const [model] = builtIn;
  if (model === undefined) throw new Error("no concepts");
  const made = syntheticRenderings(100_000).map((text, index): Concept => {
    const language = /\p{Script=Han}/u.test(text) ? "zh-Hans" : "en";
    const rendering = { text, language, status: "preferred", strength: "strong", source: "standard", forms: [text] };
    return { ...model, id: `made-${index}`, renderings: [rendering as Concept["renderings"][number]] };
  });
  measure(report, [...builtIn, ...made], "< 16 ms");
}

function measure(report: Report, concepts: readonly Concept[], goal: string): void {
  const glossary = buildGlossary(concepts);
  const start = performance.now();
  const index = buildTermIndex(glossary);
  const built = performance.now() - start;
  const options = {
    script: "simplified",
    templates: { en: "{en} ({zh})", zh: "{zh}（{en}，{abbr}）" },
    proseKind: "markdown",
    pinyin: true,
  } as const;
  const documents = TYPED.flatMap((typed) =>
    Array.from(typed, (_, length) => recognize(`Of ${typed.slice(0, length + 1)}`, "markdown", glossary)),
  );
  const keystrokes = (): number[] =>
    documents.map((document) => {
      const from = performance.now();
      completeTerms(index, document, document.text.length, options);
      return performance.now() - from;
    });
  keystrokes();
  const times = sorted(Array.from({ length: 10 }, keystrokes).flat());
  report(
    `completion, ${glossary.renderings.length.toLocaleString("en")} renderings: p50, p99 a keystroke (index in ${built.toFixed(0)} ms)`,
    `${median(times).toFixed(2)} ms, ${p99(times).toFixed(2)} ms`,
    goal,
  );
}
