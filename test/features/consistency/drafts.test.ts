import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe, it } from "mocha";
import { proseKind } from "../../../server/core/prose/prose.ts";
import { type Recognized, recognize } from "../../../server/core/recognition/recognized.ts";
import { checkConsistency } from "../../../server/features/consistency/check.ts";
import { type Edit, type Finding, type Fix, RULE_IDS } from "../../../server/features/consistency/finding.ts";
import { silenceHere, silenceInDocument } from "../../../server/features/consistency/silence.ts";
import { assertGolden, readDocument } from "../../support/golden.ts";
import { policyTerms } from "../../support/policy-terms.ts";

const DRAFTS = readdirSync(new URL("../../documents/consistency", import.meta.url)).sort();
const everything = { rules: RULE_IDS, ignored: [] };

function recognized(name: string, text: string): Recognized {
  return recognize(text, proseKind("", name), policyTerms);
}

function check(name: string, text: string): readonly Finding[] {
  return checkConsistency(recognized(name, text), everything);
}

function applied(text: string, edits: readonly Edit[]): string {
  let result = "";
  let last = 0;
  for (const { span, newText } of sorted(edits)) {
    result += text.slice(last, span.start) + newText;
    last = span.end;
  }
  return result + text.slice(last);
}

function sorted(edits: readonly Edit[]): readonly Edit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start);
}

/** Findings with their fixes, as a person reads them; a fix that several findings offer is told once. */
function report(text: string, findings: readonly Finding[]): string {
  const told = new Set<string>();
  const once = (line: string): string => {
    const [title = ""] = line.split("\n");
    const known = line !== title && told.has(line);
    told.add(line);
    return known ? `${title} (as above)` : line;
  };
  const lines = findings.flatMap(({ span, rule, message, related, fixes }) => [
    `${place(text, span.start)} ${rule} [${shown(text.slice(span.start, span.end))}] ${message}`,
    ...related.map((other) => `    see ${place(text, other.span.start)} ${other.message}`),
    ...fixes().map((fix) => once(`    ${fix.scope}: ${fix.title}${fixed(text, fix)}`)),
  ]);
  return lines.length === 0 ? "nothing\n" : `${lines.join("\n")}\n`;
}

function fixed(text: string, { edits }: Fix): string {
  const changes = sorted(edits).map(
    ({ span: { start, end }, newText }) =>
      `\n        ${place(text, start)} ${shown(text.slice(start, end))} → ${shown(newText)}`,
  );
  return changes.length === 0 ? " (nothing to edit)" : changes.join("");
}

function place(text: string, offset: number): string {
  const before = text.slice(0, offset).split("\n");
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

function shown(text: string): string {
  return text.replace(/\r/gu, "␍").replace(/\n/gu, "␊");
}

describe("consistency of drafts", () => {
  for (const name of DRAFTS) {
    const text = readDocument(name);
    it(`${name}: findings and edits`, () => {
      assertGolden(`consistency/${name}.txt`, report(text, check(name, text)));
    });

    it(`${name}: a fix leaves the rest alone and is not asked for again`, () => {
      for (const finding of check(name, text)) {
        for (const { edits, scope, title } of finding.fixes()) {
          assertApart(text, edits);
          if (edits.length === 0) continue;
          const same = ({ rule, concept }: Finding): boolean => rule === finding.rule && concept === finding.concept;
          const left = check(name, applied(text, edits)).filter(same);
          // Places with mark-up inside cannot be edited by rule: they stay, and offer no edit.
          const stay = left.filter((other) => other.fixes()[0]?.edits.length !== 0);
          if (scope === "document") assert.deepEqual(stay, [], title);
          else assert.ok(left.length < check(name, text).filter(same).length, title);
        }
      }
    });

    it(`${name}: what is ignored is not mentioned again`, () => {
      const kind = proseKind("", name);
      for (const finding of check(name, text)) {
        for (const edit of [silenceHere(text, kind, finding), silenceInDocument(text, kind, finding)]) {
          if (edit === undefined) continue;
          const line = place(text, finding.span.start).split(":")[0];
          const after = applied(text, [edit]);
          const again = check(name, after).filter(
            ({ rule, concept, span }) =>
              rule === finding.rule &&
              concept === finding.concept &&
              (edit.newText.includes("-document") || place(after, span.start).split(":")[0] === line),
          );
          assert.deepEqual(again, []);
        }
      }
    });
  }
});

function assertApart(text: string, edits: readonly Edit[]): void {
  let last = 0;
  for (const { span } of sorted(edits)) {
    assert.ok(span.start >= last && span.start <= span.end && span.end <= text.length);
    last = span.end;
  }
}

describe("an abbreviation spelled out again", () => {
  const again = (mark: string): readonly Fix[] => {
    const name = "national strategic S&T force";
    const [finding] = check("draft.md", `A ${name} (NSS&TF). A ${name}${mark} (NSS&TF).\n\n[^1]: Note.\n`);
    assert.equal(finding?.rule, "abbreviation");
    return finding.fixes();
  };

  it("can be left alone", () => assert.equal(again("").length, 1));
  for (const mark of ["[^1]", "²"]) {
    it(`is seen behind a note mark, but nothing is offered that would lose the mark: ${mark}`, () =>
      assert.deepEqual(again(mark), []));
  }
});
