import assert from "node:assert/strict";
import type { Concept, Rendering } from "../../server/core/concept/concept.ts";
import { buildGlossary, type Glossary } from "../../server/core/concept/glossary.ts";
import { mentionsOf, recognize } from "../../server/core/recognition/recognized.ts";
import { mark, parseMarked } from "./marked.ts";

/** A concept for tests, with these renderings. */
export function concept(id: string, renderings: readonly Rendering[], more: Partial<Concept> = {}): Concept {
  const none: readonly never[] = [];
  return {
    id,
    kind: "concept",
    theme: "test",
    renderings,
    definition: { en: `What ${id} is.`, zh: `${id} 的定义。` },
    evidence: none,
    phases: none,
    history: none,
    relations: none,
    works: none,
    keys: none,
    ...more,
  };
}

/** Makes a check that exactly the marked parts of a text are mentions, counted or not. */
export function checkerFor(glossary: Glossary, kind = "markdown"): (marked: string) => void {
  return (marked) => {
    const { text } = parseMarked(marked);
    assert.equal(mark(text, mentionsOf(recognize(text, kind, glossary))), marked);
  };
}

export { buildGlossary };
