import type { Concept, Rendering } from "../concept/concept.ts";
import type { Glossary, GlossaryRendering } from "../concept/glossary.ts";
import type { Term } from "./mention.ts";

/**
 * The concepts whose weak renderings count in a document: those of which it holds a strong rendering, and their close
 * kin (the whole of a part, the successor of a predecessor).
 */
export function supportedConcepts(glossary: Glossary, found: readonly GlossaryRendering[]): ReadonlySet<string> {
  const supported = new Set<string>();
  const strong = new Set<Concept>();
  for (const { concept, rendering } of found) if (rendering.strength === "strong") strong.add(concept);
  for (const { id } of strong) {
    supported.add(id);
    for (const other of glossary.kin.get(id) ?? []) supported.add(other);
  }
  return supported;
}

/** Longest spelt-out form that is looked for before a bracketed abbreviation. */
const LONGEST_NAME = 120;

/**
 * Weak abbreviations that the document spells out as something else, *multilayer perceptron (MLP)*: they mean that, all
 * through the document.
 */
export function redefinedAbbreviations(text: string, found: readonly Term[]): ReadonlySet<Rendering> {
  const redefined = new Set<Rendering>();
  found.forEach((mention, index) => {
    const { start, end, concept, rendering } = mention;
    if (rendering.status !== "abbreviation" || rendering.strength !== "weak") return;
    if (text[start - 1] !== "(" || text[end] !== ")") return;
    const before = found[index - 1];
    const named = before !== undefined && before.concept === concept && start - before.end <= 3;
    if (!named && namesOtherwise(text, start - 1, rendering.text, concept)) redefined.add(rendering);
  });
  return redefined;
}

/**
 * Whether the words before the bracket spell the abbreviation out, its letters in order from the beginning of a word,
 * and are not a name of the concept that we merely do not know.
 */
function namesOtherwise(text: string, bracket: number, abbreviation: string, concept: Concept): boolean {
  const letters = abbreviation.toLowerCase().replace(/[^a-z]/gu, "");
  const before = text.slice(Math.max(0, bracket - LONGEST_NAME), bracket).toLowerCase();
  const words = before.match(/[a-z]+/gu)?.slice(-letters.length - 1) ?? [];
  const first = words.findIndex((word) => word[0] === letters[0]);
  if (first === -1) return false;
  const name = words.slice(first);
  return isSubsequence(letters, name.join("")) && !name.some((word) => word.length >= 5 && isWordOf(word, concept));
}

function isSubsequence(letters: string, text: string): boolean {
  let at = -1;
  return [...letters].every((letter) => {
    at = text.indexOf(letter, at + 1);
    return at !== -1;
  });
}

function isWordOf(word: string, { renderings }: Concept): boolean {
  return renderings.some(({ text, strength }) => strength === "strong" && text.toLowerCase().includes(word));
}
