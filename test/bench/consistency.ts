import { compileData } from "../../scripts/data/compile.ts";
import type { Concept } from "../../server/core/concept/concept.ts";
import { buildGlossary } from "../../server/core/concept/glossary.ts";
import { recognize, updateRecognized } from "../../server/core/recognition/recognized.ts";
import { checkConsistency } from "../../server/features/consistency/check.ts";
import { RULE_IDS } from "../../server/features/consistency/finding.ts";
import type { Report } from "./bench.ts";
import { flat, ROOT, realText } from "./corpus.ts";
import { median, p99, sorted } from "./timing.ts";

const SIZE = 1_000_000;
const EDITS = 300;
/** What there is something to say about, among text that others wrote with care. */
const DRAFT = "The new-style national team, 新型举国体质, is a new national team.\n\n".repeat(100);
const everything = { rules: RULE_IDS, ignored: [] };

/** What an edit of a long document costs until its mentions and its findings are those of the new text. */
export function consistency(report: Report): void {
  const glossary = buildGlossary(compileData(ROOT).files["glossary.json"] as readonly Concept[]);
  const text = flat(DRAFT + realText(SIZE).text);
  for (const kind of ["plaintext", "markdown"]) {
    let recognized = recognize(text, kind, glossary);
    const opened = performance.now();
    const found = checkConsistency(recognized, everything).length;
    report(`consistency of 1 MB, ${kind}, ${found} findings: the first time`, `${ms(performance.now() - opened)}`);
    const times = Array.from({ length: EDITS }, (_, index) => {
      const start = (index * 7919 * 13) % recognized.text.length;
      const typed = index % 2 === 0 ? "x" : "国";
      const changed = flat(recognized.text.slice(0, start) + typed + recognized.text.slice(start));
      const begun = performance.now();
      recognized = updateRecognized(recognized, changed, { start, end: start, newEnd: start + 1 });
      checkConsistency(recognized, everything);
      return performance.now() - begun;
    });
    const inOrder = sorted(times.slice(EDITS / 10));
    report(
      `an edit of it, to its mentions and findings, ${kind}: p50, p99`,
      `${ms(median(inOrder))}, ${ms(p99(inOrder))}`,
      "p99 < 50 ms",
    );
  }
}

function ms(time: number): string {
  return `${time.toFixed(1)} ms`;
}
