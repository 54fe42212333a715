import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { Tally } from "../../../server/formats/exchange/not-kept.ts";
import { readTbx } from "../../../server/formats/exchange/read-tbx.ts";
import { collectConcepts } from "../../../server/formats/glossary/concepts.ts";
import type { OwnGlossary } from "../../../server/formats/glossary/own-entry.ts";
import { glossaryFile, problemsIn, readGlossary } from "../../support/own-glossary.ts";

const read = (text: string): OwnGlossary => readGlossary(text, "a.glossary.tbx");
const brief = ({ concepts }: OwnGlossary): string[] =>
  concepts.map(
    ({ id, renderings }) =>
      `${id}: ${renderings.map(({ text, language, status }) => `${text} [${language} ${status}]`).join(", ")}`,
  );

const V3 = (body: string, attributes = 'type="TBX-Basic" style="dca"'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="TBXcoreStructV03_TBX-Basic_integrated.rng" type="application/xml"?>
<tbx ${attributes} xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
\t<tbxHeader><fileDesc><sourceDesc><p>a termbase</p></sourceDesc></fileDesc></tbxHeader>
\t<text><body>
${body}
\t</body></text>
</tbx>
`;

describe("TBX as others write it", () => {
  it("version 3 in DCA style, as MultiTerm exports it", () => {
    const text = V3(`<conceptEntry id="c1">
  <transacGrp><transac type="transactionType">origination</transac><date>2024-04-17</date></transacGrp>
  <descrip type="subjectField">Industrial policy</descrip>
  <xref type="xGraphic" target="https://example.org/a.jpg">a.jpg</xref>
  <note>An entry’s note.</note>
  <langSec xml:lang="en">
    <descripGrp>
      <descrip type="definition">A way to concentrate
          resources of the whole nation.</descrip>
      <admin type="source">Handbook 2020</admin>
    </descripGrp>
    <termSec>
      <term>whole-nation system</term>
      <termNote type="partOfSpeech">noun</termNote>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
      <descripGrp><descrip type="context">The whole-nation system won medals.</descrip><admin type="source">http://example.org</admin></descripGrp>
    </termSec>
    <termSec>
      <term>national system</term>
      <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>
      <note>Unclear.</note>
    </termSec>
    <termSec><term>WNS</term><termNote type="termType">acronym</termNote></termSec>
  </langSec>
  <langSec xml:lang="zh-CN"><termSec><term>举国体制</term></termSec></langSec>
  <langSec xml:lang="zh-TW"><termSec><term>舉國體制</term></termSec></langSec>
  <langSec xml:lang="zh-Latn-pinyin"><termSec><term>jǔ guó tǐ zhì</term></termSec></langSec>
  <langSec xml:lang="es"><termSec><term>sistema nacional</term></termSec></langSec>
</conceptEntry>`);
    const notKept = new Tally();
    const steps = readTbx(text, collectConcepts(glossaryFile("a.tbx")), notKept);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    const found = step.value;
    assert.deepEqual(found.problems, []);
    assert.deepEqual(brief(found), [
      "c1: whole-nation system [en preferred], national system [en deprecated], WNS [en abbreviation], 举国体制 [zh-Hans preferred], 舉國體制 [zh-Hant preferred]",
    ]);
    const [concept] = found.concepts;
    assert.deepEqual(concept?.definition, { en: "A way to concentrate resources of the whole nation.", zh: "" });
    assert.equal(concept?.credit, "Handbook 2020");
    assert.deepEqual(concept?.note, { en: "An entry’s note.", zh: "", isOwn: true });
    assert.deepEqual(concept?.examples, ["The whole-nation system won medals."]);
    assert.equal(concept?.theme, "a.tbx · Industrial policy");
    assert.deepEqual(concept?.renderings[1]?.note, { en: "Unclear.", zh: "", isOwn: true });
    assert.equal(concept?.renderings[3]?.pinyin, "jǔ guó tǐ zhì");
    assert.deepEqual(
      notKept.list().map(({ what }) => what),
      ["transacGrp", "xGraphic", "partOfSpeech", "wordings in “es”"],
    );
    assert.equal(text.slice(concept?.origin?.start, concept?.origin?.end).slice(0, 22), '<conceptEntry id="c1">');
    assert.match(text.slice(concept?.origin?.start, concept?.origin?.end), /<\/conceptEntry>$/u);
  });

  it("version 3 in DCT style, with prefixes of modules", () => {
    const found = read(
      V3(
        `<conceptEntry id="c2">
  <min:subjectField>Finance</min:subjectField>
  <langSec xml:lang="zh">
    <descripGrp><basic:definition>政府引导的基金。</basic:definition><basic:source>国务院</basic:source></descripGrp>
    <termSec><term>政府引导基金</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
  </langSec>
  <langSec xml:lang="en-US"><termSec><term>government guidance fund</term><basic:termType>fullForm</basic:termType></termSec></langSec>
</conceptEntry>`,
        'type="TBX-Basic" style="dct" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"',
      ),
    );
    assert.deepEqual(found.problems, []);
    assert.deepEqual(brief(found), ["c2: 政府引导基金 [zh-Hans admitted], government guidance fund [en preferred]"]);
    assert.deepEqual(found.concepts[0]?.definition, { en: "", zh: "政府引导的基金。" });
  });

  it("version 2 with its DOCTYPE, tig and ntig, as OmegaT, SDL and Microsoft have it", () => {
    const found = read(`<?xml version='1.0' encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<!-- VERSION HISTORY -->
<martif type="TBX" xml:lang="en-US">
  <martifHeader><fileDesc><sourceDesc><p>from a termbase</p></sourceDesc></fileDesc>
    <encodingDesc><p type="XCSURI">TBXXCSV02.xcs</p></encodingDesc></martifHeader>
  <text><body>
    <termEntry id="eid-67">
      <descrip type="subjectField">manufacturing</descrip>
      <descrip type="definition">A value between 0 and 1.</descrip>
      <langSet xml:lang="en"><tig><term id="t1">smoothing factor</term><termNote type="termType">fullForm</termNote></tig></langSet>
      <langSet xml:lang="zh-cn"><ntig><termGrp><term>平滑系数</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig></langSet>
    </termEntry>
    <termEntry id="2_x">
      <langSet xml:lang="en-US"><ntig><termGrp><term>access <hi>point</hi></term></termGrp></ntig></langSet>
      <ref type="relatedConcept" target="eid-67">smoothing factor</ref>
    </termEntry>
    <termEntry id="3"><langSet xml:lang="de"><tig><term>Farbe</term></tig></langSet></termEntry>
  </body></text>
</martif>`);
    assert.deepEqual(brief(found), [
      "eid-67: smoothing factor [en preferred], 平滑系数 [zh-Hans deprecated]",
      "2_x: access point [en preferred]",
    ]);
    assert.deepEqual(found.concepts[1]?.relations, [{ kind: "related", id: "eid-67" }]);
    assert.equal(found.problems.length, 1);
    assert.match(found.problems[0]?.message ?? "", /no term/u);
  });
});

describe("XML that is not to be trusted", () => {
  const refused = (text: string): string[] => problemsIn(text, read(text));
  const limit = 1_000;

  const cases: readonly (readonly [string, string, RegExp])[] = [
    [
      "a billion laughs",
      `<!DOCTYPE tbx [<!ENTITY a "ha"><!ENTITY b "${"&a;".repeat(10)}"><!ENTITY c "${"&b;".repeat(10)}">]>\n<tbx>&c;</tbx>`,
      /^1: This file declares entities/u,
    ],
    [
      "an external entity",
      `<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tbx>&x;</tbx>`,
      /^1: This file declares entities/u,
    ],
    ["a parameter entity", `<!DOCTYPE tbx SYSTEM "a" [%p;]><tbx/>`, /^1: This file declares entities/u],
    ["an entity that nothing declares", "<tbx>\n<text>&foo;</text></tbx>", /^2: The XML is damaged here \(undefined/u],
    [
      "a hundred thousand attributes",
      `<tbx ${Array.from({ length: 100_000 }, (_, index) => `a${index}="1"`).join(" ")}/>`,
      /^1: An element here has too many/u,
    ],
    ["deep nesting", `<tbx>${"<hi>".repeat(100_000)}`, /^1: An element here has too many/u],
    ["another kind of file", "<html><body>hello</body></html>", /^1: This is no TBX file/u],
    ["text", "en,zh\na,b", /^2: The XML is damaged/u],
    ["a character that XML has not", "<tbx>\u0001</tbx>", /^1: The XML is damaged/u],
  ];
  for (const [name, text, expected] of cases)
    it(`refuses ${name}`, () => {
      const start = Date.now();
      const problems = refused(text);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? "", expected);
      assert.ok(Date.now() - start < limit);
    });

  it("keeps the entries before the damage", () => {
    const text = V3(
      `<conceptEntry id="a"><langSec xml:lang="en"><termSec><term>one</term></termSec></langSec></conceptEntry>
<conceptEntry id="b"><langSec xml:lang="en"><termSec><term>two</term></langSec></conceptEntry>`,
    );
    const found = read(text);
    assert.deepEqual(brief(found), ["a: one [en preferred]"]);
    assert.match(problemsIn(text, found)[0] ?? "", /^7: The XML is damaged here/u);
  });

  it("takes keys of objects for what they are", () => {
    const found = read(
      V3(
        `<conceptEntry id="__proto__"><note>tifa: {"__proto__":{"x":1},"kind":"slogan"}</note>
<langSec xml:lang="en"><termSec><term constructor="1">constructor</term></termSec></langSec></conceptEntry>`,
      ),
    );
    assert.deepEqual(brief(found), ["__proto__: constructor [en preferred]"]);
    assert.equal(found.concepts[0]?.kind, "slogan");
    assert.equal(({} as { x?: unknown }).x, undefined);
  });
});
