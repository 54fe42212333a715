import { type Work, yearOf } from "../citation/work.ts";

/**
 * A new entry's key: by the template, or the work's own where there is none; with a letter behind it where another work
 * has that key. Case does not tell keys apart, for BibTeX does not like that.
 *
 * @param template `{auth}` and `{Auth}` are the first author's family name, `{year}` the year with its letter, `{title}` the
 *   first word of the title that is more than an article; anything else stands as it is
 */
export function citationKey(work: Work, template: string, isTaken: (key: string) => boolean): string {
  const key = template === "" ? work.id : clean(fromTemplate(work, template)) || work.id;
  if (!isTaken(key)) return key;
  for (let number = 0; ; number++) {
    const candidate = `${key}${letters(number)}`;
    if (!isTaken(candidate)) return candidate;
  }
}

function fromTemplate(work: Work, template: string): string {
  const [first] = work.author ?? work.editor ?? [];
  const auth = ascii(first?.family ?? first?.literal ?? "anon").toLowerCase();
  const title = ascii(work["title-short"] ?? work.title)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .find((word) => word !== "" && !ARTICLES.has(word));
  const parts: Readonly<Record<string, string>> = {
    auth,
    Auth: auth.charAt(0).toUpperCase() + auth.slice(1),
    year: yearOf(work),
    title: title ?? "",
  };
  return template.replace(/\{(auth|Auth|year|title)\}/gu, (_, name: string) => parts[name] ?? "");
}

const ARTICLES = new Set(["a", "an", "the", "on", "of", "in", "to", "and", "for", "what", "how"]);

/** Without what a processor cannot read in a key. */
function clean(key: string): string {
  return key.replace(/[^\p{L}\p{N}_:.+/-]/gu, "");
}

function ascii(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "");
}

/** a, b, …, z, aa, ab, … */
function letters(number: number): string {
  const first = number < 26 ? "" : letters(Math.floor(number / 26) - 1);
  return first + String.fromCharCode(0x61 + (number % 26));
}
