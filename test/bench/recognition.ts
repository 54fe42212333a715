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
import { bestTimes } from "./timing.ts";

const SIZE = 10_000_000;
const SEGMENTER_SIZE = 500_000;
const RUNS = 3;

/** Recognition on 10 MB of real text, against a bare loop, the fastest Aho–Corasick of npm, and Intl.Segmenter. */
export function recognition(report: Report): void {
  const { text, of } = realText(SIZE);
  report("text", `${(text.length / 1e6).toFixed(0)} M characters of ${of}`);
  const concepts = compileData(ROOT).files["glossary.json"] as readonly Concept[];
  const glossary = buildGlossary(concepts);
  const renderings = glossary.renderings.map(({ rendering }) => rendering);

  const { recognizer } = glossary;
  const peer = peerOf(renderings, recognizer, text);
  const part = flat(text.slice(0, SEGMENTER_SIZE));
  const [bare = 0, ours = 0, whole = 0, theirs = 0, segmented = 0] = speeds([
    [text, () => bareLoop(text)],
    [text, () => scanAll(recognizer, text)],
    [text, () => void recognize(text, "markdown", glossary)],
    [peer.text, peer.match],
    [part, () => segment(part, renderings)],
  ]);
  report("a bare loop over charCodeAt with a table", rate(bare));
  report(
    `recognition, ${renderings.length} built-in renderings`,
    `${rate(ours)}, 1/${(bare / ours).toFixed(1)} of the bare loop`,
    "≥ 1/12",
  );
  report("the same with Markdown's code, links and keys left out", rate(whole));
  report("against @monyone/aho-corasick, built-in renderings", `${times(ours, theirs)} of ${rate(theirs)}`, "≥ 5 ×");
  report(
    "against Intl.Segmenter with a map, line by line",
    `${times(ours, segmented)} of ${rate(segmented)}`,
    "≥ 50 ×",
  );

  const few = synthetic(2_000, text, report);
  const many = synthetic(20_000, text, report, "≥ 8 ×");
  const most = synthetic(200_000, text, report, "≥ 15 ×");
  report("cost at 20,000 and 200,000 against 2,000", `${times(few, many)}, ${times(few, most)}`, "≤ 3 ×");
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
  const size = `${count.toLocaleString("en")} renderings`;
  report(
    `${size}: build, tables`,
    `${built.toFixed(0)} ms, ${arrays.toFixed(1)} MB`,
    count === 200_000 ? "≤ 1 s, < 20 MB" : "",
  );
  if (goal === "") return speeds([[text, () => scanAll(recognizer, text)]])[0] ?? 0;
  const peer = peerOf(renderings, recognizer, text);
  const [ours = 0, theirs = 0] = speeds([
    [text, () => scanAll(recognizer, text)],
    [peer.text, peer.match],
  ]);
  report(`${size}: against @monyone/aho-corasick`, `${rate(ours)}, ${times(ours, theirs)} of ${rate(theirs)}`, goal);
  return ours;
}

function toRendering(text: string): Rendering {
  return { text, language: "en", status: "preferred", strength: "strong", source: "standard", forms: [text] };
}

/** The peer with the same patterns, and the text folded for it beforehand; it must find what recognition finds. */
function peerOf(
  renderings: readonly Rendering[],
  recognizer: Recognizer,
  text: string,
): { readonly text: string; readonly match: () => void } {
  const patterns = new Set(renderings.flatMap(({ forms }) => forms.map(foldPattern)));
  patterns.delete("");
  const peer = new AhoCorasick([...patterns]);
  const folded = flat(foldUnits(text));
  checkParity(peer, folded, recognizer);
  return { text: folded, match: () => void peer.matchInText(folded) };
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

/** Million characters a second of each work on its text. */
function speeds(works: readonly (readonly [text: string, work: () => unknown])[]): number[] {
  const best = bestTimes(
    RUNS,
    works.map(
      ([, work]) =>
        () =>
          void work(),
    ),
  );
  return best.map((time, index) => (works[index]?.[0].length ?? 0) / time / 1000);
}

function times(speed: number, other: number): string {
  return `${(speed / other).toFixed(1)} ×`;
}

function rate(speedOf: number): string {
  return `${speedOf.toFixed(speedOf < 10 ? 1 : 0)} Mchar/s`;
}
