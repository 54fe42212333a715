import { stat } from "node:fs/promises";
import { type Cancellation, type Child, createChild, type Ended } from "../child.ts";
import type { SourceProblem, SourceText } from "../core/source/passage.ts";

/** Reads files as sources in a process of its own, which may die of them. */
export interface SourceReader {
  /**
   * Reads a file, one at a time. Never fails: what goes wrong, the end of the process included, is a problem of the result.
   * Undefined where it was cancelled.
   */
  read(path: string, token?: Cancellation): Promise<SourceText | undefined>;
  /** Ends the process. It is started again when something is read. */
  close(): void;
}

/** In megabytes. */
const HEAP = 512;
/** A file may take that many milliseconds, and so many more for each megabyte. */
const PATIENCE = 20_000;
const PATIENCE_PER_MEGABYTE = 1_000;
const IDLE = 30_000;

/** @param program The built `read-source.js`. */
export function makeSourceReader(program: string, patience = PATIENCE): SourceReader {
  const child: Child<{ path: string }, SourceText> = createChild({ module: program, heap: HEAP, idle: IDLE });
  return {
    async read(path, token) {
      const file = await sizeOf(path);
      if ("problem" in file) return { passages: [], problems: [file.problem] };
      const wait = patience + (file.size / 1_000_000) * PATIENCE_PER_MEGABYTE;
      const answer = await child.ask({ path }, wait, token);
      if (!("ended" in answer)) return answer;
      if (answer.ended === "cancelled") return undefined;
      return { passages: [], problems: [problemOf(answer, wait)] };
    },
    close: child.close,
  };
}

function problemOf({ ended }: Ended, wait: number): SourceProblem {
  if (ended === "out-of-time") return { kind: "slow", detail: String(Math.round(wait / 1000)) };
  return { kind: ended === "out-of-memory" ? "memory" : "crashed" };
}

/** Folders, pipes and devices are not opened: they may never end. */
async function sizeOf(path: string): Promise<{ readonly problem: SourceProblem } | { readonly size: number }> {
  try {
    const found = await stat(path);
    return found.isFile()
      ? { size: found.size }
      : { problem: { kind: "unreadable", detail: found.isDirectory() ? "EISDIR" : "EINVAL" } };
  } catch (error) {
    const detail = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return { problem: { kind: "unreadable", detail } };
  }
}
