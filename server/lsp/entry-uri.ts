import type { Concept } from "../core/concept/concept.ts";
import { nameOf } from "../core/concept/glossary.ts";
import type { ClientOptions } from "./client-options.ts";

/** The read-only document in which the client shows an entry; undefined where the client has none. */
export function entryUri(concept: Concept, { entryScheme }: ClientOptions): string | undefined {
  if (entryScheme === undefined) return undefined;
  const name = nameOf(concept, "en", "zh-Hans")
    .replace(/[\\/:*?"<>|#%]/gu, " ")
    .trim();
  return `${entryScheme}:/${encodeURIComponent(name)}.md?${encodeURIComponent(concept.id)}`;
}
