// A process of its own that reads sources: bad files may take its time, its memory or its life, and nothing else's.
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { isMainThread, Worker } from "node:worker_threads";
import type { SourceText } from "./core/source/passage.ts";
import { readSource } from "./formats/read-source.ts";

/** Larger files are not read. */
const MOST_BYTES = 256_000_000;
/** What the process may take, files in it included: its heap has a limit of its own. */
const MOST_MEMORY = 1_400_000_000;
/** How often the memory is looked at, in milliseconds. */
const LOOK = 100;

if (isMainThread) {
  new Worker(__filename).unref();
  process.on("message", ({ path }: { readonly path: string }) => void answer(path));
  // The server is gone.
  process.on("disconnect", () => process.exit());
} else watchMemory();

async function answer(path: string): Promise<void> {
  const source = await readPath(path);
  process.send?.(source);
}

async function readPath(path: string): Promise<SourceText> {
  try {
    const { size } = await stat(path);
    const megabytes = `${Math.round(MOST_BYTES / 1_000_000)} MB`;
    if (size > MOST_BYTES) return { passages: [], problems: [{ kind: "too-large", detail: megabytes }] };
    return await readSource(await readFile(path), basename(path));
  } catch (error) {
    const detail = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return { passages: [], problems: [{ kind: "unreadable", detail }] };
  }
}

/** In a thread of its own, because the other is busy while memory grows. */
function watchMemory(): void {
  setInterval(() => {
    if (process.memoryUsage.rss() > MOST_MEMORY) process.kill(process.pid, "SIGKILL");
  }, LOOK);
}
