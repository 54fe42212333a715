import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Citation } from "../../../../server/core/citation/dialect.ts";
import { plainDialect } from "../../../../server/core/citation/dialects/plain.ts";
import { chicagoAuthorDate } from "../../../../server/core/citation/styles/chicago-author-date.ts";
import { joinAt } from "../../../support/join.ts";
import { paper, xi } from "../../../support/works.ts";

const plain = plainDialect(chicagoAuthorDate(17), paper);
const citation: Citation = { key: paper.id, locator: { section: "4" }, form: "parenthetical" };

describe("plain text writes", () => {
  it("formatted citations", () => {
    assert.equal(plain.write(citation), "(Naughton, Xiao, and Xu 2023, sec. 4)");
    assert.equal(plain.write({ ...citation, prefix: "see" }), "(see Naughton, Xiao, and Xu 2023, sec. 4)");
    assert.equal(plain.write({ ...citation, form: "narrative" }), "Naughton, Xiao, and Xu (2023, sec. 4)");
    assert.equal(plain.write({ ...citation, language: "zh" }), "（Naughton, Xiao, and Xu 2023，第4节）");
  });
});

describe("a citation joins a formatted one", () => {
  for (const [marked, expected] of [
    ["(Bai 2021‸)", "(Bai 2021; Naughton, Xiao, and Xu 2023, sec. 4)"],
    [
      "(see Bai 2021, 3; Wang and Li 2020a‸)",
      "(see Bai 2021, 3; Wang and Li 2020a; Naughton, Xiao, and Xu 2023, sec. 4)",
    ],
    ["(Yin et al. 2021‸)", "(Yin et al. 2021; Naughton, Xiao, and Xu 2023, sec. 4)"],
    ["（习近平 2021‸）", "（习近平 2021；Naughton, Xiao, and Xu 2023，第4节）"],
    ["(Naughton, Xiao, and Xu 2023)‸", "(Naughton, Xiao, and Xu 2023, sec. 4)"],
    ["(Naughton, Xiao, and Xu 2023, n. 3 and passim‸)", "(Naughton, Xiao, and Xu 2023, sec. 4 and passim)"],
    ["(cf. Naughton, Xiao, and Xu 2023, 12; Bai 2021‸)", "(cf. Naughton, Xiao, and Xu 2023, sec. 4; Bai 2021)"],
    // What is no citation, or stands beside the cursor and only may be one.
    ["(Bai 2021)‸", undefined],
    ["(August 2021‸)", undefined],
    ["(in 2021‸)", undefined],
    ["(Made in China 2025‸)", undefined],
    ["（中国制造2025‸）", undefined],
    ["(the paper‸)", undefined],
    ["Bai 2021‸", undefined],
    ["(Naughton, Xiao, and Xu 20231‸)", undefined],
  ] as const) {
    it(`${marked} → ${expected}`, () => assert.equal(joinAt(plain, marked, citation), expected));
  }

  it("of a Chinese author, in characters or in pinyin", () => {
    const dialect = plainDialect(chicagoAuthorDate(17), xi);
    assert.equal(joinAt(dialect, "（习近平 2022‸）", { ...citation, language: "zh" }), "（习近平 2022，第4节）");
    assert.equal(joinAt(dialect, "(Xi 2022‸)", citation), "(Xi 2022, sec. 4)");
  });
});
