import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { CancellationTokenSource } from "vscode-jsonrpc/node";
import { type Session, startSession } from "../support/session.ts";
import type { Report } from "./bench.ts";
import { realText } from "./corpus.ts";
import { residentMegabytes } from "./wire.ts";

const FILES = 15_000;
const MEGABYTES = 580;
/** In few of the files, so that all are read; and in nearly all of them. */
const RARE = "assassins-mace";
const COMMON = "industrial-policy";

/** A search of a large workspace: how long, how much memory, and how soon it ends when the user has enough. */
export async function references(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tifa-workspace-"));
  try {
    fill(folder);
    const session = await startSession({ root: pathToFileURL(folder).href });
    await session.ask("tifa/search", { query: "x" });
    await measure(session, report);
    await session.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(session: Session, report: Report): Promise<void> {
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, Number(residentMegabytes(session.process.pid)));
  }, 100);
  const start = performance.now();
  const { searched, mentions } = await session.ask("tifa/findMentions", { concept: RARE });
  const seconds = (performance.now() - start) / 1000;
  const what = `${searched.toLocaleString("en")} files of ${MEGABYTES} MB, ${mentions.length} mentions`;
  report(`references: ${what}`, `${seconds.toFixed(1)} s`);
  const again = performance.now();
  const { rows } = await session.ask("tifa/count", { concepts: [COMMON], by: "concept" });
  const counted = ((performance.now() - again) / 1000).toFixed(1);
  report(`counting ${rows[0]?.occurrences.toLocaleString("en")} mentions in as many files`, `${counted} s`);
  report("references: the server at most", `${most} MB`, "< 1000 MB");
  clearInterval(watch);

  const waits: number[] = [];
  for (const delay of [50, 400, 1500, 3000]) {
    const source = new CancellationTokenSource();
    const pending = session.connection.sendRequest("tifa/count", { concepts: [COMMON], by: "year" }, source.token);
    await new Promise((resolve) => setTimeout(resolve, delay));
    const stopped = performance.now();
    source.cancel();
    await pending.catch(() => undefined);
    waits.push(performance.now() - stopped);
  }
  report(
    "references: cancelled, until the server says so, the slowest",
    `${Math.max(...waits).toFixed(0)} ms`,
    "≤ 200 ms",
  );
}

/** Files of real text, each a part of its own; hard to find anything in, as most of a workspace is. */
function fill(folder: string): void {
  const { text } = realText(4_000_000);
  const size = Math.round((MEGABYTES * 1e6) / FILES);
  const bytes = Buffer.from(text);
  for (let index = 0; index < FILES; index++) {
    const path = join(folder, `part-${index % 100}`);
    if (index < 100) mkdirSync(path);
    const start = (index * 48_271) % (bytes.length - size);
    writeFileSync(join(path, `${index}.md`), bytes.subarray(start, start + size));
  }
}
