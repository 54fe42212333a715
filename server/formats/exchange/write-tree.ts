import { dump } from "js-yaml";
import { ownFields } from "./own-format.ts";
import type { PlainEntry } from "./plain-entry.ts";

/** A glossary in YAML, in our own format: a list of entries with a free line between them. */
export function writeYaml(entries: readonly PlainEntry[]): string {
  return entries.map((entry) => yamlEntry(entry, "")).join("\n");
}

/** One entry in YAML, as an item of a list that is indented by `indent`, with `\n` behind it. */
export function yamlEntry(entry: PlainEntry, indent: string): string {
  // Short lists of texts stand on one line, as people write them.
  const lines = dump([ownFields(entry)], { lineWidth: 100, noRefs: true, flowLevel: 3 })
    .trimEnd()
    .split("\n");
  return `${lines.map((line) => (line === "" ? line : indent + line)).join("\n")}\n`;
}

/** A glossary in JSON, in our own format. */
export function writeJson(entries: readonly PlainEntry[]): string {
  return `${JSON.stringify(entries.map(ownFields), null, 2)}\n`;
}
