import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe, it } from "mocha";
import { proseKind } from "../../server/core/prose/prose.ts";
import { mentionsOf, type Recognized, recognize, updateRecognized } from "../../server/core/recognition/recognized.ts";
import { checkConsistency } from "../../server/features/consistency/check.ts";
import { RULE_IDS } from "../../server/features/consistency/finding.ts";
import { documentConcepts } from "../../server/features/document-concepts.ts";
import { highlightsIn } from "../../server/features/highlights.ts";
import { inlayHints } from "../../server/features/inlay-hints.ts";
import { readDocument } from "../support/golden.ts";
import { policyTerms } from "../support/policy-terms.ts";

/** For each kind of document. */
const EDITS = 340;
/** What people type, and what turns a document upside down. */
const TYPED = [
  ...' \n.“”"「」《》()（）`>#%',
  "\n\n",
  "\r\n",
  "new national team",
  "new-style national team",
  "新型举国体质",
  "新型举国体制",
  "新型舉國體制",
  "NSS&TF",
  "national strategic S&T force (NSS&TF)",
  "## References\n",
  "\\begin{quote}",
  "\\end{quote}",
  "<!-- tifa-ignore -->",
  "% tifa-ignore-document two-renderings\n",
  "translated",
  "(新型举国体制)",
  " [@key]",
  "# ",
  "---\n",
  "\ud842",
];

/** A small generator, so that a failure can be run again (Park and Miller, 1988). */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

/** All that is shown of a document after each edit of it. */
function shown(recognized: Recognized): object {
  const mentions = mentionsOf(recognized);
  const whole = { start: 0, end: recognized.text.length };
  return {
    findings: checkConsistency(recognized, { rules: RULE_IDS, ignored: [] }).map(({ fixes, ...told }) => ({
      ...told,
      fixes: fixes(),
    })),
    firstUses: highlightsIn(recognized, mentions, "firstUse", whole),
    concepts: documentConcepts(recognized, mentions),
    hints: inlayHints(recognized, mentions, "both", whole, "en"),
  };
}

describe("findings, first uses, concepts and hints after an edit", () => {
  const names = readdirSync(new URL("../documents/consistency", import.meta.url)).sort();
  const whole = names.map(readDocument).join("\n\n");
  for (const name of ["whole.md", "whole.tex", "whole.txt"]) {
    it(`are those of the new text read afresh: ${name}`, function () {
      this.timeout(60_000);
      const kind = proseKind("", name);
      const next = random(4);
      let recognized = recognize(whole, kind, policyTerms);
      shown(recognized);
      for (let edit = 0; edit < EDITS; edit++) {
        const { text } = recognized;
        // Often at the top, where what is typed may be front matter.
        const start = next(8) === 0 ? 0 : next(text.length + 1);
        const end = Math.min(text.length, start + (next(3) === 0 ? next(60) : 0));
        const typed = TYPED[next(TYPED.length)] ?? "";
        const changed = text.slice(0, start) + typed + text.slice(end);
        recognized = updateRecognized(recognized, changed, { start, end, newEnd: start + typed.length });
        assert.deepEqual(shown(recognized), shown(recognize(changed, kind, policyTerms)), `edit ${edit}`);
      }
    });
  }
});
