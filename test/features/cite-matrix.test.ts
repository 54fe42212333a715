import { describe, it } from "mocha";
import { DIALECTS, rowsOf } from "../support/citation-matrix.ts";
import { assertGolden } from "../support/golden.ts";

/** What the processors make of these sentences is compared in `test/processors`. */
describe("every dialect, form, locator and language", () => {
  for (const dialect of DIALECTS)
    it(dialect.name, () => {
      const lines = rowsOf(dialect).map(({ title, sentence }) => `${title}\n    ${sentence}\n`);
      assertGolden(`citations/${dialect.name}.txt`, lines.join(""));
    });
});
