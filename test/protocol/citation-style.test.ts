import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { CiteParams, CiteResult } from "../../server/protocol.ts";
import { type Session, startSession } from "../support/session.ts";

const ENGLISH = "The phrase new-style national team is younger than the practice, and nobody has defined it.\n";
const CHINESE = "新型举国体制是近年来的提法，与过去的举国体制不同，其运行离不开市场机制。\n";

/** Cites in a plain text with `tifa.citation.style` set, behind its term. */
function citing(style: string): {
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly cite: (text: string, what?: Partial<CiteParams>) => Promise<CiteResult & { readonly after: string }>;
} {
  let session: Session;
  let counter = 0;
  return {
    async start() {
      session = await startSession({ initializationOptions: { settings: { citation: { style } } } });
    },
    stop: () => session.close(),
    async cite(text, what = {}) {
      const uri = `untitled:Untitled-${++counter}`;
      await session.open(uri, "plaintext", text);
      const character = Math.max(text.indexOf("national"), text.indexOf("型"));
      const result = await session.ask("tifa/cite", {
        textDocument: { uri },
        position: { line: 0, character },
        ...what,
      });
      assert.ok(result !== null);
      const lines = text.split("\n");
      const edits = (result.edit?.changes[uri] ?? []).toSorted(
        (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
      );
      for (const { range, newText } of edits) {
        assert.equal(range.start.line, range.end.line);
        const line = lines[range.start.line] ?? "";
        lines[range.start.line] = line.slice(0, range.start.character) + newText + line.slice(range.end.character);
      }
      return { ...result, after: lines.join("\n") };
    },
  };
}

describe("a Chinese plain text in GB/T 7714-2025", () => {
  const { start, stop, cite } = citing("gb-t-7714-2025-author-date");
  before(start);
  after(stop);

  it("cites by author and date, with the place behind", async () => {
    const { after, edit } = await cite(CHINESE);
    assert.match(after, /^新型举国体制（Naughton et al\.，2023，第4节注20）是近年来的提法，/u);
    assert.equal(Object.keys(edit?.changes ?? {}).length, 1);
    assert.equal((await cite(CHINESE, { work: "bai2021" })).text, "（白春礼，2021）");
  });

  it("prints entries as the standard has them, Chinese works in characters", async () => {
    assert.match(
      (await cite(CHINESE, { form: "reference" })).text,
      /^Naughton B，Xiao S，Xu Y，2023\. The Trajectory of China’s Industrial Policies\[R\/OL\]\. [^\n]+28f568zv\.$/u,
    );
    assert.match(
      (await cite(CHINESE, { work: "bai2021", form: "reference" })).text,
      /^白春礼，2021\. 强化国家战略科技力量\[J\/OL\]\. 求是，2021-01-01\. http:/u,
    );
  });

  it("says in Chinese through whom a work is cited", async () =>
    assert.match(
      (await cite(CHINESE, { work: "bai2021", citedIn: { section: "5" } })).text,
      /^（白春礼，2021，转引自Naughton et al\.，2023，第5节）$/u,
    ));
});

describe("a Chinese plain text in numbered GB/T 7714-2025", () => {
  const { start, stop, cite } = citing("gb-t-7714-2025-numeric");
  before(start);
  after(stop);

  it("takes the work’s number in the text’s own list, else the next", async () => {
    const list = "\n参考文献\n[1] 甲. 书[M].\n";
    assert.match((await cite(CHINESE + list)).after, /^新型举国体制\[2，第4节注20\]是/u);
    const own = `${list}[2] 乙. 书[M].\n[3] Naughton B. The Trajectory of China’s Industrial Policies[R].\n`;
    assert.match((await cite(CHINESE + own)).after, /^新型举国体制\[3，第4节注20\]是/u);
  });
});

describe("an English plain text in APA 7", () => {
  const { start, stop, cite } = citing("apa-7");
  before(start);
  after(stop);

  it("cites with the words of its places in full", async () => {
    assert.match(
      (await cite(ENGLISH)).after,
      /^The phrase new-style national team \(Naughton et al\., 2023, Section 4, Footnote 20\) is younger/u,
    );
    const narrative = await cite(ENGLISH, { form: "narrative" });
    assert.equal(narrative.text, "Naughton et al. (2023, Section 4, Footnote 20)");
    const through = await cite(ENGLISH, { work: "bai2021", citedIn: { section: "5" } });
    assert.equal(through.text, "(Bai, 2021, as cited in Naughton et al., 2023, Section 5)");
  });

  it("prints entries with titles in pinyin and in translation, without characters", async () => {
    assert.match(
      (await cite(ENGLISH, { form: "reference" })).text,
      /^Naughton, B\., Xiao, S\., & Xu, Y\. \(2023\)\. The trajectory of China’s industrial policies \[Working Paper\]\. /u,
    );
    assert.match(
      (await cite(ENGLISH, { work: "bai2021", form: "reference" })).text,
      /^Bai, C\. \(2021, January 1\)\. Qianghua guojia zhanlüe keji liliang \[Strengthen [^\]]+\]\. Qiushi\. http/u,
    );
  });
});

describe("an English plain text in Chicago’s notes", () => {
  const { start, stop, cite } = citing("chicago-notes-17");
  before(start);
  after(stop);

  it("puts the citation among its notes, and into brackets where it has none", async () => {
    const { after, notes } = await cite(`${ENGLISH}More.[1]\n\nNotes\n[1] Some Body, Book (Place: House, 2000), 3.\n`);
    assert.match(
      after,
      /^The phrase new-style national team\[1\] is [^\n]+\nMore\.\[2\]\n\nNotes\n\[1\] Barry Naughton, [^\n]+ sec\. 4, n\. 20, [^\n]+\.\n\[2\] Some Body, /u,
    );
    assert.match(notes.join(" "), /new numbers/u);
    assert.match(
      (await cite(ENGLISH)).after,
      /national team \(Naughton, Xiao, and Xu, Trajectory[^)]*, sec\. 4, n\. 20\) is/u,
    );
  });
});
