import type { Rendering } from "../concept/concept.ts";
import { type Entry, entryOf } from "./edges.ts";
import { foldPattern } from "./pattern.ts";

/** All forms of renderings, by number. */
export interface Forms {
  readonly texts: readonly string[];
  /** By form, the index of its rendering. */
  readonly owners: readonly number[];
  readonly renderings: readonly Rendering[];
}

/** The forms that fold alike. One alone stands for its list: nearly all do, and a hundred thousand lists cost megabytes. */
export type Group = number | readonly number[];

/** So many renderings are folded in a step. */
const STEP = 2_000;
/** More renderings than this may not share one wording: each match of it asks all of them. */
const MAX_ALIKE = 64;

/** Folds every form of the renderings, in steps; what has no letters is passed over. */
export function* formsByPattern(
  renderings: readonly Rendering[],
): Generator<void, { readonly forms: Forms; readonly byPattern: ReadonlyMap<string, Group> }> {
  const texts: string[] = [];
  const owners: number[] = [];
  const byPattern = new Map<string, number | number[]>();
  const isSame = (a: number, b: number): boolean => owners[a] === owners[b] && texts[a] === texts[b];
  for (const [index, rendering] of renderings.entries()) {
    for (const text of rendering.forms) {
      const pattern = foldPattern(text);
      if (pattern === "") continue;
      const form = texts.push(text) - 1;
      owners.push(index);
      const group = byPattern.get(pattern);
      if (group === undefined) byPattern.set(pattern, form);
      else if (!Array.isArray(group)) {
        if (!isSame(group, form)) byPattern.set(pattern, [group, form]);
      } else if (group.length < MAX_ALIKE && !group.some((other) => isSame(other, form))) group.push(form);
    }
    if (index % STEP === STEP - 1) yield;
  }
  return { forms: { texts, owners, renderings }, byPattern };
}

/** The entries of forms that fold alike: made when they are first met, for of a large glossary most never are. */
export function entriesOf(group: Group, forms: Forms): readonly Entry[] {
  return (typeof group === "number" ? [group] : group).flatMap((form) => {
    const owner = forms.owners[form] ?? 0;
    const rendering = forms.renderings[owner];
    return rendering === undefined ? [] : entryOf(owner, forms.texts[form] ?? "", rendering);
  });
}
