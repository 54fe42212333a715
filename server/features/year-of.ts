import { frontMatterEnd } from "../core/prose/front-matter.ts";

/** The year of a document: what its front matter says (`date`, `year`), else what its name does. */
export function yearOf(uri: string, text: string): string | undefined {
  const front = text.slice(0, frontMatterEnd(text));
  return /^(?:date|year|issued):[ \t]*["']?((?:19|20)\d{2})(?!\d)/mu.exec(front)?.[1] ?? yearOfName(uri);
}

/** The year that the name of a document has, else the last one in the folders above: `…/2016.txt`, `…/2016/report.md`. */
export function yearOfName(uri: string): string | undefined {
  const years = (part: string): string | undefined => part.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/gu)?.at(-1);
  const parts = uri.split("/");
  return years(parts.at(-1) ?? "") ?? years(parts.slice(0, -1).join("/"));
}
