import type { BibliographyFormat } from "./bibliography.ts";
import { updateBlocks } from "./block.ts";
import { bibtexReader } from "./read-bibtex.ts";
import { scanBibtex } from "./scan-bibtex.ts";
import { bibtexInsertion } from "./write-bibtex.ts";

/** `.bib` files of BibTeX and biblatex. */
export const bibtex: BibliographyFormat = {
  id: "bibtex",
  scan: (text) => scanBibtex(text, 0),
  rescan: (old, text, edit) => updateBlocks(scanBibtex, old, text, edit),
  reader: bibtexReader,
  insertion: bibtexInsertion,
};
