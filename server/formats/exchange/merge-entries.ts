import * as l10n from "@vscode/l10n";
import { compact } from "./building.ts";
import type { EntryValue, OneOrBoth, WordingValue } from "./entry-value.ts";

/**
 * One entry of two with the same id: all wordings, and of every field that both have the first one's.
 *
 * @returns the entry, and what the second says that is left out, for people
 */
export function mergeEntries(
  first: EntryValue | undefined,
  second: EntryValue,
): { entry: EntryValue; conflicts: string[] } {
  if (first === undefined) return { entry: second, conflicts: [] };
  const conflicts: string[] = [];
  const both = (a: OneOrBoth | undefined, b: OneOrBoth | undefined): OneOrBoth | undefined => {
    if (a === undefined || b === undefined) return a ?? b;
    if ((["en", "zh"] as const).some((key) => a[key] !== undefined && b[key] !== undefined && a[key] !== b[key]))
      conflicts.push(l10n.t("“{0}” has another text here than before, which stays.", first.id));
    return { ...b, ...a };
  };
  const entry: EntryValue = {
    ...second,
    ...first,
    en: mergeWordings(first.en, second.en),
    zh: mergeWordings(first.zh, second.zh),
    ...withValue("definition", both(first.definition, second.definition)),
    ...withValue("note", both(first.note, second.note)),
    evidence: union(first.evidence, second.evidence),
    works: union(first.works, second.works),
    keys: union(first.keys, second.keys),
    examples: union(first.examples, second.examples),
    relations: unionOf(first.relations, second.relations, (relation) => JSON.stringify(relation)),
  };
  return { entry: compact(entry), conflicts };
}

function withValue<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]?: V });
}

/** What the first says of a wording that both have stands; what only the second says comes to it. */
function mergeWordings(first: readonly WordingValue[] = [], second: readonly WordingValue[] = []): WordingValue[] {
  const all = new Map(first.map((wording) => [keyOf(wording), wording]));
  for (const wording of second) all.set(keyOf(wording), { ...wording, ...all.get(keyOf(wording)) });
  return [...all.values()];
}

function keyOf({ text, hant }: WordingValue): string {
  return JSON.stringify([text, hant]);
}

function union(first: readonly string[] = [], second: readonly string[] = []): string[] {
  return [...new Set([...first, ...second])];
}

function unionOf<T>(first: readonly T[] = [], second: readonly T[] = [], key: (item: T) => string): T[] {
  return [...new Map([...first, ...second].map((item) => [key(item), item])).values()];
}
