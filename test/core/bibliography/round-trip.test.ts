import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { Bibliography } from "../../../server/core/bibliography/bibliography.ts";
import { bibtex } from "../../../server/core/bibliography/bibtex.ts";
import { scanBibtex } from "../../../server/core/bibliography/scan-bibtex.ts";
import type { Work } from "../../../server/core/citation/work.ts";
import { styledWorks } from "../../support/styled-works.ts";

const open = (text: string): Bibliography => new Bibliography(bibtex, text, [...scanBibtex(text, 0)]);

function through(work: Work): Work | undefined {
  const file = open(bibtex.insertion(open(""), work, "biblatex")?.text ?? "");
  const entry = file.find(work.id);
  return entry === undefined ? undefined : file.work(entry);
}

/** Ranges of pages come back with dashes. */
function withDashes(work: Work): Work {
  return work.page === undefined ? work : { ...work, page: work.page.replace(/(?<=\d)-(?=\d)/u, "–") };
}

/** What BibTeX has another form for, which reads as the same: particles and suffixes are parts of its names. */
const SAME_IN_OTHER_WORDS = new Set(["particle", "suffix"]);

describe("a work written to a .bib file and read again", () => {
  for (const work of styledWorks.filter(({ id }) => !SAME_IN_OTHER_WORDS.has(id)))
    it(`is the same: ${work.id}`, () => assert.deepEqual(through(work), withDashes(work)));

  it("reads who edited and translated it, its edition, series, and when it was read", () => {
    const file = open(`@book{x, editor={Moreau, Claire}, translator={Stone, Mary}, title={T}, edition={2}, series={S},
      number={12}, isbn={978-0}, urldate={2023-01-05}, url={https://example.org}}`);
    const entry = file.find("x");
    assert.ok(entry);
    const work = file.work(entry);
    assert.ok(work);
    const { author, editor, translator, edition, accessed, ISBN, ...rest } = work;
    assert.equal(author, undefined);
    assert.deepEqual(editor, [{ family: "Moreau", given: "Claire" }]);
    assert.deepEqual(translator, [{ family: "Stone", given: "Mary" }]);
    assert.deepEqual([edition, ISBN, rest["collection-title"], rest["collection-number"]], ["2", "978-0", "S", "12"]);
    assert.deepEqual(accessed, { "date-parts": [[2023, 1, 5]] });
  });
});
