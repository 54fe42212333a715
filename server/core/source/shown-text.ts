import { RADICALS } from "../text/fold.ts";

/**
 * Text as a reader sees it: radicals and compatibility forms that PDF files have in place of ideographs, ligatures,
 * invisible characters and kinds of space put right. Full-width letters and punctuation stay: they are what is printed.
 */
export function shownText(text: string): string {
  return text
    .replace(FORMS, (form) => SUPPLEMENT.get(form) ?? form.normalize("NFKC"))
    .replace(INVISIBLE, "")
    .replace(SPACES, " ")
    .normalize("NFC");
}

/** Kangxi and supplementary radicals, compatibility ideographs, ligatures of Latin letters. */
const FORMS = /[\u2e80-\u2fd5\uf900-\ufaff\ufb00-\ufb06]/gu;
/** Controls too: PDF fonts map what they do not know to them. */
const INVISIBLE = /(?![\t\n\r])\p{Cc}|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/gu;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f]/gu;

/** Of the radicals that NFKC leaves alone, the ideograph that is printed. */
const SUPPLEMENT = new Map(
  Array.from({ length: RADICALS.length / 2 }, (_, pair) => [RADICALS[2 * pair] ?? "", RADICALS[2 * pair + 1] ?? ""]),
);
