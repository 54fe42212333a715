import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  type Bibliography,
  type BibliographyFormat,
  readBibliography,
} from "../../server/core/bibliography/bibliography.ts";
import { bibtex } from "../../server/core/bibliography/bibtex.ts";
import { placesOfEntries } from "../../server/features/bibliography-entry.ts";
import { cslJson } from "../../server/formats/csl-json.ts";
import { cslYaml } from "../../server/formats/csl-yaml.ts";
import { bibFile } from "../support/bib-files.ts";
import { paper, xi } from "../support/works.ts";

function done<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
  }
}

const read = (format: BibliographyFormat, text: string): Bibliography => done(readBibliography(format, text));

/** The file after both entries are added, where they are. */
function added(format: BibliographyFormat, text: string): string | undefined {
  const file = { name: "refs", bibliography: read(format, text) };
  const request = { files: [file], troubles: [], isGuess: false, keyTemplate: "" };
  const places = done(placesOfEntries([xi, paper], request));
  if (places.added === undefined) return undefined;
  const { offset, text: entries } = places.added;
  assert.equal(places.added.file, file);
  const after = text.slice(0, offset) + entries + text.slice(offset);
  const now = read(format, after);
  for (const key of places.keys) assert.ok(now.find(key) !== undefined, `${key} is not in ${after}`);
  assert.equal(now.entries.length, file.bibliography.entries.length + places.addedKeys.length);
  return after;
}

describe("two works added at once", () => {
  const one = { id: "a", type: "book", title: "T" };
  for (const [why, format, text] of [
    ["an empty .bib", bibtex, ""],
    ["a comment at the end", bibtex, "@book{a, title = {T}}\n% the end\n"],
    ["no line end", bibtex, "@book{a,\r\n  title = {T}\r\n}"],
    ["CSL-JSON", cslJson, JSON.stringify([one], null, 2)],
    ["CSL-JSON on one line", cslJson, JSON.stringify([one])],
    ["empty CSL-JSON", cslJson, "[]"],
    ["CSL-YAML", cslYaml, "references:\n- id: a\n  type: book\n  title: T\n"],
    ["CSL-YAML in document marks", cslYaml, "---\nreferences:\n  - id: a\n    type: book\n    title: T\n...\n"],
  ] as const)
    it(`to ${why}`, () => assert.ok(added(format, text) !== undefined));

  it("to 200 files", () => {
    let count = 0;
    for (let file = 0; file < 200; file++) if (added(bibtex, bibFile(file)) !== undefined) count += 1;
    assert.ok(count > 100, String(count));
  });
});
