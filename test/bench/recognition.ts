import assert from "node:assert/strict";
import { AhoCorasick } from "@monyone/aho-corasick/greedy";
import { compileData } from "../../scripts/data/compile.ts";
import type { Concept, Rendering } from "../../server/core/concept/concept.ts";
import { buildGlossary } from "../../server/core/concept/glossary.ts";
import { foldPattern } from "../../server/core/recognition/pattern.ts";
import { recognize } from "../../server/core/recognition/recognized.ts";
import { buildRecognizer, type Recognizer } from "../../server/core/recognition/recognizer.ts";
import { FOLD } from "../../server/core/text/fold.ts";
import type { Report } from "./bench.ts";
import { flat, ROOT, realText, syntheticRenderings } from "./corpus.ts";
import { median, timings } from "./timing.ts";

const SIZE = 10_000_000;
/** Peers are slow: half of the text is enough for them. */
const PEER_SIZE = 5_000_000;
const SEGMENTER_SIZE = 500_000;
const RUNS = 3;

/** Recognition on 10 MB of real text, against a bare loop, the fastest Aho–Corasick of npm, and Intl.Segmenter. */
export function recognition(report: Report): void {
  const { text, of } = realText(SIZE);
  report("text", `${(text.length / 1e6).toFixed(0)} M characters of ${of}`);
  const concepts = compileData(ROOT).files["glossary.json"] as readonly Concept[];
  const glossary = buildGlossary(concepts);
  const renderings = glossary.renderings.map(({ rendering }) => rendering);

  const bare = speed(text, () => bareLoop(text));
  const ours = speed(text, () => scanAll(glossary.recognizer, text));
  report("a bare loop over charCodeAt with a table", rate(bare));
  report(
    `recognition, ${renderings.length} built-in renderings`,
    `${rate(ours)}, 1/${(bare / ours).toFixed(1)} of the bare loop`,
    "≥ 1/12",
  );
  const whole = speed(text, () => void recognize(text, "markdown", glossary));
  report("the same with Markdown's code, links and keys left out", rate(whole));

  const peer = comparePeer(renderings, text, glossary.recognizer);
  report("against @monyone/aho-corasick, built-in renderings", `${rate(peer)}, ${(ours / peer).toFixed(1)} ×`, "≥ 5 ×");
  const part = flat(text.slice(0, SEGMENTER_SIZE));
  const segmented = speed(part, () => segment(part, renderings));
  report("against Intl.Segmenter with a map", `${rate(segmented)}, ${(ours / segmented).toFixed(0)} ×`, "≥ 50 ×");

  const few = synthetic(2_000, text, report);
  const many = synthetic(20_000, text, report, "≥ 8 ×");
  const most = synthetic(200_000, text, report, "≥ 15 ×");
  report(
    "cost at 20,000 and 200,000 against 2,000",
    `${(few / many).toFixed(1)} ×, ${(few / most).toFixed(1)} ×`,
    "≤ 3 ×",
  );
}

function synthetic(count: number, text: string, report: Report, goal = ""): number {
  const renderings = syntheticRenderings(count).map(toRendering);
  globalThis.gc?.();
  const before = process.memoryUsage();
  const start = performance.now();
  const recognizer = buildRecognizer(renderings);
  const built = performance.now() - start;
  globalThis.gc?.();
  const after = process.memoryUsage();
  const arrays = (after.arrayBuffers - before.arrayBuffers) / 1e6;
  const ours = speed(text, () => scanAll(recognizer, text));
  report(
    `${count.toLocaleString("en")} renderings: build, tables`,
    `${built.toFixed(0)} ms, ${arrays.toFixed(1)} MB`,
    count === 200_000 ? "≤ 1 s, < 20 MB" : "",
  );
  if (goal === "") return ours;
  const peer = comparePeer(renderings, text, recognizer);
  report(
    `${count.toLocaleString("en")} renderings: against @monyone/aho-corasick`,
    `${rate(ours)}, ${(ours / peer).toFixed(1)} ×`,
    goal,
  );
  return ours;
}

function toRendering(text: string): Rendering {
  return { text, language: "en", status: "preferred", strength: "strong", source: "standard", forms: [text] };
}

/** The peer gets the same patterns and text, folded for it beforehand; it must find what recognition finds. */
function comparePeer(renderings: readonly Rendering[], text: string, recognizer: Recognizer): number {
  const patterns = [...new Set(renderings.flatMap(({ forms }) => forms.map(foldPattern)))].filter(
    (pattern) => pattern !== "",
  );
  const peer = new AhoCorasick(patterns);
  const folded = flat(foldUnits(text.slice(0, PEER_SIZE)));
  checkParity(peer, folded, recognizer);
  return speed(folded, () => void peer.matchInText(folded));
}

/** Unit by unit, so that offsets stay; what recognition would skip stays itself, and ends a match of the peer's. */
function foldUnits(text: string): string {
  const units: string[] = [];
  for (let index = 0; index < text.length; index++) units.push(String.fromCharCode(FOLD[text.charCodeAt(index)] || 1));
  return units.join("");
}

/** Every match of ours without a gap must be one that the peer knows, or lie in a longer one of the peer's. */
function checkParity(peer: AhoCorasick, folded: string, recognizer: Recognizer): void {
  const sample = folded.slice(0, 50_000);
  const known = peer.matchInText(sample);
  let ours = 0;
  let shared = 0;
  recognizer.scan(sample, 0, sample.length, [], (start, end) => {
    ours += 1;
    if (known.some((match) => match.begin < end && match.end > start)) shared += 1;
  });
  assert.ok(ours > 0 && shared / ours > 0.97, `the peer finds ${shared} of ${ours}`);
}

function segment(text: string, renderings: readonly Rendering[]): number {
  const known = new Map(renderings.map(({ text: name }) => [name.toLowerCase(), name]));
  let found = 0;
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  // Line by line: on a long text it is many times slower still.
  for (const line of text.split("\n")) {
    for (const { segment: part } of segmenter.segment(line)) if (known.has(part.toLowerCase())) found += 1;
  }
  return found;
}

function scanAll(recognizer: Recognizer, text: string): number {
  let found = 0;
  recognizer.scan(text, 0, text.length, [], () => {
    found += 1;
  });
  return found;
}

const table = new Uint8Array(0x10000).fill(1);

function bareLoop(text: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index++) sum += table[text.charCodeAt(index)] ?? 0;
  return sum;
}

/** Million characters a second. */
function speed(text: string, work: () => unknown): number {
  return text.length / median(timings(RUNS, () => void work())) / 1000;
}

function rate(speedOf: number): string {
  return `${speedOf.toFixed(speedOf < 10 ? 1 : 0)} Mchar/s`;
}
