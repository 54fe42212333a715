import type { Rendering } from "../../server/core/concept/concept.ts";

/** A rendering for tests: what is not given is the commonest. */
export function rendering(text: string, more: Partial<Rendering> = {}): Rendering {
  const language = /\p{Script=Han}/u.test(text) ? "zh-Hans" : "en";
  return { text, language, status: "preferred", strength: "strong", source: "paper", forms: [text], ...more };
}
