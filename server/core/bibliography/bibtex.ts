import type { BibliographyFormat } from "./bibliography.ts";
import { bibtexReader } from "./read-bibtex.ts";
import { scanBibtex } from "./scan-bibtex.ts";
import { bibtexInsertion } from "./write-bibtex.ts";

/** `.bib` files of BibTeX and biblatex. */
export const bibtex: BibliographyFormat = {
  id: "bibtex",
  scan: scanBibtex,
  reader: bibtexReader,
  insertion: bibtexInsertion,
};
