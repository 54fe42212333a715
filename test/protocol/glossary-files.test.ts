import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { makeFolder } from "../support/folder.ts";
import { readGlossary } from "../support/own-glossary.ts";
import { type Session, startSession } from "../support/session.ts";

const URI = "file:///notes/terms.md";

interface Action {
  readonly title: string;
  readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] };
}

describe("glossary files, over the wire", () => {
  let session: Session;
  before(async () => {
    session = await startSession({ initializationOptions: { commandLinks: true } });
    await session.open(URI, "markdown", "Reform of the hukou system, and the new-style national team.\n");
  });
  after(() => session.close());

  const actions = (start: number, end: number): Promise<Action[]> =>
    session.connection.sendRequest("textDocument/codeAction", {
      textDocument: { uri: URI },
      range: { start: { line: 0, character: start }, end: { line: 0, character: end } },
      context: { diagnostics: [], only: ["refactor"] },
    });

  it("adds a term, and knows what a glossary has already", async () => {
    const term = { wordings: ["hukou system", "户籍制度"], definition: "Registration of households." };
    const added = await session.ask("tifa/newEntry", { name: "a.glossary.yaml", text: "- en: one two # mine\n", term });
    assert.deepEqual(added, {
      change: {
        start: 21,
        end: 21,
        newText: "- en: hukou system\n  zh: 户籍制度\n  definition: Registration of households.\n",
      },
      lost: [],
    });
    const { known } = await session.ask("tifa/knownTerms", { text: "New Style National Team" });
    assert.deepEqual(
      known.map(({ concept, zh, place }) => [concept, zh, place]),
      [["new-style-national-team", "新型举国体制", undefined]],
    );
    assert.equal(await session.ask("tifa/newEntry", { name: "a.yaml", text: "title: x\n", term }), null);
    await assert.rejects(session.ask("tifa/newEntry", { name: "a.docx", text: "", term }), /a\.docx is no glossary/u);
  });

  it("writes an own entry that goes before a built-in one, or only warns of a wording", async () => {
    const name = "a.glossary.yaml";
    const concept = "new-style-national-team";
    const own = await session.ask("tifa/ownEntry", { name, text: "", concept });
    const [entry] = readGlossary(own?.change.newText ?? "").concepts;
    assert.equal(entry?.id, concept);
    assert.deepEqual(
      entry?.renderings.map(({ text }) => text),
      ["new-style national team", "新型举国体制", "新型舉國體制"],
    );
    const warning = await session.ask("tifa/ownEntry", { name, text: "", concept, deprecated: "new national team" });
    assert.equal(
      warning?.change.newText,
      "- id: new-style-national-team\n  en: { text: new national team, status: deprecated }\n",
    );
  });

  it("deprecates in place, and says what a table has no place for", async () => {
    const text = "- en: [one, two]\n";
    const change = await session.ask("tifa/deprecateTerm", { name: "a.yaml", text, offset: 3, wording: "two" });
    assert.deepEqual(change, { start: 12, end: 15, newText: "{ text: two, status: deprecated }" });
    const table = { name: "a.csv", text: "en\none\n", offset: 4, wording: "one" };
    await assert.rejects(session.ask("tifa/deprecateTerm", table), /no column for the status/u);
  });

  it("plans an import, with what is left out, not kept and there already", async () => {
    const csv = Buffer.from("en,zh,Domain\r\nhukou,户口,x\r\none two,一二,y\r\n,,z\r\n").toString("base64");
    const plan = await session.ask("tifa/importGlossary", { name: "t.csv", bytes: csv, target: "- en: one two\n" });
    assert.equal(plan.change?.newText, "- id: hukou\n  en: hukou\n  zh: 户口\n");
    assert.deepEqual([plan.added, plan.present, plan.merged, plan.encoding], [1, ["one-two"], 0, "utf-8"]);
    assert.deepEqual(
      plan.problems.map(({ line, isLeftOut }) => [line, isLeftOut]),
      [
        [1, false],
        [4, true],
      ],
    );
    const tbx = `<tbx><text><body><conceptEntry id="a"><descrip type="subjectField">x</descrip><langSec xml:lang="en">
      <termSec><term>one two</term><termNote type="partOfSpeech">noun</termNote></termSec></langSec></conceptEntry></body></text></tbx>`;
    const bytes = Buffer.from(tbx).toString("base64");
    const { notKept } = await session.ask("tifa/importGlossary", { name: "t.tbx", bytes, target: "" });
    assert.deepEqual(
      notKept.map(({ what }) => what),
      ["subject fields or contexts", "partOfSpeech"],
    );
    const bomb = Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><tbx/>').toString("base64");
    const refused = await session.ask("tifa/importGlossary", { name: "t.tbx", bytes: bomb, target: "" });
    assert.equal(refused.added, 0);
    assert.match(refused.problems[0]?.message ?? "", /declares entities/u);
  });

  for (const format of ["yaml", "json", "csv", "tsv", "tbx"])
    it(`exports what is built in as ${format}, with every wording`, async function () {
      this.timeout(30_000);
      const { text, entries, notKept } = await session.ask("tifa/exportGlossary", {
        what: "built-in",
        format,
        title: "Tifa",
      });
      const { concepts, problems } = readGlossary(text, `a.glossary.${format}`);
      assert.equal(concepts.length, entries);
      // One row of a table is longer than a wording of an own glossary may be.
      assert.deepEqual(
        problems.filter(({ message }) => !message.startsWith("A wording may have 200 characters")),
        [],
      );
      assert.ok(problems.length <= 1);
      const all = (await session.ask("tifa/concept", { id: "new-style-national-team" })) as {
        renderings: { text: string; status: string; pinyin?: string }[];
      };
      const said = concepts.find(({ id }) => id === "new-style-national-team")?.renderings ?? [];
      const brief = (items: typeof all.renderings): string[] =>
        items.map(({ text: wording, status, pinyin }) => `${wording} ${status} ${pinyin}`).sort();
      assert.deepEqual(brief([...said]), brief(all.renderings));
      assert.ok(notKept.some(({ what, count }) => what === "what it meant in each phase" && count > 10));
    });

  it("exports for readers: Markdown, LaTeX and Anki", async () => {
    const of = async (format: string): Promise<string> =>
      (await session.ask("tifa/exportGlossary", { what: "built-in", format, title: "Tifa" })).text;
    assert.match(await of("markdown"), /\*\*new-style national team\*\* · 新型举国体制（新型舉國體制） \*xīn xíng/u);
    assert.match(
      await of("latex"),
      /\\newglossaryentry\{new-style-national-team\}\{\n {2}name=\{new-style national team\},\n {2}user1=\{新型举国体制\}/u,
    );
    assert.match(
      await of("anki"),
      /\n新型举国体制 \/ 新型舉國體制\txīn xíng jǔ guó tǐ zhì\tnew-style national team\t/u,
    );
    assert.equal((await session.ask("tifa/exportGlossary", { what: "own", format: "csv", title: "" })).entries, 0);
    await assert.rejects(
      session.ask("tifa/exportGlossary", { what: "all", format: "xls", title: "" }),
      /does not write xls/u,
    );
  });

  it("offers to add what is selected, but not a sentence or what is known", async () => {
    const [action] = (await actions(14, 26)).filter(({ command }) => command?.command === "tifa.addTerm");
    assert.equal(action?.title, "Add “hukou system” to a glossary…");
    assert.deepEqual(action?.command?.arguments, [{ term: "hukou system" }]);
    const none = async (start: number, end: number): Promise<void> =>
      assert.ok(!(await actions(start, end)).some(({ command }) => command?.command === "tifa.addTerm"));
    await none(0, 61);
    await none(36, 59);
    await none(3, 3);
  });
});

describe("glossaries of several formats, over the wire", () => {
  it("stand side by side where they name another concept, and are one where they name the same", async () => {
    const folder = makeFolder({
      "a.glossary.csv": "\ufeff英文,中文,定义\r\nhukou system,户籍制度,登记。\r\ndanwei,单位\r\n",
      "b.glossary.yaml": "- zh: 户籍制度\n  en: household registration\n",
      "c.glossary.tbx": `<tbx type="TBX-Basic" style="dca" xml:lang="en"><text><body><conceptEntry id="hukou-system">
        <langSec xml:lang="en"><termSec><term>residence permit system</term></termSec></langSec>
        </conceptEntry></body></text></tbx>`,
    });
    const session = await startSession({ root: folder.uri });
    const uri = `${folder.uri}/draft.md`;
    await session.open(uri, "markdown", "The 户籍制度.\n");
    const textDocument = { uri };
    const { known } = await session.ask("tifa/knownTerms", { text: "戶籍制度", textDocument });
    assert.deepEqual(known.map(({ concept, place }) => [concept, place?.name]).sort(), [
      ["household-registration", "b.glossary.yaml"],
      ["hukou-system", "a.glossary.csv"],
    ]);
    const one = known.find(({ concept }) => concept === "hukou-system");
    assert.deepEqual(one?.wordings, ["hukou system", "户籍制度", "residence permit system"]);
    const own = await session.ask("tifa/exportGlossary", { what: "own", format: "csv", title: "", textDocument });
    assert.equal(own.entries, 3);
    assert.deepEqual(own.notKept, []);
    assert.equal(readGlossary(own.text, "d.glossary.csv").concepts.length, 3);
    await session.close();
    folder.remove();
  });
});
