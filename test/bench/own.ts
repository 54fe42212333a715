import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { startSession } from "../support/session.ts";
import type { Report } from "./bench.ts";
import { realText, syntheticRenderings } from "./corpus.ts";
import { median, p99, sorted } from "./timing.ts";
import { residentMegabytes, threadMilliseconds } from "./wire.ts";

const ENTRIES = 100_000;
const HOVERS = 500;
/** Nobody hovers more often (milliseconds). */
const PAUSE = 100;

/** A user's own glossary of 100,000 entries, Chinese and English, over the wire: from the opened document to its hovers. */
export async function own(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tifa-own-"));
  const session = await startSession({ root: pathToFileURL(folder).href });
  try {
    await measure(report, folder, session);
  } finally {
    await session.close();
    rmSync(folder, { recursive: true });
  }
}

async function measure(
  report: Report,
  folder: string,
  session: Awaited<ReturnType<typeof startSession>>,
): Promise<void> {
  const uri = pathToFileURL(join(folder, "memo.md")).href;
  const { text, first } = glossary();
  const content = `${first} ${realText(200_000).text}`;
  await session.open(pathToFileURL(join(tmpdir(), "other.md")).href, "markdown", content);
  const before = residentMegabytes(session.process.pid);
  writeFileSync(join(folder, "large.glossary.yaml"), text);
  const start = performance.now();
  const worked = processorSeconds(session.process.pid);
  const threadWorked = threadMilliseconds(session.process.pid);
  await session.open(uri, "markdown", content);
  let longest = 0;
  for (let known = false; !known; ) {
    const asked = performance.now();
    const found = await session.connection.sendRequest("textDocument/hover", at(uri, 0, 1));
    longest = Math.max(longest, performance.now() - asked);
    known = JSON.stringify(found ?? "").includes("large.glossary.yaml");
    await setTimeout(PAUSE);
  }
  const size = `${ENTRIES.toLocaleString("en")} own entries (${(text.length / 1e6).toFixed(0)} MB of YAML)`;
  report(`${size}: document opened to their hovers`, `${((performance.now() - start) / 1000).toFixed(1)} s`, "< 3 s");
  const seconds = processorSeconds(session.process.pid) - worked;
  const ofThread = (threadMilliseconds(session.process.pid) - threadWorked) / 1000;
  report(
    `${size}: the same in processor time: the server's thread, with the engine's others`,
    `${ofThread.toFixed(1)} s, ${seconds.toFixed(1)} s`,
    "< 3 s",
  );
  report(`${size}: the longest that a hover waited meanwhile`, `${longest.toFixed(0)} ms`);
  const searched = performance.now();
  await session.ask("tifa/search", { query: "x", textDocument: { uri } });
  report(`${size}: the first search, while all is prepared`, `${(performance.now() - searched).toFixed(0)} ms`);
  for (let preparing = true; preparing; await setTimeout(PAUSE))
    preparing = (await session.ask("tifa/search", { query: "x", textDocument: { uri } })).preparing === true;
  report(`${size}: until all can be searched`, `${((performance.now() - start) / 1000).toFixed(1)} s`);
  const prepared = processorSeconds(session.process.pid) - worked;
  report(`${size}: the same in processor time, all threads`, `${prepared.toFixed(1)} s`);

  const mentions = (await session.ask("tifa/mentions", { textDocument: { uri } }))?.mentions ?? [];
  const hovers = await times(session.process.pid, HOVERS, (index) => {
    const { line, character } = mentions[(index * 37) % mentions.length]?.range.start ?? { line: 0, character: 0 };
    return session.connection.sendRequest("textDocument/hover", at(uri, line, character));
  });
  report(`${size}: hover in ${mentions.length} mentions: p50, p99`, both(hovers.waited), "p99 < 10 ms");
  report(`${size}: the same in processor time of the server's thread`, both(hovers.worked));
  const typed = ["xinxing juguo tizhi", "新型举国体制", "national market strategy", first, "stategic maket", "短扳"];
  const keys = typed.flatMap((query) => Array.from(query, (_, index) => query.slice(0, index + 1)));
  const searches = await times(session.process.pid, keys.length * 2, (index) =>
    session.ask("tifa/search", { query: keys[index % keys.length] ?? "", limit: 60, textDocument: { uri } }),
  );
  report(`${size}: search a keystroke: p50, p99`, both(searches.waited), "p99 < 50 ms");
  report(`${size}: the same in processor time of the server's thread`, both(searches.worked));
  report(
    `${size}: server resident, before and with them`,
    `${before} MB, ${residentMegabytes(session.process.pid)} MB`,
  );
}

function glossary(): { text: string; first: string } {
  const words = syntheticRenderings(ENTRIES * 2);
  const english = words.filter((word) => !/\p{Script=Han}/u.test(word));
  const chinese = words.filter((word) => /\p{Script=Han}/u.test(word));
  const entry = (index: number): string =>
    `- zh: ${chinese[index % chinese.length]}\n  en: [${english[index % english.length]}]\n  definition: What number ${index} means.\n`;
  return { text: Array.from({ length: ENTRIES }, (_, index) => entry(index)).join(""), first: chinese[0] ?? "" };
}

/** From /proc, which only Linux has; else 0. A hundred ticks are a second there. */
function processorSeconds(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    // Another system: the time on the clock has to do.
    return 0;
  }
}

function at(uri: string, line: number, character: number): object {
  return { textDocument: { uri }, position: { line, character } };
}

/** Milliseconds that each took on the clock, and of the processor. */
async function times(
  pid: number | undefined,
  count: number,
  work: (index: number) => Promise<unknown>,
): Promise<{ waited: number[]; worked: number[] }> {
  const waited: number[] = [];
  const worked: number[] = [];
  for (let index = 0; index < count; index++) {
    const start = performance.now();
    const before = threadMilliseconds(pid);
    await work(index);
    waited.push(performance.now() - start);
    worked.push(threadMilliseconds(pid) - before);
  }
  return { waited: sorted(waited), worked: sorted(worked) };
}

function both(inOrder: readonly number[]): string {
  return `${median(inOrder).toFixed(1)} ms, ${p99(inOrder).toFixed(1)} ms`;
}
