/** An id for a concept by its wordings: the English in kebab-case, else the Chinese as it is. */
export function idFrom(en: string | undefined, zh: string | undefined): string {
  const slug = (en ?? "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]/gu, "")
    .replace(/&/gu, " and ")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/gu, "")
    .slice(0, LONGEST);
  return slug === "" ? (zh ?? "").trim().replace(/\s+/gu, "-").slice(0, LONGEST) || "term" : slug;
}

const LONGEST = 80;

/** An id that is not among `taken`: with a number behind it where it must be. */
export function freeId(id: string, taken: { has(id: string): boolean }): string {
  if (!taken.has(id)) return id;
  let number = 2;
  while (taken.has(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
}
