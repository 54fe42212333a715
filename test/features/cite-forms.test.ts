import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { chicagoAuthorDate } from "../../server/core/citation/styles/chicago-author-date.ts";
import { type CiteAnswer, type CiteRequest, cite } from "../../server/features/cite.ts";
import { rendering } from "../support/glossary.ts";
import { parseMarked } from "../support/marked.ts";
import { concept } from "../support/recognition.ts";
import { paper, xi } from "../support/works.ts";

const at4n20 = { section: "4", paragraph: 1, note: 20 };
const power = concept(
  "power",
  [rendering("集中力量"), rendering("集中力量", { text: "集中力量！", language: "zh-Hant" })],
  {
    quote: { text: "centralizing power & S&T", zh: "集中力量", at: { section: "4", paragraph: 1 } },
  },
);
const team = concept("team", [rendering("new-style national team"), rendering("新型举国体制")], {
  definition: { en: "A way of using S&T by the U.S. and others. More.", zh: "一种办法。其他。" },
});

/** The answer for a marked text, `‸` the cursor, and the text after the change. */
function at(marked: string, more: Partial<CiteRequest> = {}): CiteAnswer & { readonly after: string } {
  const { text, caret } = parseMarked(marked);
  const answer = cite({
    text,
    proseKind: "markdown",
    work: paper,
    form: "parenthetical",
    dialect: "auto",
    styleFor: () => chicagoAuthorDate(17),
    interfaceLanguage: "en",
    locator: at4n20,
    ...(caret === undefined ? {} : { offset: caret }),
    ...more,
  });
  const { change } = answer;
  const after =
    change === undefined ? text : text.slice(0, change.span.start) + change.newText + text.slice(change.span.end);
  return { ...answer, after };
}

describe("citing in Markdown", () => {
  it("puts the citation behind the word", () => {
    const answer = at("The team‸ is new.");
    assert.equal(answer.text, "[@naughton2023trajectory, sec. 4, n. 20]");
    assert.equal(answer.after, "The team [@naughton2023trajectory, sec. 4, n. 20] is new.");
    assert.deepEqual(answer.notes, []);
  });

  it("makes the snippet alone where there is no place", () => {
    const answer = at("The team is new.");
    assert.equal(answer.text, "[@naughton2023trajectory, sec. 4, n. 20]");
    assert.equal(answer.change, undefined);
  });

  for (const [form, text] of [
    ["narrative", "@naughton2023trajectory [sec. 4, n. 20]"],
    ["note", "^[@naughton2023trajectory [sec. 4, n. 20].]"],
    ["key", "naughton2023trajectory"],
  ] as const)
    it(`as ${form}`, () => assert.equal(at("x", { form }).text, text));

  it("in Chinese needs no space, but for a bare key", () => {
    assert.equal(at("新型举国体制‸的提法").after, "新型举国体制[@naughton2023trajectory, sec. 4, n. 20]的提法");
    assert.equal(at("参见‸的提法", { form: "narrative" }).after, "参见 @naughton2023trajectory [sec. 4, n. 20]的提法");
    assert.equal(at("参见‸的提法", { form: "narrative", locator: {} }).after, "参见 @naughton2023trajectory 的提法");
  });

  it("joins the citation at the cursor, or the one behind the term", () => {
    const joined = "[@a; @naughton2023trajectory, sec. 4, n. 20]";
    assert.equal(at("The team [@a‸].").after, `The team ${joined}.`);
    assert.equal(at("The team‸ [@a].").after, `The team ${joined}.`);
    assert.equal(at("The team‸ [@a].").text, joined);
    assert.equal(at("The team‸ @a says").after, "The team [@naughton2023trajectory, sec. 4, n. 20] @a says");
    assert.equal(at("The team‸ [a](b)").after, "The team [@naughton2023trajectory, sec. 4, n. 20] [a](b)");
  });

  it("changes the locator of the same work, and says what it was", () => {
    const answer = at("[@naughton2023trajectory, p. 3‸]");
    assert.equal(answer.after, "[@naughton2023trajectory, sec. 4, n. 20]");
    assert.deepEqual(answer.notes, ["Was “p. 3” before."]);
    assert.deepEqual(at("[@naughton2023trajectory, sec. 4, n. 20‸]").notes, []);
  });

  it("has a prefix", () => {
    assert.equal(at("x", { prefix: " see " }).text, "[see @naughton2023trajectory, sec. 4, n. 20]");
    assert.equal(at("x", { prefix: " " }).text, "[@naughton2023trajectory, sec. 4, n. 20]");
  });
});

describe("citing in LaTeX", () => {
  const latex = { proseKind: "latex" };

  it("uses the document's package", () => {
    assert.equal(
      at("The team‸ is new.", latex).after,
      "The team \\autocite[sec.~4, n.~20]{naughton2023trajectory} is new.",
    );
    assert.equal(at("\\citep{a}", latex).text, "\\citep[sec.~4, n.~20]{naughton2023trajectory}");
    assert.equal(
      at("\\usepackage{natbib}", { ...latex, form: "narrative" }).text,
      "\\citet[sec.~4, n.~20]{naughton2023trajectory}",
    );
  });

  it("has Chinese locators and no spaces in a Chinese text", () => {
    assert.equal(
      at("新型举国体制‸的提法", latex).after,
      "新型举国体制\\autocite[第4节注20]{naughton2023trajectory}的提法",
    );
  });

  it("never stands inside a command that it cannot join", () => {
    assert.equal(
      at("See \\citeauthor{a‸} now", latex).after,
      "See \\citeauthor{a} \\autocite[sec.~4, n.~20]{naughton2023trajectory} now",
    );
  });

  it("says when the locator is lost", () => {
    assert.match(at("\\citet{naughton2023trajectory‸,a}", latex).notes.join(), /by hand/u);
  });

  it("warns of an address at which LaTeX would stop, where the preamble shows it", () => {
    const notes = (packages: string): string =>
      at(`\\documentclass{article}\n${packages}\nThe team‸.`, { ...latex, work: xi }).notes.join();
    assert.match(notes("\\usepackage{natbib}"), /url or hyperref/u);
    assert.doesNotMatch(notes("\\usepackage{natbib}\n\\usepackage[colorlinks]{hyperref}"), /hyperref/u);
    assert.doesNotMatch(notes("\\usepackage{biblatex}"), /hyperref/u);
    assert.doesNotMatch(at("The team‸.", { ...latex, work: xi }).notes.join(), /hyperref/u);
  });
});

describe("the language of a citation", () => {
  it("is not that of keys and addresses", () => {
    const key = "[@naughton2023trajectory; @somebodyelse2021]";
    const secondary = { work: xi, citedIn: { work: paper } };
    assert.match(at(`新型举国体制‸${key}是近年来的提法。`, secondary).text, /转引自/u);
    assert.match(at("新型举国体制‸，见 https://escholarship.org/uc/item/28f568zv", secondary).text, /转引自/u);
    assert.match(
      at("新型举国体制‸\\autocite[sec.~4]{naughton2023trajectory}的提法", { ...secondary, proseKind: "latex" }).text,
      /转引自/u,
    );
    assert.match(at("The 新型举国体制‸ is a phrase of the years since 2019.", secondary).text, /cited in/u);
  });
});

describe("citing in plain text", () => {
  const plain = { proseKind: "plaintext" };

  it("formats the citation as the edition does", () => {
    assert.equal(at("The team‸.", plain).after, "The team (Naughton, Xiao, and Xu 2023, sec. 4, n. 20).");
    assert.equal(
      at("The team‸.", { ...plain, styleFor: () => chicagoAuthorDate(18) }).after,
      "The team (Naughton et al. 2023, sec. 4, n. 20).",
    );
    assert.equal(at("x", { ...plain, form: "narrative" }).text, "Naughton, Xiao, and Xu (2023, sec. 4, n. 20)");
  });

  it("has full-width brackets in a Chinese text, wherever the cursor is", () => {
    assert.equal(at("新型举国体制‸。", plain).after, "新型举国体制（Naughton, Xiao, and Xu 2023，第4节注20）。");
    const bilingual = `A memo in English, of some length, about terms.${" More English text follows here.".repeat(20)}`;
    assert.match(at(`${bilingual} 体制‸ is used`, plain).text, /^\(Naughton/u);
  });

  it("joins a formatted citation", () => {
    assert.equal(at("(Bai 2021‸)", plain).after, "(Bai 2021; Naughton, Xiao, and Xu 2023, sec. 4, n. 20)");
  });

  it("is what the setting makes of Markdown too", () => {
    assert.match(at("team‸", { dialect: "plain" }).text, /^\(Naughton/u);
  });
});

describe("a reference", () => {
  it("is an entry of the reference list", () => {
    assert.match(at("x", { form: "reference", work: xi }).text, /^Xi Jinping 习近平\. 2022\. /u);
    assert.match(at("新型举国体制‸", { form: "reference", work: xi }).text, /^习近平，2022，/u);
  });

  it("escapes TeX's signs, but not in its address", () => {
    const work = { ...xi, title: "S&T", custom: {} };
    assert.match(
      at("x", { form: "reference", work, proseKind: "latex" }).text,
      /“S\\&T\.”.* \\url\{http:\/\/www\.gov\.cn\/x_1\.htm\}\.$/u,
    );
    assert.match(at("x", { form: "reference", work }).text, /“S&T\.”.* http:\/\/www\.gov\.cn\/x_1\.htm\.$/u);
  });
});

describe("a quotation", () => {
  const form = "quotation";

  it("has the set phrase, its Chinese and its own locator", () => {
    assert.equal(
      at("As ‸", { form, concept: power }).after,
      "As “centralizing power & S&T” (集中力量) [@naughton2023trajectory, sec. 4]",
    );
    assert.equal(
      at("常说的‸就是", { form, concept: power }).after,
      "常说的“集中力量”（centralizing power & S&T）[@naughton2023trajectory, sec. 4]就是",
    );
  });

  it("has the marks and the script of the document", () => {
    assert.match(at("「舉國體制」與發展‸", { form, concept: power }).text, /^「集中力量！」（centralizing/u);
    assert.match(
      at("\\usepackage{csquotes} As ‸", { form, concept: power, proseKind: "latex" }).text,
      /^\\enquote\{centralizing power \\& S\\&T\} \(集中力量\) \\autocite\[sec\.~4\]/u,
    );
    assert.match(at("讲‸", { form, concept: power, proseKind: "latex" }).text, /（centralizing power \\& S\\&T）/u);
  });

  it("invents no Chinese for a phrase that has none", () => {
    const quote = { text: "a new spin", at: { section: "4" } };
    assert.equal(at("x", { form, concept: { ...team, quote } }).text, "“a new spin” [@naughton2023trajectory, sec. 4]");
  });

  it("is a paraphrase where the paper has no set phrase, and says so", () => {
    const answer = at("x ‸", { form, concept: team });
    assert.equal(answer.text, "A way of using S&T by the U.S. and others [@naughton2023trajectory, sec. 4, n. 20].");
    assert.match(answer.notes.join(), /do not put it in quotation marks/u);
    assert.deepEqual(at("x ‸", { form, concept: power }).notes, []);
    assert.match(at("x ‸", { form, concept: team, proseKind: "latex" }).text, /^A way of using S\\&T by/u);
    assert.equal(
      at("体制 ‸", { form, concept: team, proseKind: "plaintext" }).text,
      "一种办法（Naughton, Xiao, and Xu 2023，第4节注20）。",
    );
  });

  it("never stands inside a citation", () => {
    assert.match(at("[@a‸] x", { form, concept: power }).after, /^\[@a\] “centralizing.*\] x$/u);
  });

  it("is a citation where there is no concept", () => {
    assert.equal(at("x", { form }).text, "[@naughton2023trajectory, sec. 4, n. 20]");
  });
});

describe("the notes of a citation", () => {
  it("have the work's correction, in the language of the interface", () => {
    assert.deepEqual(at("x", { work: xi }).notes, ["A note."]);
    assert.deepEqual(at("x", { work: xi, interfaceLanguage: "zh" }).notes, ["注。"]);
  });

  it("name a key that the bibliography does not have, if the caller knows it", () => {
    const notes = (keys: string[], more: Partial<CiteRequest> = {}): readonly string[] =>
      at("x", { bibliographyKeys: new Set(keys), ...more }).notes;
    assert.match(notes([]).join(), /no “naughton2023trajectory” yet/u);
    assert.deepEqual(notes(["naughton2023trajectory"]), []);
    assert.deepEqual(notes([], { proseKind: "plaintext" }), []);
    assert.deepEqual(notes([], { form: "reference" }), []);
  });
});

describe("odd places and texts", () => {
  const citation = "[@naughton2023trajectory, sec. 4, n. 20]";
  for (const [why, text, offset, after] of [
    ["an empty document", "", 0, citation],
    ["before the text", "team", -9, `${citation} team`],
    ["behind the text", "team", 99, `team ${citation}`],
    ["no number", "team", Number.NaN, `${citation} team`],
    ["inside a CRLF", "team\r\nis", 5, `team ${citation}\r\nis`],
    ["inside a surrogate pair", "𠮷是", 1, `𠮷${citation}是`],
    ["between lone surrogates", "\ud842\ud842", 1, `\ud842 ${citation}\ud842`],
    ["in code", "`a b`", 2, `\`a ${citation} b\``],
    ["in an address", "https://x.org/a", 13, `https://x.org ${citation}/a`],
  ] as const) {
    it(why, () => assert.equal(at(text, { offset }).after, after));
  }

  it("take no long time", () => {
    for (const unit of ["[@a; ", "新", "\\autocite{a", "(Bai 2021; "]) {
      const text = unit.repeat(200_000);
      for (const proseKind of ["markdown", "latex", "plaintext"]) at(text, { proseKind, offset: 100_000 });
    }
  });
});
