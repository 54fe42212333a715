import { compileData } from "../../scripts/data/compile.ts";
import type { Concept } from "../../server/core/concept/concept.ts";
import { buildGlossary } from "../../server/core/concept/glossary.ts";
import { mentionsOf } from "../../server/core/recognition/recognized.ts";
import { checkConsistency } from "../../server/features/consistency/check.ts";
import { RULE_IDS } from "../../server/features/consistency/finding.ts";
import { documentConcepts } from "../../server/features/document-concepts.ts";
import { highlightsIn } from "../../server/features/highlights.ts";
import { dialectOf, keysIn } from "../../server/lsp/keys/document-keys.ts";
import { OpenDocument } from "../../server/lsp/open-document.ts";
import { readSettings } from "../../server/lsp/settings.ts";
import type { Report } from "./bench.ts";
import { flat, ROOT, realText } from "./corpus.ts";
import { median, p99, sorted } from "./timing.ts";

const SIZE = 1_000_000;
const EDITS = 400;
/** The first edits meet code that the engine has not compiled yet, as in any document they do only once. */
const WARM_UP = 40;
/** So many lines are in sight, with those around them. */
const LINES = 90;
/** What there is something to say about, among text that others wrote with care. */
const DRAFT = "The new-style national team, 新型举国体质, is a new national team [@naughton2023].\n\n".repeat(100);
const everything = { rules: RULE_IDS, ignored: [] };

/** What an edit of a long document makes the server do for VS Code, part by part: time of the processor and of the clock. */
export function edit(report: Report): void {
  const glossary = buildGlossary(compileData(ROOT).files["glossary.json"] as readonly Concept[]);
  const settings = readSettings(undefined);
  for (const [kind, uri] of [
    ["markdown", "file:///draft.md"],
    ["latex", "file:///draft.tex"],
    ["plaintext", "file:///draft.txt"],
  ] as const) {
    const open = new OpenDocument(uri, kind, 1, flat(DRAFT + realText(SIZE).text));
    const recognized = (): ReturnType<typeof open.recognized> => open.recognized(glossary);
    const at = (index: number): { line: number; character: number } =>
      open.text.positionAt((index * 7919 * 13) % recognized().text.length);
    const parts: Readonly<Record<string, (index: number) => unknown>> = {
      "the text and its matches": (index) => {
        const start = at(index);
        open.update([{ range: { start, end: start }, text: index % 2 === 0 ? "x" : "国" }], index + 2);
      },
      mentions: () => mentionsOf(recognized()),
      "marks in sight": (index) => {
        const { line } = at(index);
        const span = {
          start: open.text.offsetAt({ line, character: 0 }),
          end: open.text.offsetAt({ line: line + LINES, character: 0 }),
        };
        return highlightsIn(recognized(), mentionsOf(recognized()), "firstUse", span);
      },
      findings: () => checkConsistency(recognized(), everything),
      "citation keys": () => {
        const dialect = dialectOf({ settings: () => settings }, open);
        return dialect === undefined ? [] : keysIn(open.text.getText(), open.languageId, open.uri, dialect);
      },
      "list of concepts": () => documentConcepts(recognized(), mentionsOf(recognized())),
    };
    // What was done at the opening is not part of an edit.
    for (const part of Object.values(parts)) part(-1);
    const taken = Array.from({ length: EDITS }, (_, index) =>
      Object.values(parts).map((part) => timed(() => part(index))),
    );
    const counted = taken.slice(WARM_UP);
    for (const [part, name] of Object.keys(parts).entries())
      report(`${kind}: ${name}`, figures(counted.map((times) => times[part])));
    const sums = counted.map((times) =>
      times.reduce((sum, { cpu, wall }) => ({ cpu: sum.cpu + cpu, wall: sum.wall + wall })),
    );
    report(`an edit of 1 MB of ${kind}, all of it`, figures(sums), "CPU p99 < 50 ms");
  }
}

interface Times {
  readonly cpu: number;
  readonly wall: number;
}

/** In milliseconds; of the processor all threads, the collector's too. */
function timed(work: () => unknown): Times {
  const wall = performance.now();
  const cpu = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1000, wall: performance.now() - wall };
}

function figures(times: readonly (Times | undefined)[]): string {
  const of = (kind: keyof Times): string => {
    const inOrder = sorted(times.map((taken) => taken?.[kind] ?? 0));
    return `${median(inOrder).toFixed(1)} / ${p99(inOrder).toFixed(1)} ms`;
  };
  return `CPU ${of("cpu")}; wall ${of("wall")}`;
}
