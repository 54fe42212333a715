import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import Papa from "papaparse";
import { guardCell, joinCell, splitCell, unguardCell } from "../../../server/formats/exchange/cells.ts";
import { addEntry } from "../../../server/formats/exchange/edit/add-entry.ts";
import { entriesOf, type GlossaryFormat } from "../../../server/formats/exchange/edit/glossary-text.ts";
import { csvLines } from "../../../server/formats/exchange/write-csv.ts";
import { writeJson, writeTbx, writeYaml } from "../../support/written.ts";

/** What spreadsheets take for the beginning of a formula, in either width. */
const DANGEROUS = "=+-@\t\r\n＝＋－＠".split("");
const cell = fc.string({ unit: fc.constantFrom(...DANGEROUS, ..."'\"ab,;| \\新".split("")), maxLength: 8 });

describe("cells of a table", () => {
  it("are no formula to a spreadsheet, and come back as they were", () => {
    for (const sign of DANGEROUS)
      for (const text of [`${sign}cmd|' /C calc'!A0`, `'${sign}1`, `''${sign}1`, sign, `${sign}${sign}`])
        assert.equal(unguardCell(guardCell(text)), text);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 3 }), (rows) => {
        const { data } = Papa.parse<string[]>(csvLines(rows, ",", "\n").slice(0, -1), {
          delimiter: ",",
          newline: "\n",
        });
        for (const text of data.flat()) assert.ok(!DANGEROUS.includes(text[0] ?? ""), JSON.stringify(text));
        assert.deepEqual(
          data.map((row) => row.map(unguardCell)),
          rows,
        );
      }),
      { numRuns: 200 },
    );
  });

  it("hold several texts, which come back apart", () => {
    const part = fc
      .string({ unit: fc.constantFrom(..."ab;|；\\ 新".split("")), minLength: 1, maxLength: 6 })
      .map((text) => text.trim());
    fc.assert(
      fc.property(
        fc.array(
          part.filter((text) => text !== ""),
          { maxLength: 4 },
        ),
        (texts) => assert.deepEqual(splitCell(joinCell(texts)), texts),
      ),
    );
  });
});

describe("an entry that is added to any file", () => {
  const words = fc.stringMatching(/^[a-z]{3,8}( [a-z]{3,8})?$/u);
  const noise = fc.constantFrom("", "# a comment\n", "\n", "   # indented\n");
  const entries = fc.uniqueArray(words, { minLength: 1, maxLength: 5 });
  const texts: Readonly<Record<GlossaryFormat, fc.Arbitrary<string>>> = {
    yaml: fc
      .tuple(entries, noise, noise, fc.constantFrom("\n", "\r\n"), fc.boolean())
      .map(([list, before, between, eol, isSpaced]) => {
        const items = list.map((text) => writeYaml([{ terms: [{ text }] }]));
        return `${before}${items.join(isSpaced ? `\n${between}` : between)}${between}`.replaceAll("\n", eol);
      }),
    json: entries.map((list) => writeJson(list.map((text) => ({ terms: [{ text }] })))),
    csv: fc
      .tuple(entries, fc.constantFrom(",", ";", "\t"), fc.constantFrom("\n", "\r\n"), fc.boolean())
      .map(([list, sign, eol, isClosed]) =>
        [`en${sign}zh`, ...list.map((text) => `${text}${sign}词语`), ...(isClosed ? [""] : [])].join(eol),
      ),
    tbx: entries.map((list) =>
      writeTbx(
        list.map((text, index) => ({ id: `c${index}`, terms: [{ text }] })),
        "t",
      ),
    ),
  };
  for (const [format, text] of Object.entries(texts) as [GlossaryFormat, fc.Arbitrary<string>][])
    it(`is read behind the others, and nothing else has changed: ${format}`, () => {
      fc.assert(
        fc.property(text, (before) => {
          const change = addEntry(before, format, {
            id: "new-one",
            terms: [{ text: "quite new" }, { text: "新词" }],
          })?.change;
          assert.ok(change !== undefined && change.start === change.end, before);
          const after = before.slice(0, change.start) + change.newText + before.slice(change.end);
          const said = (value: string): string[] =>
            entriesOf(value, format).entries.map(({ terms }) => terms.map(({ text: wording }) => wording).join("|"));
          assert.deepEqual(said(after), [...said(before), "quite new|新词"]);
          if (before.includes("\r\n")) assert.doesNotMatch(change.newText, /[^\r]\n/u);
        }),
        { numRuns: 60 },
      );
    });
});
