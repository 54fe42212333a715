import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { Bibliography } from "../../../server/core/bibliography/bibliography.ts";
import { bibtex } from "../../../server/core/bibliography/bibtex.ts";
import { scanBibtex } from "../../../server/core/bibliography/scan-bibtex.ts";
import type { Work } from "../../../server/core/citation/work.ts";
import { bibFile, random } from "../../support/bib-files.ts";
import { paper, xi } from "../../support/works.ts";

const open = (text: string): Bibliography => new Bibliography(bibtex, text, [...scanBibtex(text, 0)]);

function inserted(text: string, work: Work): string {
  const { offset, text: added } = bibtex.insertion(open(text), work) ?? { offset: 0, text: "" };
  return text.slice(0, offset) + added + text.slice(offset);
}

function work(text: string, key = "x"): Work | undefined {
  const file = open(text);
  const entry = file.find(key);
  return entry === undefined ? undefined : file.work(entry);
}

const PAPER_ENTRY = `@techreport{naughton2023trajectory,
  author      = {Naughton, Barry and Xiao, Siwen and Xu, Yaosheng},
  title       = {The Trajectory of {China's} Industrial Policies},
  institution = {{University of California Institute on Global Conflict and Cooperation}},
  type        = {Working Paper},
  year        = {2023},
  url         = {https://escholarship.org/uc/item/28f568zv},
  langid      = {english}
}
`;

describe("writing an entry", () => {
  it("is the tested one for the paper in an empty file", () => assert.equal(inserted("", paper), PAPER_ENTRY));

  it("says biblatex where the file does", () => {
    const text = inserted("@online{a,\n  title = {X},\n  date = {2020}\n}\n", paper);
    assert.match(text, /\n\n@report\{naughton2023trajectory,\n {2}author = \{/u);
    assert.match(text, /\n {2}date = \{2023\},\n/u);
  });

  it("is what the document's processor reads where the file shows nothing", () => {
    assert.match(bibtex.insertion(open(""), xi, "biblatex")?.text ?? "", /\n {2}date +=/u);
    const old = "@article{a,\n  journal = {J},\n  year = {2020}\n}\n";
    assert.match(bibtex.insertion(open(old), xi, "biblatex")?.text ?? "", /\n {2}year = /u);
  });

  it("follows the file's indentation, alignment, quotation marks, case, commas and line ends", () => {
    const file = '@ARTICLE{a,\r\n\tAUTHOR  = "A, B",\r\n\tTITLE   = "T",\r\n\tYEAR    = "2000",\r\n\t}\r\n';
    const text = inserted(file, paper).slice(file.length);
    assert.match(text, /^\r\n@TECHREPORT\{naughton2023trajectory,\r\n\tAUTHOR {2}= "Naughton/u);
    assert.match(text, /\tLANGID {2}= "english",\r\n\t\}\r\n$/u);
    assert.doesNotMatch(text, /[^\r]\n/u);
  });

  it("stands before a block that would swallow it", () => {
    const text = inserted("@book{a, title={A}}\n\n@book{b, title={B\n", paper);
    assert.equal(work(text, paper.id)?.title, paper.title);
    assert.ok(text.indexOf("naughton") < text.indexOf("@book{b"));
  });

  it("keeps authors and titles in characters, pinyin and translation apart, there and back", () => {
    for (const before of ["", "@online{a, date={2020}, title={x}}\n", '@misc{a, year="2020", title="x"}\n']) {
      const { note: _, ...custom } = xi.custom ?? {};
      assert.deepEqual(work(inserted(before, xi), xi.id), { ...xi, custom }, before);
    }
  });

  it("reads back what it wrote, whatever the signs", () => {
    const odd: Work = {
      id: "odd",
      type: "book",
      title: "S&T: 50% of #1_a {b} ~ \\c $d$ ^e — “f” ‘g’",
      author: [
        { literal: "Bread and Butter, Inc." },
        { family: "van der Berg", given: "Jan, Jr." },
        { literal: "习近平" },
        { family: "Plato" },
      ],
      publisher: "A & B",
      URL: "https://example.org/a_b%20c?d=e&f#g",
      DOI: "10.1000/a_b(c)<d>",
    };
    assert.deepEqual(work(inserted("", odd), "odd"), odd);
  });
});

describe("200 bibliography files", () => {
  it("differ after an insertion by the insertion alone, and it can be read", () => {
    for (let seed = 0; seed < 200; seed++) {
      const before = bibFile(seed);
      const { offset, text } = bibtex.insertion(open(before), seed % 2 === 0 ? paper : xi) ?? { offset: -1, text: "" };
      const after = before.slice(0, offset) + text + before.slice(offset);
      const { id, title } = seed % 2 === 0 ? paper : xi;
      assert.equal(after.length, before.length + text.length);
      assert.equal(after.slice(0, offset) + after.slice(offset + text.length), before, `file ${seed}`);
      assert.equal(work(after, id)?.title, title, `file ${seed}`);
      const [old, now] = [open(before).entries, open(after).entries].map((entries) => entries.map(({ key }) => key));
      assert.deepEqual(
        now?.filter((key) => key !== id),
        old,
        `file ${seed}`,
      );
      const eols = new Set(text.match(/\r?\n/gu));
      assert.ok(
        eols.size === 1 && (before.includes("\n") ? before.includes([...eols][0] ?? "") : true),
        `file ${seed}`,
      );
    }
  });
});

describe("a file that is damaged at random", () => {
  it("is read all the same, and can be added to", () => {
    const next = random(11);
    for (let round = 0; round < 400; round++) {
      let text = bibFile(next(200));
      for (let step = next(6); step > 0; step--) {
        const at = next(text.length + 1);
        text = text.slice(0, at) + ["{", "}", '"', "@", "@book{", "\\", "#", ",\n"][next(8)] + text.slice(at + next(4));
      }
      const file = open(text);
      for (const entry of file.entries) {
        assert.equal(text.slice(entry.keySpan.start, entry.keySpan.end), entry.key);
        assert.equal(file.work(entry)?.id, entry.key);
      }
      for (const { span } of [...file.problems()].flat()) assert.ok(span.start >= 0 && span.end <= text.length);
      assert.equal(work(inserted(text, paper), paper.id)?.title, paper.title, `round ${round}`);
    }
  });
});

describe("reading an entry", () => {
  it("expands macros, joined pieces and months", () => {
    const text =
      '@string{q = "Quarterly"}@string{jq = "Journal of " # q}@article{x, title={T}, journal = jq # { (B)}, year=1999, month=mar}';
    assert.equal(work(text)?.["container-title"], "Journal of Quarterly (B)");
    assert.deepEqual(work(text)?.issued, { "date-parts": [[1999, 3]] });
  });

  it("takes strings that double each other for what they are", () => {
    const doubling = Array.from({ length: 60 }, (_, i) => `@string{s${i + 1} = s${i} # s${i}}`).join("\n");
    const text = `@string{s0 = "0123456789"}\n${doubling}\n@misc{x, title = s60}`;
    assert.equal(work(text)?.title.length, 100_000);
  });

  it("inherits from crossref and xdata, and goes in no circle", () => {
    const text =
      "@inproceedings{x, title={Part}, crossref={p}}@proceedings{p, title={Whole}, year={2001}, crossref={q}}@misc{q, publisher={P}, crossref={p}}" +
      "@book{y, title={Y}, xdata={d}}@xdata{d, publisher={D}}";
    assert.deepEqual(work(text), {
      id: "x",
      type: "paper-conference",
      title: "Part",
      "container-title": "Whole",
      publisher: "P",
      issued: { "date-parts": [[2001]] },
    });
    assert.equal(work(text, "y")?.publisher, "D");
  });

  it("reads dates, ranges and years in words", () => {
    const date = (field: string): unknown => work(`@misc{x, title={T}, ${field}}`)?.issued?.["date-parts"][0];
    assert.deepEqual(date("date={2021-01-02/2021-03}"), [2021, 1, 2]);
    assert.deepEqual(date("date={2021~}"), [2021]);
    assert.deepEqual(date("year={c. 1999}, month={October}"), [1999, 10]);
    assert.equal(date("year={forthcoming}"), undefined);
  });

  it("knows kinds of works", () => {
    const type = (entry: string): string | undefined => work(`@${entry}{x, title={T}, url={https://a.org/b}}`)?.type;
    assert.deepEqual(["phdthesis", "Online", "misc", "incollection", "nonsense"].map(type), [
      "thesis",
      "webpage",
      "webpage",
      "chapter",
      "webpage",
    ]);
  });
});

describe("what is wrong in a file", () => {
  const problems = (text: string): string[] =>
    [...open(text).problems()].flat().map(({ kind, span }) => `${kind} ${text.slice(span.start, span.end)}`);

  it("is said at its place, and hides nothing", () => {
    assert.deepEqual(
      problems("@book{a, title={A} year=2000}\n@book{b, title}\n@book{c, title=}\n@book{a,}\n@misc{title={x}}"),
      ["no-comma y", "no-equals }", "no-value }", "duplicate a", "no-key @misc"],
    );
    assert.deepEqual(problems('@book{a, title="A, year=2000}\n@book{b, title={B'), ['no-end "', "unclosed @book"]);
  });

  it("is nothing in a good file", () => {
    assert.deepEqual(problems(PAPER_ENTRY), []);
    assert.deepEqual(problems("@book{a, % why\n title = {A}, % this\n}\n@misc{b}\n@string{x = {y}}\n"), []);
  });
});

describe("a file after an edit", () => {
  it("keeps the works that the edit did not touch", () => {
    const text = "@book{a, title={A}}\n@book{b, title={B}}\n";
    const before = open(text);
    const [, b] = before.entries;
    const old = b === undefined ? undefined : before.work(b);
    const after = before.updated(text.replace("{A}", "{AAA}"), { start: 16, end: 17, newEnd: 19 });
    assert.deepEqual(
      after.entries.map((entry) => after.work(entry)?.title),
      ["AAA", "B"],
    );
    const [, again] = after.entries;
    assert.equal(again === undefined ? undefined : after.work(again), old);
  });

  it("reads again what rests on a string that the edit changed", () => {
    const text = '@string{j = "A"}\n@article{x, title={T}, journal=j}\n';
    const before = open(text);
    const container = (file: Bibliography): unknown =>
      file.entries.map((entry) => file.work(entry)?.["container-title"])[0];
    assert.equal(container(before), "A");
    const at = text.indexOf("A");
    const after = before.updated(`${text.slice(0, at)}B${text.slice(at + 1)}`, {
      start: at,
      end: at + 1,
      newEnd: at + 1,
    });
    assert.equal(container(after), "B");
    assert.equal(container(before), "A");
  });
});
