import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { describe, it } from "mocha";
import { chooseDialect } from "../../server/core/citation/choose-dialect.ts";
import { typedKeyChange } from "../../server/core/citation/key-text.ts";
import type { Locator } from "../../server/core/citation/locator.ts";
import { chicagoAuthorDate } from "../../server/core/citation/styles/chicago-author-date.ts";
import { type CiteForm, cite } from "../../server/features/cite.ts";
import { makeFolder } from "../support/folder.ts";
import { parseMarked } from "../support/marked.ts";
import { paper } from "../support/works.ts";

interface Trap {
  readonly kind: string;
  readonly marked: string;
  readonly key?: string;
  readonly locator?: Locator;
  readonly form?: CiteForm;
  readonly prefix?: string;
  readonly expected: string;
}

function cited({ kind, marked, key = "n", locator = { section: "4" }, form, prefix }: Trap): string {
  const { text, caret } = parseMarked(marked);
  const { change } = cite({
    text,
    proseKind: kind,
    offset: caret ?? 0,
    work: { ...paper, id: key },
    locator,
    dialect: "auto",
    styleFor: () => chicagoAuthorDate(17),
    interfaceLanguage: "en",
    ...(form === undefined ? {} : { form }),
    ...(prefix === undefined ? {} : { prefix }),
  });
  assert.ok(change !== undefined);
  return text.slice(0, change.span.start) + change.newText + text.slice(change.span.end);
}

const ODD = "smith&co%2020#a_b~c";
const TRAPS: Readonly<Record<string, Trap>> = {
  "a Han character before Pandoc’s bare key": {
    kind: "markdown",
    marked: "参见‸的论述",
    form: "narrative",
    locator: {},
    expected: "参见 @n 的论述",
  },
  "a Han character before Pandoc’s bracket": { kind: "markdown", marked: "体制‸的", expected: "体制[@n, sec. 4]的" },
  "an opening bracket before Pandoc’s bare key": {
    kind: "markdown",
    marked: "（‸）",
    form: "narrative",
    locator: {},
    expected: "（@n）",
  },
  "a Han character behind Typst’s key": { kind: "typst", marked: "体制‸的", locator: {}, expected: "体制#cite(<n>)的" },
  "a Han character behind Typst’s supplement": { kind: "typst", marked: "体制‸的", expected: "体制@n[第4节]的" },
  "a letter behind Typst’s key": { kind: "typst", marked: "A sys‸tem", locator: {}, expected: "A sys @n tem" },
  "a bracket in a postnote of LaTeX": {
    kind: "latex",
    marked: "The team‸.",
    locator: { page: "3 [sic]" },
    expected: "The team \\autocite[{p.~3 [sic]}]{n}.",
  },
  "TeX’s signs in words before": {
    kind: "latex",
    marked: "The team‸.",
    prefix: "S&T 5% #1 a_b ~x",
    expected: "The team \\autocite[S\\&T 5\\% \\#1 a\\_b \\textasciitilde{}x][sec.~4]{n}.",
  },
  "Typst’s signs in words before": {
    kind: "typst",
    marked: "The team‸.",
    prefix: "#1 a_b $5 <x>",
    expected: "The team \\#1 a\\_b \\$5 \\<x\\> @n[sec. 4].",
  },
  "signs that would end Pandoc’s citation in words before": {
    kind: "markdown",
    marked: "The team‸.",
    prefix: "see [x]; @y",
    expected: "The team [see x y @n, sec. 4].",
  },
  "an odd key in Pandoc": {
    kind: "markdown",
    marked: "The team‸.",
    key: ODD,
    expected: `The team [@{${ODD}}, sec. 4].`.replace("[@{smith&co%2020#a_b~c}", "[@smith&co%2020#a_b~c"),
  },
  "a key that ends with a sign in Pandoc": {
    kind: "markdown",
    marked: "The team‸.",
    key: "smith2020+",
    expected: "The team [@{smith2020+}, sec. 4].",
  },
  "two signs in a row in Pandoc": {
    kind: "markdown",
    marked: "The team‸.",
    key: "smith--2020",
    expected: "The team [@{smith--2020}, sec. 4].",
  },
  "an odd key in Typst": {
    kind: "typst",
    marked: "The team‸.",
    key: "smith/2020+a",
    expected: 'The team #cite(label("smith/2020+a"), supplement: [sec. 4]).',
  },
  "a quotation mark in a key in Typst": {
    kind: "typst",
    marked: "The team‸.",
    key: 'o"neil2020',
    expected: 'The team #cite(label("o\\"neil2020"), supplement: [sec. 4]).',
  },
  "a Han key in Pandoc": {
    kind: "markdown",
    marked: "体制‸",
    key: "习近平2021",
    expected: "体制[@习近平2021, sec. 4]",
  },
};

describe("traps of citing", () => {
  for (const [name, trap] of Object.entries(TRAPS)) it(name, () => assert.equal(cited(trap), trap.expected));

  const hasPandoc = spawnSync("pandoc", ["--version"]).status === 0;
  it("are none to Pandoc (needs pandoc)", function () {
    if (!hasPandoc) this.skip();
    const entries = ["n", ODD, "smith2020+", "smith--2020", "习近平2021"].map((id) => ({
      id,
      type: "book",
      title: "T",
      author: [{ family: "Naughton" }],
      issued: { "date-parts": [[2023]] },
    }));
    const pandoc = Object.values(TRAPS).filter(({ kind }) => kind === "markdown");
    const folder = makeFolder({ "refs.json": JSON.stringify(entries) });
    const args = [
      "--citeproc",
      "--bibliography",
      "refs.json",
      "-t",
      "plain",
      "--wrap=none",
      "-M",
      "suppress-bibliography",
    ];
    const input = `${pandoc.map(cited).join("\n\n")}\n`;
    const printed = execFileSync("pandoc", args, { cwd: folder.path, input, encoding: "utf8" });
    folder.remove();
    const lines = printed.trim().split(/\n\n/u);
    assert.equal(lines.length, pandoc.length);
    for (const line of lines) assert.match(line, /Naughton \(?2023/u);
    assert.doesNotMatch(printed, /@|\?\?\?/u);
  });
});

describe("an odd key that is completed", () => {
  for (const [kind, marked, key, expected] of [
    ["markdown", "See @smi‸ there", "smith2020", "See @smith2020 there"],
    ["markdown", "See [@smi‸]", "smith2020+", "See [@{smith2020+}]"],
    ["markdown", "See [@{smi‸}]", "smith2020+", "See [@{smith2020+}]"],
    ["typst", "See @smi‸ there", "smith2020", "See @smith2020 there"],
    ["typst", "See @smi‸ there", "smith/2020", 'See #cite(label("smith/2020")) there'],
    ["typst", "See #cite(<smi‸>)", "smith/2020", 'See #cite(label("smith/2020"))'],
    ["typst", 'See #cite(label("smi‸"))', "smith/2020", 'See #cite(label("smith/2020"))'],
    ["latex", "See \\autocite{smi‸}", "smith/2020+", "See \\autocite{smith/2020+}"],
  ] as const)
    it(`${kind}: ${expected}`, () => {
      const { text, caret = 0 } = parseMarked(marked);
      const dialect = chooseDialect(text, kind, "auto");
      const typed = dialect?.typing(text, caret);
      assert.ok(dialect !== undefined && typed !== undefined);
      const { span, newText } = typedKeyChange(dialect, key, text, typed);
      assert.equal(text.slice(0, span.start) + newText + text.slice(span.end), expected);
    });
});
