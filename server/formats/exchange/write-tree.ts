import { dump } from "js-yaml";
import { madeInSteps } from "../../core/text/steps.ts";
import { ownFields, type Value } from "./own-format.ts";
import type { PlainEntry } from "./plain-entry.ts";

/** A glossary in YAML, in our own format, in steps: a list of entries with a free line between them. */
export function* writingYaml(entries: readonly PlainEntry[]): Generator<void, string> {
  return (yield* madeInSteps(entries, (entry) => yamlEntry(entry, ""))).join("\n");
}

/** One entry in YAML, as an item of a list that is indented by `indent`, with `\n` behind it. */
export function yamlEntry(entry: PlainEntry, indent: string): string {
  const lines = Object.entries(ownFields(entry)).flatMap(([key, value]) => yamlField(key, value).trimEnd().split("\n"));
  const item = lines.map((line, index) => (line === "" ? line : `${indent}${index === 0 ? "- " : "  "}${line}`));
  return `${item.join("\n")}\n`;
}

/** A field on one line where it is short, as people write it. */
function yamlField(key: string, value: Value): string {
  if (typeof value === "string" && isPlain(value) && key.length + value.length < WIDTH) return `${key}: ${value}\n`;
  const short = dump({ [key]: value }, { lineWidth: -1, noRefs: true, flowLevel: 1 });
  if (short.length <= WIDTH && short.indexOf("\n") === short.length - 1) return spaced(short);
  return dump({ [key]: value }, { lineWidth: WIDTH, noRefs: true });
}

/** Letters and signs that mean nothing to YAML, and no word that means a truth value or nothing: most texts. */
function isPlain(text: string): boolean {
  return (
    /^\p{L}(?:[\p{L}\p{N} ()&;,.'/%+?!’“”，。；、（）《》·-]*[\p{L}\p{N}).’”。）》])?$/u.test(text) &&
    !WORDS.has(text.toLowerCase())
  );
}

const WORDS: ReadonlySet<string> = new Set("true false yes no on off null y n".split(" "));

const WIDTH = 110;

/** `{ text: … }`, as our own files have it, where only the outermost braces can be meant. */
function spaced(line: string): string {
  return line.replace(/^(\S+: )\{([^{}'"]*)\}\n$/u, "$1{ $2 }\n");
}

/** A glossary in JSON, in our own format, in steps. */
export function* writingJson(entries: readonly PlainEntry[]): Generator<void, string> {
  if (entries.length === 0) return "[]\n";
  const items = yield* madeInSteps(entries, (entry) => JSON.stringify([ownFields(entry)], null, 2).slice(2, -2));
  return `[\n${items.join(",\n")}\n]\n`;
}
