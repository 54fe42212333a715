import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { isQuoted } from "../../../server/core/prose/quotation.ts";
import { parseMarked } from "../../support/marked.ts";

function quoted(marked: string): boolean {
  const { text, spans } = parseMarked(marked);
  assert.ok(spans[0] !== undefined);
  return isQuoted(text, spans[0]);
}

describe("prose: quotations", () => {
  for (const marked of [
    "He said “the ⟦team⟧ won”.",
    'He said "the ⟦team⟧ won".',
    "他说：“要有⟦体制⟧。”",
    "他說：「要有⟦體制⟧。」",
    "《论⟦体制⟧》",
    "text\n\n> the ⟦team⟧\n> won",
    "a ``the ⟦team⟧ won'' b",
    "\\begin{quote}\nThe ⟦team⟧ won.\n\\end{quote}",
    "“never closed ⟦team⟧\n\nand so on”",
    "\\enquote{the ⟦team⟧} won",
    "\\blockcquote[12]{li2020}{The ⟦team⟧ won}",
    "#+begin_quote\nThe ⟦team⟧ won.\n#+end_quote",
    "#quote(block: true)[The ⟦team⟧ won]",
    "“It is ‘one’.” He said “two ⟦team⟧.”",
  ]) {
    it(`is one: ${marked}`, () => assert.equal(quoted(marked), true));
  }

  for (const marked of [
    "“One” ⟦team⟧ “two”",
    '"One" ⟦team⟧ "two"',
    "“closed”\n\n⟦team⟧”",
    "《论》⟦体制⟧",
    "> one\n\nthe ⟦team⟧",
    "\\begin{quote}a\\end{quote}\nthe ⟦team⟧",
    "a > b ⟦team⟧",
    'a pipe of 5" and the ⟦team⟧',
    "in the ‘90s the ⟦team⟧ won",
    "China’s ⟦team⟧ and its ‘head’",
    "⟦team⟧",
  ]) {
    it(`is none: ${marked}`, () => assert.equal(quoted(marked), false));
  }

  it("looks no further than it must in a line of 5 MB", () => {
    for (const part of ["“a ", "\n", "> ", "``"]) {
      const text = `${part.repeat(5_000_000 / part.length)}team`;
      for (let run = 0; run < 4_000; run++) isQuoted(text, { start: text.length - 4, end: text.length });
    }
  });
});
