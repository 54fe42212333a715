import * as l10n from "@vscode/l10n";
import type { Concept, GlossaryFile } from "../../core/concept/concept.ts";
import { CAPS } from "./caps.ts";
import { languageOf, type OwnEntry, type OwnGlossary, type OwnTerm } from "./own-entry.ts";
import type { GlossaryProblem, Report } from "./problem.ts";
import { toConcept } from "./to-concept.ts";
import { usableTerms } from "./usable-terms.ts";

/** Takes the entries of a file one after the other. */
export interface Collector {
  /** Adds an entry, without what of it cannot be used. */
  readonly add: (entry: OwnEntry) => void;
  readonly report: Report;
  /** Whether no further entry is taken. */
  readonly isFull: () => boolean;
  readonly result: () => OwnGlossary;
}

/** Collects the concepts of a file, in its order; checks what has the same rules in all formats. */
export function collectConcepts(file: GlossaryFile): Collector {
  const concepts: Concept[] = [];
  const problems: GlossaryProblem[] = [];
  const ids = new Map<string, "given" | "made">();
  let untold = 0;
  const report: Report = ({ start, end }, message, severity = "error") => {
    if (problems.length < CAPS.problems) problems.push({ start, end, message, severity });
    else untold += 1;
  };
  return {
    report,
    isFull: () => concepts.length >= CAPS.entries,
    add(entry) {
      if (concepts.length === CAPS.entries) {
        report(
          entry,
          l10n.t("A glossary file may have {0} entries; this one and those behind it are not read.", CAPS.entries),
        );
        return;
      }
      const terms = usableTerms(entry, file, report);
      const id = terms.length === 0 ? undefined : idFor(entry, terms, ids, report);
      if (id !== undefined) concepts.push(toConcept(entry, id, terms, file, report));
    },
    result() {
      const [last] = problems.slice(-1);
      if (last === undefined || untold === 0) return { concepts, problems };
      const message = l10n.t("{0} more problems are not shown.", untold);
      return { concepts, problems: [...problems, { start: last.start, end: last.end, message, severity: "warning" }] };
    },
  };
}

function idFor(
  entry: OwnEntry,
  terms: readonly OwnTerm[],
  ids: Map<string, "given" | "made">,
  report: Report,
): string | undefined {
  const given = entry.id?.trim();
  if (given !== undefined && given !== "") {
    if (given.length <= CAPS.wording && !/[\s\p{C}]/u.test(given)) {
      if (ids.get(given) !== "given") {
        ids.set(given, "given");
        return given;
      }
      report(
        entry,
        l10n.t(
          "Another entry of this file has the id “{0}” already. Give this one another, or put the two together.",
          given,
        ),
      );
      return undefined;
    }
    report(
      entry,
      l10n.t("An id may have no spaces and at most {0} characters: one is made of the wording instead.", CAPS.wording),
      "warning",
    );
  }
  const english = terms.find((term) => languageOf(term) === "en") ?? terms[0];
  const base = slugOf(english?.text ?? "");
  let id = base;
  for (let number = 2; ids.has(id); number++) id = `${base}-${number}`;
  ids.set(id, "made");
  return id;
}

/** `new quality productive forces` → `new-quality-productive-forces`; characters stay. */
function slugOf(text: string): string {
  const lower = text.toLowerCase();
  // Nearly all: words with one space between them.
  if (/^[a-z0-9](?:[a-z0-9 ]*[a-z0-9])?$/u.test(lower)) return lower.replaceAll(" ", "-");
  return lower.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/gu, "");
}
