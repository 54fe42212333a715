import assert from "node:assert/strict";
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { compileData } from "../../scripts/data/compile.ts";
import type { Concept } from "../../server/core/concept/concept.ts";
import type { SourceText } from "../../server/core/source/passage.ts";
import type { SearchRequest } from "../../server/index/messages.ts";
import { SourceIndex } from "../../server/index/source-index.ts";

const { files } = compileData(new URL("../../", import.meta.url));
const CONCEPTS = files["glossary.json"] as readonly Concept[];

/** Each paragraph of a text file a passage. */
async function read(path: string): Promise<SourceText> {
  const paragraphs = readFileSync(path, "utf8")
    .split(/\n\s*\n/u)
    .filter((part) => part.trim() !== "");
  const passages = paragraphs.map((text, index) => ({
    text: text.trim(),
    role: "paragraph" as const,
    locator: { paragraph: index + 1 },
  }));
  return { kind: "text", title: path.split("/").at(-1) ?? "", passages, problems: [] };
}

const REPORT = `Report on the work of the government

坚持发挥新型举国体制优势，打好关键核心技术攻坚战。

加快科技自立自强步伐，解决外国卡脖子问题。产业政策要发展和安全并举。`;
const ESSAY = `The return of the national team

The new-style national team is a way to organise research. Policies of this kind are old; industrial policy is older.

Nothing to see here, but photoresists and lithography machines.

我們要健全新型舉國體制。`;

interface Opened {
  readonly index: SourceIndex;
  readonly log: string[];
}

async function open(cache: string, paths?: readonly string[], name = "test"): Promise<Opened> {
  const log: string[] = [];
  const index = new SourceIndex({ read, report: () => undefined, log: (message) => log.push(message) });
  index.concepts(CONCEPTS);
  await index.open({ folder: cache, name });
  if (paths !== undefined) await index.files(paths);
  await index.idle();
  return { index, log };
}

const found = (index: SourceIndex, text: string, more: Partial<SearchRequest> = {}): string[] =>
  index
    .search({ text, concepts: [], limit: 20, ...more })
    .passages.map(({ text: of, hits }) => hits.map(({ start, end }) => of.slice(start, end)).join("|"));

describe("the index of sources", () => {
  let folder = "";
  let paths: string[] = [];
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "tifa-index-"));
    paths = ["report.txt", "essay.txt"].map((name) => join(folder, name));
    writeFileSync(paths[0] ?? "", REPORT);
    writeFileSync(paths[1] ?? "", ESSAY);
  });
  after(() => rmSync(folder, { recursive: true }));
  const cache = (name: string): string => join(folder, "cache", name);

  it("finds words, phrases, ideographs, and what is near, with the place marked", async () => {
    const { index } = await open(cache("find"), paths);
    assert.deepEqual(found(index, "photoresist"), ["photoresists"]);
    assert.deepEqual(found(index, "policies old"), ["Policies|old|policy"]);
    assert.deepEqual(found(index, '"industrial policy is"'), ["industrial policy is"]);
    assert.deepEqual(found(index, '"policy industrial"'), []);
    assert.deepEqual(found(index, "产业政策"), ["产业政策"]);
    assert.deepEqual(found(index, "安全"), ["安全"]);
    assert.deepEqual(found(index, "lithog"), ["lithography"]);
    assert.deepEqual(found(index, "nothing NEAR/5 photoresists"), ["Nothing|photoresists"]);
    assert.deepEqual(found(index, "nothing NEAR/2 photoresists"), []);
    await index.close();
  });

  it("finds simplified by traditional characters and the other way round", async () => {
    const { index } = await open(cache("script"), paths);
    assert.deepEqual(found(index, "舉國體制").sort(), ["举国体制", "舉國體制"]);
    assert.deepEqual(found(index, "举国体制").sort(), ["举国体制", "舉國體制"]);
    await index.close();
  });

  it("finds a concept in every wording, best first", async () => {
    const { index } = await open(cache("concept"), paths);
    const hits = found(index, "", { concepts: ["new-style-national-team"] });
    assert.deepEqual(hits.sort(), ["new-style national team", "新型举国体制", "新型舉國體制"]);
    const { passages } = index.search({ text: "举国体制", concepts: ["new-style-national-team"], limit: 20 });
    assert.equal(passages.length, 3);
    assert.ok(passages.every(({ score }, at) => score <= (passages[at - 1]?.score ?? 1)));
    await index.close();
  });

  it("says that one ideograph is too little, and finds nothing where there is nothing", async () => {
    const { index } = await open(cache("short"), paths);
    assert.equal(index.search({ text: "国", concepts: [], limit: 5 }).tooShort, true);
    for (const text of ["", '"', '""', "NEAR", "NEAR/3", "*", "()", "AND OR NOT", "a:b -c ^d", "\u0000", "\ud800"])
      assert.doesNotThrow(() => index.search({ text, concepts: [], limit: 5 }), text);
    await index.close();
  });

  it("keeps its content, sees changes and what is gone, and reads nothing twice", async () => {
    const path = join(folder, "changing.txt");
    writeFileSync(path, "The first version speaks of strangulation.");
    const first = await open(cache("change"), [...paths, path]);
    assert.equal(found(first.index, "strangulation").length, 1);
    await first.index.close();
    let reads = 0;
    const counting = new SourceIndex({
      read: (name) => {
        reads += 1;
        return read(name);
      },
      report: () => undefined,
      log: () => undefined,
    });
    counting.concepts(CONCEPTS);
    await counting.open({ folder: cache("change"), name: "test" });
    assert.equal(found(counting, "strangulation").length, 1);
    await counting.files([...paths, path]);
    await counting.idle();
    assert.equal(reads, 0);
    utimesSync(path, new Date(), new Date(Date.now() + 5000));
    await counting.files([...paths, path]);
    await counting.idle();
    assert.equal(reads, 0, "only the time is another");
    writeFileSync(path, "The second version speaks of bottlenecks.");
    await counting.files([...paths, path]);
    await counting.idle();
    assert.equal(reads, 1);
    assert.deepEqual([found(counting, "strangulation").length, found(counting, "bottleneck").length], [0, 1]);
    rmSync(path);
    await counting.files([...paths, path]);
    await counting.idle();
    assert.equal(found(counting, "bottleneck").length, 0);
    await counting.files(paths.slice(0, 1));
    await counting.idle();
    assert.equal(counting.sources().length, 1);
    await counting.close();
  });

  it("finds concepts anew with another glossary", async () => {
    const { index } = await open(cache("glossary"), paths);
    const [model] = CONCEPTS;
    assert.ok(model !== undefined);
    const renderings = [
      {
        text: "lithography machines",
        language: "en" as const,
        status: "preferred" as const,
        strength: "strong" as const,
        source: "standard" as const,
        forms: ["lithography machines"],
      },
    ];
    index.concepts([{ ...model, id: "own", renderings: renderings as never, relations: [] }]);
    await index.idle();
    assert.deepEqual(found(index, "", { concepts: ["own"] }), ["lithography machines"]);
    assert.deepEqual(found(index, "", { concepts: ["new-style-national-team"] }), []);
    await index.close();
  });

  it("lists the uses of a concept in context", async () => {
    const { index } = await open(cache("concordance"), paths);
    const work = index.concordance({ concept: "new-style-national-team", most: 10 });
    let step = work.next();
    while (step.done !== true) step = work.next();
    assert.equal(step.value.uses.length, 3);
    const use = step.value.uses.find(({ language }) => language === "zh-Hans");
    assert.deepEqual(
      [use?.before, use?.text, use?.after],
      ["坚持发挥", "新型举国体制", "优势，打好关键核心技术攻坚战。"],
    );
    await index.close();
  });

  it("goes on after a cancellation where it was", async () => {
    const many = Array.from({ length: 40 }, (_, number) => join(folder, `many-${number}.txt`));
    for (const path of many) writeFileSync(path, `Text number ${path} on tungsten.\n\n`.repeat(30));
    const { index } = await open(cache("cancel"));
    let reads = 0;
    const slow = new SourceIndex({
      read: async (name) => {
        reads += 1;
        if (reads === 10) slow.cancel();
        return read(name);
      },
      report: () => undefined,
      log: () => undefined,
    });
    await index.close();
    slow.concepts(CONCEPTS);
    await slow.open({ folder: cache("cancel"), name: "test" });
    void slow.files(many);
    await slow.idle();
    assert.equal(slow.state.stopped, "cancelled");
    assert.equal(slow.sources().length, 9);
    slow.resume();
    await slow.idle();
    assert.equal(slow.state.stopped, undefined);
    assert.equal(slow.sources().length, 40);
    assert.equal(reads, 41);
    await slow.close();
  });

  it("does not keep half of a file that is being written", async () => {
    const path = join(folder, "growing.txt");
    writeFileSync(path, "The beginning of germanium.\n\n");
    let reads = 0;
    const { index } = await open(cache("growing"));
    await index.close();
    const growing = new SourceIndex({
      read: async (name) => {
        reads += 1;
        const source = await read(name);
        if (reads === 1) appendFileSync(path, "And the end on gallium.\n\n");
        return source;
      },
      report: () => undefined,
      log: () => undefined,
    });
    await growing.open({ folder: cache("growing"), name: "test" });
    await growing.files([path]);
    await growing.idle();
    await growing.files([path]);
    await growing.idle();
    assert.deepEqual([found(growing, "germanium").length, found(growing, "gallium").length], [1, 1]);
    await growing.close();
  });

  it("is another file for another process, and takes over from one that died", async () => {
    const first = await open(cache("slots"), paths);
    writeFileSync(join(cache("slots"), "test", "process"), "1");
    const second = await open(cache("slots"), paths);
    assert.ok(existsSync(join(cache("slots"), "test-2", "index.db")));
    assert.equal(found(second.index, "photoresist").length, 1);
    await second.index.close();
    await first.index.close();
    writeFileSync(join(cache("slots"), "test-2", "process"), "999999999");
    const third = await open(cache("slots"), undefined, "test-2");
    assert.equal(found(third.index, "photoresist").length, 1);
    await third.index.close();
  });

  it("is made anew, without a word to the user, where its file is damaged anywhere", async function () {
    this.timeout(60_000);
    const { index } = await open(cache("damage"), paths);
    await index.close();
    const file = join(cache("damage"), "test", "index.db");
    const whole = join(folder, "whole.db");
    copyFileSync(file, whole);
    const sum = readFileSync(`${file}.sum`);
    const { length } = readFileSync(file);
    const check = async (what: string): Promise<void> => {
      const again = await open(cache("damage"), paths);
      assert.deepEqual(found(again.index, "举国体制").sort(), ["举国体制", "舉國體制"], what);
      assert.deepEqual(found(again.index, "photoresist"), ["photoresists"], what);
      assert.equal(
        again.index.search({ text: "", concepts: ["new-style-national-team"], limit: 9 }).passages.length,
        3,
        what,
      );
      await again.index.close();
    };
    for (let number = 0; number < 60; number++) {
      const bytes = readFileSync(whole);
      const at = Math.floor((number * length) / 60);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (number % 8));
      writeFileSync(file, bytes);
      writeFileSync(`${file}.sum`, sum);
      await check(`a bit at ${at}`);
    }
    for (const size of [0, 1, 15, 100, 4096, 5000, length - 1]) {
      copyFileSync(whole, file);
      truncateSync(file, size);
      rmSync(`${file}.sum`, { force: true });
      await check(`cut at ${size}`);
    }
  });
});
