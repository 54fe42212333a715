import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Session, startSession } from "../support/session.ts";
import type { Report } from "./bench.ts";
import { realText } from "./corpus.ts";
import { median, p99, sorted } from "./timing.ts";
import { residentMegabytes } from "./wire.ts";

/** `npm run bench -- sources full` takes all of it; without that the bench ends in about a minute. */
const FULL = process.argv.includes("full");
const FILES = FULL ? 1000 : 60;
const BYTES = 500_000;

/** What people look for, key by key: rare and common, Chinese and English, phrases and what is near. */
const TYPED = [
  "新型举国体制",
  "科技自立自强",
  "发展",
  "经济",
  "photoresist",
  "industrial policy",
  '"national team" ',
  "security NEAR/10 technology ",
  "创新 安全",
  "the state council",
  "xxjgtz",
];

/** The index of a user's sources: how long it takes to make, what it takes, and how soon it answers a key. */
export async function sources(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tifa-sources-"));
  const storage = mkdtempSync(join(tmpdir(), "tifa-storage-"));
  try {
    fill(join(folder, "texts"));
    const initializationOptions = { settings: { sources: ["texts"] }, storage };
    const session = await startSession({ root: pathToFileURL(folder).href, initializationOptions });
    await measure(session, report);
    await session.close();
  } finally {
    rmSync(folder, { recursive: true });
    rmSync(storage, { recursive: true });
  }
}

async function measure(session: Session, report: Report): Promise<void> {
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, Number(residentMegabytes(session.process.pid)));
  }, 200);
  const size = `${FILES} files of ${((FILES * BYTES) / 1e6).toFixed(0)} MB`;
  const started = performance.now();
  const during: number[] = [];
  for (;;) {
    const asked = performance.now();
    const { state } = await session.ask("tifa/searchSources", { query: "发展" });
    during.push(performance.now() - asked);
    if (state.done === state.of && state.of > 0 && !state.isWorking) break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const seconds = (performance.now() - started) / 1000;
  report(`sources: ${size} read and indexed`, `${seconds.toFixed(0)} s`);
  report("sources: the server at most, its threads with it", `${most} MB`, "< 1000 MB");
  report(
    "sources: a search meanwhile: p50, slowest",
    `${median(sorted(during)).toFixed(0)} ms, ${Math.max(...during).toFixed(0)} ms`,
  );
  clearInterval(watch);
  const times: number[] = [];
  const keys = TYPED.flatMap((query) => Array.from(query, (_, index) => query.slice(0, index + 1)));
  for (const query of [...keys, ...keys]) {
    const asked = performance.now();
    await session.ask("tifa/searchSources", { query, limit: 50 });
    times.push(performance.now() - asked);
  }
  const inOrder = sorted(times.slice(keys.length));
  report(
    `sources: passage search a key, ${size}: p50, p99`,
    `${median(inOrder).toFixed(0)} ms, ${p99(inOrder).toFixed(0)} ms`,
    "p99 < 100 ms",
  );
}

/** Texts that differ: parts of real text in another order each, with words of their own. */
function fill(folder: string): void {
  mkdirSync(folder);
  const paragraphs = realText(4_000_000)
    .text.split(/\n+/u)
    .filter((line) => line.length > 30);
  let state = 4711;
  const random = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  for (let file = 0; file < FILES; file++) {
    const parts: string[] = [];
    for (let size = 0; size < BYTES; ) {
      const part = `W${random(500_000)} ${paragraphs[random(paragraphs.length)] ?? ""}`;
      parts.push(part);
      size += Buffer.byteLength(part);
    }
    writeFileSync(join(folder, `${file}.txt`), parts.join("\n\n"));
  }
}
