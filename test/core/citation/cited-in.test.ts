import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { chooseDialect } from "../../../server/core/citation/choose-dialect.ts";
import { citedIn } from "../../../server/core/citation/cited-in.ts";
import type { Dialect, DialectId, InTextForm } from "../../../server/core/citation/dialect.ts";
import { plainDialect } from "../../../server/core/citation/dialects/plain.ts";
import { chicagoAuthorDate } from "../../../server/core/citation/styles/chicago-author-date.ts";
import { type Folder, makeFolder } from "../../support/folder.ts";
import { paper, xi } from "../../support/works.ts";

type Written = (form: InTextForm, language?: "en" | "zh") => string;

function secondary(dialect: Dialect, ofSource?: Dialect): Written {
  return (form, language = "en") => {
    const first = { key: "xi", form, language };
    return citedIn(
      dialect,
      first,
      { key: "n", form, language, locator: { section: "5" } },
      ofSource === undefined ? undefined : { dialect: ofSource },
    );
  };
}

function dialectOf(id: DialectId): Dialect {
  const dialect = chooseDialect("", "markdown", id);
  assert.ok(dialect !== undefined);
  return dialect;
}

describe("a work as the paper cites it", () => {
  const expected: Readonly<Record<Exclude<DialectId, "plain">, readonly [form: InTextForm, text: string][]>> = {
    pandoc: [
      ["parenthetical", "[@xi; cited in @n, sec. 5]"],
      ["narrative", "@xi [cited in @n, sec. 5]"],
      ["suppressed", "[-@xi; cited in @n, sec. 5]"],
      ["note", "^[@xi [cited in @n, sec. 5].]"],
    ],
    myst: [["parenthetical", "{cite:p}`xi`, cited in {cite:p}`n{sec. 5}`"]],
    biblatex: [
      ["parenthetical", "\\autocites{xi}[cited in][sec.~5]{n}"],
      ["narrative", "\\textcite{xi}, cited in \\textcite[sec.~5]{n}"],
      ["note", "\\footcites{xi}[cited in][sec.~5]{n}"],
    ],
    natbib: [
      ["parenthetical", "\\citetext{\\citealp{xi}; \\citealp[cited in][sec.~5]{n}}"],
      ["narrative", "\\citet{xi} \\citep[cited in][sec.~5]{n}"],
    ],
    apacite: [
      ["parenthetical", "(\\citeNP{xi}; \\citeNP<cited in>[sec.~5]{n})"],
      ["narrative", "\\citeA{xi} \\cite<cited in>[sec.~5]{n}"],
    ],
    latex: [["parenthetical", "\\cite{xi}, cited in \\cite[sec.~5]{n}"]],
    typst: [
      ["parenthetical", "@xi, cited in @n[sec. 5]"],
      ["narrative", '#cite(<xi>, form: "prose"), cited in #cite(<n>, form: "prose", supplement: [sec. 5])'],
      ["note", "#footnote[@xi, cited in @n[sec. 5].]"],
    ],
    org: [
      ["parenthetical", "[cite:@xi;cited in @n sec. 5]"],
      ["note", "[fn::[cite/t:@xi;cited in @n sec. 5].]"],
    ],
    asciidoc: [["parenthetical", "cite:[xi], cited in cite:[n] (sec. 5)"]],
    rst: [["parenthetical", ":cite:p:`xi`, cited in :cite:p:`n{sec. 5}`"]],
  };
  for (const [id, forms] of Object.entries(expected))
    for (const [form, text] of forms)
      it(`${id}, ${form}: ${text}`, () => assert.equal(secondary(dialectOf(id as DialectId))(form), text));

  it("in Chinese", () => {
    const inChinese = (id: DialectId): string => secondary(dialectOf(id))("parenthetical", "zh");
    assert.equal(inChinese("pandoc"), "[@xi; 转引自 @n, sec. 5]");
    assert.equal(inChinese("biblatex"), "\\autocites{xi}[转引自][第5节]{n}");
    assert.equal(inChinese("typst"), "#cite(<xi>)，转引自@n[第5节]");
    assert.equal(inChinese("rst"), ":cite:p:`xi`，转引自\\ :cite:p:`n{第5节}`");
  });

  it("as formatted text", () => {
    const style = chicagoAuthorDate(17);
    const plain = secondary(plainDialect(style, xi), plainDialect(style, paper));
    assert.equal(plain("parenthetical"), "(Xi 2022, cited in Naughton, Xiao, and Xu 2023, sec. 5)");
    assert.equal(plain("narrative"), "Xi (2022), cited in Naughton, Xiao, and Xu (2023, sec. 5)");
    assert.equal(plain("parenthetical", "zh"), "（习近平 2022，转引自Naughton, Xiao, and Xu 2023，第5节）");
  });
});

const hasPandoc = spawnSync("pandoc", ["--version"]).status === 0;
const hasLatex = ["pdflatex", "biber", "bibtex", "pdftotext"].every(
  (name) => spawnSync(name, ["--version"]).error === undefined,
);

describe("a work as the paper cites it, by the processors themselves", function () {
  this.timeout(120_000);
  let folder: Folder;
  before(() => {
    folder = makeFolder({
      "refs.bib": `@article{xi, author={Xi, Jinping}, title={Speech}, journal={J}, year={2021}}
@techreport{n, author={Naughton, Barry and Xiao, Siwen and Xu, Yaosheng}, title={Trajectory}, institution={I}, year={2023}}
`,
    });
  });
  after(() => folder.remove());

  it("Pandoc keeps both (needs pandoc)", function () {
    if (!hasPandoc) this.skip();
    const written = secondary(dialectOf("pandoc"));
    const run = (text: string): string =>
      execFileSync("pandoc", ["--citeproc", "--bibliography", "refs.bib", "-t", "plain", "--wrap=none"], {
        cwd: folder.path,
        input: text,
        encoding: "utf8",
      });
    assert.match(run(written("parenthetical")), /\(Xi 2021; cited in Naughton, Xiao, and Xu 2023, sec\. 5\)/u);
    assert.match(run(written("narrative")), /Xi \(2021; cited in Naughton, Xiao, and Xu 2023, sec\. 5\)/u);
    assert.match(run(written("note")), /Xi \(2021; cited in Naughton, Xiao, and Xu 2023, sec\. 5\)\./u);
    // Why there is no comma.
    assert.doesNotMatch(run("[@xi, cited in @n, sec. 5]"), /\(.*Xi.*sec\. 5\)/u);
  });

  for (const [name, id, preamble, end, processor, printed] of [
    [
      "biblatex",
      "biblatex",
      "\\usepackage[style=authoryear,sortcites]{biblatex}\\addbibresource{refs.bib}",
      "",
      "biber",
      [
        "(Xi 2021; cited in Naughton, Xiao, and Xu 2023, sec. 5)",
        "Xi (2021), cited in Naughton, Xiao, and Xu (2023, sec. 5)",
      ],
    ],
    [
      "natbib",
      "natbib",
      "\\usepackage[round]{natbib}",
      "\\bibliographystyle{plainnat}\\bibliography{refs}",
      "bibtex",
      ["(Xi, 2021; cited in Naughton et al., 2023, sec. 5)", "Xi (2021) (cited in Naughton et al., 2023, sec. 5)"],
    ],
    [
      "apacite",
      "apacite",
      "\\usepackage{apacite}",
      "\\bibliographystyle{apacite}\\bibliography{refs}",
      "bibtex",
      ["(Xi, 2021; cited in Naughton, Xiao, & Xu, 2023, sec. 5)", "Xi (2021) (cited in Naughton et al., 2023, sec. 5)"],
    ],
    [
      "plain \\cite",
      "latex",
      "",
      "\\bibliographystyle{plain}\\bibliography{refs}",
      "bibtex",
      ["[2], cited in [1, sec. 5]", "[2], cited in [1, sec. 5]"],
    ],
  ] as const) {
    it(`${name} keeps both (needs TeX)`, function () {
      if (!hasLatex) this.skip();
      const written = secondary(dialectOf(id));
      const body = `${written("parenthetical")}\n\n${written("narrative")}`;
      const file = `${id}.tex`;
      writeFileSync(
        join(folder.path, file),
        `\\documentclass{article}${preamble}\\begin{document}\n${body}\n\n${end}\\end{document}\n`,
      );
      const run = (command: string, args: readonly string[]): string => {
        const { stdout } = spawnSync(command, args, { cwd: folder.path, encoding: "utf8" });
        return stdout;
      };
      run("pdflatex", ["-interaction=batchmode", file]);
      run(processor, [id]);
      run("pdflatex", ["-interaction=batchmode", file]);
      run("pdflatex", ["-interaction=batchmode", file]);
      const text = run("pdftotext", [`${id}.pdf`, "-"]).replace(/\s+/gu, " ");
      for (const wanted of printed) assert.ok(text.includes(wanted), `${wanted} is not in: ${text}`);
    });
  }
});
