import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, it } from "mocha";
import { CancellationToken, CancellationTokenSource } from "vscode-languageserver";
import type { Job } from "../../server/citeproc/job.ts";
import { type Citeproc, createCiteproc } from "../../server/lsp/reference-list/citeproc.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const job: Job = {
  style: read("test/documents/csl/memo.csl"),
  language: "en-US",
  locales: { "en-US": read("data/csl/locales-en-US.xml") },
  items: [
    { id: "b", type: "book", title: "Plans & <i>Markets</i>", author: [{ family: "Wu", given: "Ann" }] },
    { id: "a", type: "book", title: "Chips", author: [{ family: "Bai", given: "Bo" }] },
  ] as unknown as Job["items"],
};

describe("the process that runs citeproc", () => {
  let citeproc: Citeproc;
  let folder: string;
  before(() => {
    citeproc = createCiteproc({ module: join(root, "dist/citeproc/process.js") });
    folder = mkdtempSync(join(tmpdir(), "tifa-citeproc-"));
  });
  after(() => {
    citeproc.dispose();
    rmSync(folder, { recursive: true });
  });
  const faulty = (program: string, patience = 2000): Citeproc => {
    const module = join(folder, `${program.length}.cjs`);
    writeFileSync(module, program);
    return createCiteproc({ module, patience });
  };

  it("makes the list in the order of the style, and another one with the same engine", async () => {
    const ids = async (wanted: Job): Promise<unknown> => {
      const outcome = await citeproc.run(wanted, CancellationToken.None);
      assert.ok("entries" in outcome && outcome.entries !== "none", JSON.stringify(outcome));
      return outcome.entries.map(({ id, html }) => `${id} ${html.trim()}`);
    };
    const both = [
      'a <div class="csl-entry">Bai, B. <i>Chips</i>.</div>',
      'b <div class="csl-entry">Wu, A. <i>Plans &#38; <span style="font-style:normal;">Markets</span></i>.</div>',
    ];
    assert.deepEqual(await ids(job), both);
    assert.deepEqual(await ids({ ...job, items: job.items.slice(1) }), both.slice(0, 1));
    assert.deepEqual(await ids(job), both);
  });

  it("tells what is wrong with a style, and goes on", async () => {
    const wrong = { ...job, style: job.style.replace('<layout suffix=".">', '<layout suffix="."><wrong/>') };
    const outcome = await citeproc.run(wrong, CancellationToken.None);
    assert.deepEqual(outcome, { error: 'Undefined node name "wrong".' });
    const endless = job.style.replace("<substitute>", '<substitute><text macro="author"/>');
    assert.ok("error" in (await citeproc.run({ ...job, style: endless }, CancellationToken.None)));
    assert.ok("entries" in (await citeproc.run(job, CancellationToken.None)));
  });

  it("ends a process that hangs, and starts another", async () => {
    const hanging = faulty(
      'let n = require("fs").existsSync(__filename + ".once"); require("fs").writeFileSync(__filename + ".once", "");' +
        'process.on("message", () => { if (!n) for (;;); process.send({ entries: [] }); });',
      500,
    );
    assert.deepEqual(await hanging.run(job, CancellationToken.None), { ended: "out-of-time", trace: "" });
    assert.deepEqual(await hanging.run(job, CancellationToken.None), { entries: [] });
    hanging.dispose();
  });

  it("outlives a process that dies, with its last words", async () => {
    const dying = faulty('process.on("message", () => { console.error("no memory"); process.exit(3); });');
    const outcome = await dying.run(job, CancellationToken.None);
    assert.deepEqual(outcome, { ended: "died", trace: "no memory\n" });
    assert.deepEqual(
      await faulty("syntax error")
        .run(job, CancellationToken.None)
        .then((end) => "ended" in end),
      true,
    );
  });

  it("ends the work of a request that is cancelled", async () => {
    const source = new CancellationTokenSource();
    const hanging = faulty('process.on("message", () => { for (;;); });', 20_000);
    const outcome = hanging.run(job, source.token);
    setTimeout(() => source.cancel(), 100);
    assert.deepEqual(await outcome, { ended: "cancelled", trace: "" });
  });
});
