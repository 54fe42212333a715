import { citationKey } from "../bibliography/citation-key.ts";
import type { Work } from "../citation/work.ts";

/** What a source says of itself. */
export interface SourceNames {
  readonly path: string;
  readonly title?: string;
  readonly author?: string;
  readonly year?: string;
  /** Its first passages. */
  readonly beginning: string;
}

/** A source as a work, as far as its own metadata and first lines tell. */
export function workOfSource({ path, title, author, year, beginning }: SourceNames): Work {
  const number = Number(year ?? /(?<!\d)(?:19|20)\d{2}(?!\d)/u.exec(nameOf(path))?.[0]);
  const doi = /\b10\.\d{4,9}\/[^\s"<>，。；]+/u.exec(beginning)?.[0]?.replace(/[.,;)\]]+$/u, "");
  const url = /https?:\/\/escholarship\.org\/uc\/item\/[0-9a-z]{8}/u.exec(beginning)?.[0];
  const authors = namesIn(author ?? "");
  const work: Work = {
    id: "source",
    type: "document",
    title: title ?? withoutExtension(nameOf(path)),
    ...(authors.length === 0 ? {} : { author: authors }),
    ...(Number.isInteger(number) && number > 0 ? { issued: { "date-parts": [[number]] } } : {}),
    ...(doi === undefined ? {} : { DOI: doi }),
    ...(url === undefined ? {} : { URL: url }),
  };
  const template = authors.length === 0 ? "{title}{year}" : "{auth}{year}{title}";
  return { ...work, id: citationKey(work, template, () => false).replace(/n\.d\./u, "") };
}

function namesIn(author: string): NonNullable<Work["author"]> {
  return author
    .split(/\s*(?:;|；|、|\band\b|&|，(?=\p{Script=Han}))\s*/u)
    .filter((name) => name.trim() !== "")
    .slice(0, 20)
    .map(nameFrom);
}

/** `Barry Naughton`, `Naughton, Barry`, 习近平. */
function nameFrom(name: string): { family?: string; given?: string; literal?: string } {
  const text = name.trim();
  if (/\p{Script=Han}/u.test(text)) return { literal: text };
  const [family = "", given = ""] = text.split(/\s*,\s*/u, 2);
  if (given !== "") return { family, given };
  const words = text.split(/\s+/u);
  const last = words.pop() ?? "";
  return words.length === 0 ? { literal: last } : { family: last, given: words.join(" ") };
}

export function nameOf(path: string): string {
  return path.split(/[\\/]/u).at(-1) ?? path;
}

function withoutExtension(name: string): string {
  return name.replace(/\.[a-z0-9]{2,5}$/iu, "");
}
