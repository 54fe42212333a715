import type { CitationGap, PaperCitations } from "../../server/core/citation/claims.ts";
import { type Locator, parseLocator } from "../../server/core/citation/locator.ts";
import type { Concept } from "../../server/core/concept/concept.ts";
import type { Problem } from "../../server/formats/problem.ts";

const FILE = "bibliography/citations.yaml";

/** Reads where the paper cites its works; every id must be one of `data/`. */
export function readCitations(
  value: unknown,
  concepts: readonly Concept[],
  works: readonly unknown[],
  problems: Problem[],
): PaperCitations {
  const { works: places = {}, gaps = [] } = value as {
    works?: Readonly<Record<string, readonly string[]>>;
    gaps?: readonly (Omit<CitationGap, "at"> & { readonly at: string })[];
  };
  const workIds = new Set(works.map((work) => (work as { readonly id?: unknown }).id));
  const conceptIds = new Set(concepts.map(({ id }) => id));
  const complain = (message: string): void => void problems.push({ where: FILE, message });
  const locator = (text: string): Locator[] => {
    try {
      return [parseLocator(text)];
    } catch (error) {
      complain(error instanceof Error ? error.message : String(error));
      return [];
    }
  };
  for (const id of [...Object.keys(places), ...gaps.flatMap(({ perhaps }) => perhaps ?? [])])
    if (!workIds.has(id)) complain(`unknown work ${id}`);
  for (const id of gaps.flatMap((gap) => gap.concepts)) if (!conceptIds.has(id)) complain(`unknown concept ${id}`);
  return {
    works: Object.fromEntries(Object.entries(places).map(([id, at]) => [id, at.flatMap(locator)])),
    gaps: gaps.flatMap(({ at, ...gap }) => locator(at).map((place) => ({ ...gap, at: place }))),
  };
}
