import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readNames, writeNames } from "../../../server/core/bibliography/names.ts";
import type { Name } from "../../../server/core/citation/work.ts";

describe("name lists", () => {
  for (const [value, names] of Object.entries<readonly Name[]>({
    "Naughton, Barry and Xiao, Siwen": [
      { family: "Naughton", given: "Barry" },
      { family: "Xiao", given: "Siwen" },
    ],
    "Barry J. Naughton": [{ family: "Naughton", given: "Barry J." }],
    "Ludwig van Beethoven": [{ family: "van Beethoven", given: "Ludwig" }],
    "de la Vall{\\'e}e Poussin, Charles": [{ family: "de la Vallée Poussin", given: "Charles" }],
    "King, Jr., Martin Luther": [{ family: "King", given: "Martin Luther, Jr." }],
    "{World Bank}": [{ literal: "World Bank" }],
    "{Bread and Butter, Inc.} and {A}": [{ literal: "Bread and Butter, Inc." }, { literal: "A" }],
    "习近平 and 王, 芳": [{ literal: "习近平" }, { family: "王", given: "芳" }],
    Plato: [{ family: "Plato" }],
    "Anderson, Ann  AND\n  Brand, Bo": [
      { family: "Anderson", given: "Ann" },
      { family: "Brand", given: "Bo" },
    ],
    "": [],
    " and , and ": [],
  })) {
    it(`reads ${JSON.stringify(value)}`, () => assert.deepEqual(readNames(value).names, names));
  }

  it("knows that there are others", () => {
    assert.deepEqual(readNames("A, B and others"), { names: [{ family: "A", given: "B" }], andOthers: true });
    assert.equal(writeNames([{ family: "A", given: "B" }], true), "A, B and others");
  });

  it("writes bodies and names of one word so that they stay so", () => {
    assert.equal(
      writeNames([{ literal: "State Council" }, { literal: "习近平" }, { family: "Plato" }], false),
      "{State Council} and 习近平 and Plato",
    );
  });

  it("is linear", () => {
    for (const value of [
      "a and ".repeat(100_000),
      " ".repeat(300_000),
      "{".repeat(300_000),
      `${"x ".repeat(200_000)}`,
    ]) {
      readNames(value);
    }
  });
});
