import type { Recognized } from "../core/recognition/recognized.ts";
import { type ConsistencyOptions, checkConsistency } from "../features/consistency/check.ts";
import { parseIgnored } from "../features/consistency/directives.ts";
import { type Finding, RULE_IDS } from "../features/consistency/finding.ts";
import type { Server } from "./feature.ts";
import type { OpenDocument } from "./open-document.ts";
import type { Settings } from "./settings.ts";

interface Kept {
  readonly settings: Settings;
  readonly findings: readonly Finding[];
}

const kept = new WeakMap<Recognized, Kept>();

/** The findings of the current version of a document: diagnostics and code actions ask for the same ones. */
export function findingsOf({ glossaries, settings }: Server, open: OpenDocument): readonly Finding[] {
  const current = settings();
  if (current["diagnostics.level"] === "off") return [];
  const recognized = open.recognized(glossaries.of(open.uri));
  const known = kept.get(recognized);
  if (known?.settings === current) return known.findings;
  const findings = checkConsistency(recognized, optionsOf(current));
  kept.set(recognized, { settings: current, findings });
  return findings;
}

function optionsOf(settings: Settings): ConsistencyOptions {
  const wanted = settings["diagnostics.rules"];
  return {
    rules: RULE_IDS.filter((rule) => wanted[rule] !== false),
    ignored: settings["diagnostics.ignore"]
      .map(parseIgnored)
      .filter(({ rules, concepts }) => rules.length + concepts.length > 0),
  };
}
