import { readFileSync, statSync } from "node:fs";
import { startSession } from "../support/session.ts";
import type { Report } from "./bench.ts";
import { realText } from "./corpus.ts";
import { median, p99, sorted } from "./timing.ts";

const URI = "file:///large.md";
const HOVERS = 1000;
const EDITS = 300;

/** What a user waits for: the built server over stdio, with a document of a million characters. */
export async function overTheWire(report: Report): Promise<void> {
  const starts: number[] = [];
  const worked: number[] = [];
  for (let run = 0; run < 5; run++) {
    const start = performance.now();
    const probe = await startSession();
    starts.push(performance.now() - start);
    worked.push(threadMilliseconds(probe.process.pid));
    await probe.close();
  }
  report("process start to `initialize` answered, median of 5", `${median(sorted(starts)).toFixed(0)} ms`, "< 200 ms");
  report("the same in processor time of the server's thread", `${median(sorted(worked)).toFixed(0)} ms`);

  const session = await startSession();
  // The server reads its data while the user looks for a document.
  await session.ask("tifa/search", { query: "x" });
  const { text } = realText(1_000_000);
  const opened = performance.now();
  const before = threadMilliseconds(session.process.pid);
  await session.open(URI, "markdown", text);
  const first = await session.ask("tifa/mentions", { textDocument: { uri: URI } });
  report(
    `a document of ${(text.length / 1e6).toFixed(0)} M characters, opened to its ${first?.mentions.length} mentions`,
    `${(performance.now() - opened).toFixed(0)} ms`,
    "< 100 ms",
  );
  const work = threadMilliseconds(session.process.pid) - before;
  report("the same in processor time of the server's thread", `${work.toFixed(0)} ms`);

  const places = first?.mentions ?? [];
  const place = (index: number): object =>
    places[(index * 37) % places.length]?.range.start ?? { line: 0, character: 0 };
  const hover = (index: number): Promise<unknown> =>
    session.connection.sendRequest("textDocument/hover", { textDocument: { uri: URI }, position: place(index) });
  const hovers = await times(HOVERS, hover);
  report("hover: p50, p99", both(hovers), "p99 < 5 ms");

  report("server resident with that document", `${residentMegabytes(session.process.pid)} MB`, "< 120 MB");

  let version = 1;
  const edits = await times(EDITS, async (index) => {
    version += 1;
    const at = place(index);
    await session.change(URI, version, [{ range: { start: at, end: at }, text: index % 2 === 0 ? "x" : "国" }]);
    return hover(index + 1);
  });
  report("an edit and the hover after it: p50, p99", both(edits), "p99 < 20 ms");

  const searches = await times(200, (index) =>
    session.ask("tifa/search", { query: "xinxing juguo tizhi".slice(0, 1 + (index % 19)), limit: 60 }),
  );
  report("search a keystroke over the wire: p50, p99", both(searches), "p99 < 16 ms");
  report(`server resident after ${EDITS} edits of it`, `${residentMegabytes(session.process.pid)} MB`);
  await session.close();
  report("server bundle", `${(statSync("dist/server.js").size / 1000).toFixed(0)} KB`, "< 500 KB");
  const { version: release } = JSON.parse(readFileSync("package.json", "utf8"));
  report(
    "packaged extension",
    `${(statSync(`tifa-${release}.vsix`, { throwIfNoEntry: false })?.size ?? 0) / 1000} KB`,
    "< 2 MB",
  );
}

async function times(count: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < count; index++) {
    const start = performance.now();
    await work(index);
    taken.push(performance.now() - start);
  }
  return sorted(taken);
}

function both(inOrder: readonly number[]): string {
  return `${median(inOrder).toFixed(1)} ms, ${p99(inOrder).toFixed(1)} ms`;
}

/** From /proc, which only Linux has. */
export function residentMegabytes(pid: number | undefined): string {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return (Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? 0) / 1024).toFixed(0);
  } catch {
    // No /proc on this system: the figure is left open rather than guessed.
    return "?";
  }
}

/** How long a process' main thread has run. From /proc, which only Linux has; else 0. */
export function threadMilliseconds(pid: number | undefined): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  } catch {
    // Another system: the time on the clock has to do.
    return 0;
  }
}
