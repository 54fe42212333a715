import { type Name, type Work, yearOf } from "../work.ts";

/**
 * The works, with letters behind the years of those that have the same authors and year, in the order of their titles:
 * 2021a, 2021b. A letter that our data has counts only where its work has such a company.
 */
export function lettered(works: readonly Work[]): Work[] {
  const groups = new Map<string, Work[]>();
  for (const work of works) {
    const key = citedKey(work);
    groups.set(key, [...(groups.get(key) ?? []), work]);
  }
  return works.map((work) => {
    const alike = groups.get(citedKey(work)) ?? [];
    if (alike.length < 2 || namesKey(work) === "") return withoutLetter(work);
    const index = [...alike].sort(byTitle).indexOf(work);
    return { ...work, custom: { ...work.custom, yearSuffix: letter(index) } };
  });
}

/** In the order of a reference list: by authors, year and title. */
export function sorted(works: readonly Work[]): Work[] {
  return [...works].sort((a, b) => compare(sortKey(a), sortKey(b)) || compare(yearOf(a), yearOf(b)) || byTitle(a, b));
}

/** a … z, aa, ab … */
function letter(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest === 0 ? "" : letter(rest - 1)}${String.fromCharCode(97 + (index % 26))}`;
}

function citedKey(work: Work): string {
  return `${namesKey(work)} ${yearOf(withoutLetter(work))}`;
}

/** The works without letters, for styles that tell them apart otherwise. */
export function unlettered(works: readonly Work[]): Work[] {
  return works.map(withoutLetter);
}

function withoutLetter(work: Work): Work {
  if (work.custom?.yearSuffix === undefined) return work;
  const { yearSuffix: _, ...custom } = work.custom;
  return { ...work, custom };
}

function namesKey({ author, editor }: Work): string {
  return (author ?? editor ?? []).map(nameKey).join("; ");
}

function nameKey({ family, given, literal }: Name): string {
  return (literal ?? `${family ?? ""} ${given ?? ""}`).trim();
}

/** Without an author by the title, its article aside. */
function sortKey(work: Work): string {
  return namesKey(work) || work.title.replace(/^(?:the|an?) /iu, "");
}

function byTitle(a: Work, b: Work): number {
  return compare(a.title.replace(/^(?:the|an?) /iu, ""), b.title.replace(/^(?:the|an?) /iu, ""));
}

const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });

function compare(a: string, b: string): number {
  return collator.compare(a, b);
}
