import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";
import { readBibliography } from "../../server/core/bibliography/bibliography.ts";
import { bibtex } from "../../server/core/bibliography/bibtex.ts";
import type { Flavour } from "../../server/core/bibliography/entry-types.ts";
import { readWorks, type Work } from "../../server/core/citation/work.ts";
import { DIALECTS, type MatrixDialect, OTHER_KEY, rowsOf } from "../support/citation-matrix.ts";
import { assertGolden } from "../support/golden.ts";
import { latex, type Processor, pandoc, typst } from "../support/processors.ts";
import { paper } from "../support/works.ts";

/** What stands around the rows, where the processor needs more than the dialect. */
const WIDE = "\\usepackage[paperwidth=60cm,paperheight=500cm,margin=1cm]{geometry}\n\\usepackage{ctex}\n";
const latexHead = (head: string): string => head.replace("\\documentclass{article}\n", `$&${WIDE}`);
const typstHead = (): string => "#set page(width: 60cm, height: auto)\n\n";

const PROCESSORS: readonly (readonly [dialect: string, processor: Processor, head: (head: string) => string])[] = [
  ["pandoc", pandoc("markdown"), (head) => head],
  ["org", pandoc("org"), (head) => head],
  ["biblatex", latex("biber"), latexHead],
  ["natbib", latex("bibtex"), latexHead],
  ["apacite", latex("bibtex"), latexHead],
  ["latex", latex("bibtex"), latexHead],
  ["typst", typst, typstHead],
];

/**
 * The sentences of the matrix, printed by the real programs (Debian 12's, Typst's from npm) with the entries that Tifa
 * writes. The golden texts were read; besides, no citation may be unresolved and no locator lost.
 */
describe("citations as their processors print them", () => {
  for (const [name, processor, head] of PROCESSORS)
    it(name, function () {
      this.timeout(180_000);
      const dialect = DIALECTS.find((candidate) => candidate.name === name);
      assert.ok(dialect);
      const printed = printRows(dialect, processor, head);
      for (const [title, text] of printed) {
        assert.doesNotMatch(text, /\?\?|\[\?\]|@naughton|naughton2023trajectory|\(\s*\)/u, `${title}: ${text}`);
        assert.match(text, /20\d\d|\[\d|\d/u, title);
      }
      assertGolden(`processors/${name}.txt`, [...printed].map(([title, text]) => `${title}\n    ${text}\n`).join(""));
    });
});

/** The printed text of each row, and what stands behind the last: notes and the reference list. */
function printRows(dialect: MatrixDialect, processor: Processor, head: (head: string) => string): Map<string, string> {
  const rows = rowsOf(dialect);
  const body = rows.map(({ sentence }, index) => `Row${index}: ${sentence} End.\n\n`).join("");
  const text = processor(
    `${head(dialect.head)}${body}${dialect.tail}`,
    bibliography([paper, other()], dialect.name === "biblatex" ? "biblatex" : "bibtex"),
  );
  const printed = new Map<string, string>();
  let from = 0;
  rows.forEach(({ title }, index) => {
    const start = text.indexOf(`Row${index}:`, from);
    const end = text.indexOf("End.", start);
    assert.ok(start !== -1 && end !== -1, `${title} is not printed`);
    printed.set(title, oneLine(text.slice(start + `Row${index}:`.length, end)));
    from = end;
  });
  printed.set(
    "behind the text",
    text
      .slice(from + "End.".length)
      .trim()
      .split("\n")
      .map(oneLine)
      .filter(Boolean)
      .join("\n    "),
  );
  return printed;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** A `.bib` file with these works, as Tifa adds them. */
function bibliography(works: readonly Work[], flavour: Flavour): string {
  return works.reduce((text, work) => {
    const reading = readBibliography(bibtex, text);
    let step = reading.next();
    while (step.done !== true) step = reading.next();
    const added = bibtex.insertion(step.value, work, flavour);
    assert.ok(added);
    return text.slice(0, added.offset) + added.text + text.slice(added.offset);
  }, "");
}

function other(): Work {
  const file = new URL("../../data/bibliography/works.json", import.meta.url);
  const work = readWorks(JSON.parse(readFileSync(file, "utf8"))).works.find(({ id }) => id === OTHER_KEY);
  assert.ok(work);
  return work;
}
