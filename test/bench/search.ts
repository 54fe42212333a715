import Fuse from "fuse.js";
import { compileData } from "../../scripts/data/compile.ts";
import type { Concept } from "../../server/core/concept/concept.ts";
import { buildSearchIndex, searchGlossary } from "../../server/features/search.ts";
import type { Report } from "./bench.ts";
import { ROOT, syntheticRenderings } from "./corpus.ts";
import { median, p99, sorted } from "./timing.ts";

/** What people type, key by key. */
const TYPED = [
  "新型举国体制",
  "xxjgtz",
  "xinxingjuguo",
  "choke point",
  "national tema",
  "彎道超車",
  "kabozi",
  "dual circulation",
  "NSS&TF",
  "self relience",
  "短扳",
  "made in china 2025",
  "guojia shiyanshi",
];

/** Search a keystroke, with the built-in glossary and with 100,000 entries, against fuse.js alone. */
export function search(report: Report): void {
  const builtIn = compileData(ROOT).files["glossary.json"] as readonly Concept[];
  measure(report, builtIn, "< 16 ms");
  measure(report, [...builtIn, ...synthetic(100_000 - builtIn.length, builtIn)], "< 16 ms");
  const names = builtIn.flatMap(({ renderings }) => renderings.map(({ text, pinyin }) => ({ text, pinyin })));
  const fuse = new Fuse(names, { keys: ["text", "pinyin"] });
  const times = keystrokes().map((query) => timed(() => void fuse.search(query, { limit: 50 })));
  report("fuse.js alone, built-in renderings: p50, p99", figures(times));
}

function measure(report: Report, concepts: readonly Concept[], goal: string): void {
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  const index = buildSearchIndex(concepts);
  const built = performance.now() - start;
  const memory = (process.memoryUsage().heapUsed - before) / 1e6;
  for (const query of keystrokes()) searchGlossary(index, query, 50);
  const times = keystrokes().map((query) => timed(() => void searchGlossary(index, query, 50)));
  const size = concepts.length.toLocaleString("en");
  report(`search, ${size} entries: p50, p99 a keystroke`, figures(times), goal);
  report(`search, ${size} entries: index`, `${built.toFixed(0)} ms, about ${Math.max(0, memory).toFixed(0)} MB`);
}

function synthetic(count: number, models: readonly Concept[]): Concept[] {
  const [model] = models;
  if (model === undefined) throw new Error("no concepts");
  return syntheticRenderings(count).map((text, index) => ({
    ...model,
    id: `made-${index}`,
    keys: [],
    renderings: [
      {
        text,
        language: /\p{Script=Han}/u.test(text) ? "zh-Hans" : "en",
        status: "preferred",
        strength: "strong",
        source: "standard",
        forms: [text],
      },
    ],
  }));
}

function keystrokes(): string[] {
  return TYPED.flatMap((query) => Array.from(query, (_, index) => query.slice(0, index + 1)));
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function figures(times: readonly number[]): string {
  const inOrder = sorted(times);
  return `${median(inOrder).toFixed(1)} ms, ${p99(inOrder).toFixed(1)} ms`;
}
