import { type ChildProcess, fork } from "node:child_process";
import { stat } from "node:fs/promises";
import type { CancellationToken } from "vscode-languageserver";
import type { SourceProblem, SourceText } from "../../core/source/passage.ts";

/** Reads files as sources in a process of its own, which may die of them. */
export interface SourceReader {
  /**
   * Reads a file; one at a time, in the order asked. Never fails: what goes wrong, the end of the process included, is a
   * problem of the result. Undefined where it was cancelled.
   */
  read(path: string, token?: CancellationToken): Promise<SourceText | undefined>;
  /** Ends the process. It is started again when something is read. */
  close(): void;
}

/** The heap of the process, in megabytes. */
const HEAP = 512;
/** A file may take that many milliseconds, and so many more for each megabyte. */
const PATIENCE = 20_000;
const PATIENCE_PER_MEGABYTE = 1_000;
/** A process that has nothing to do for so long is ended. */
const IDLE = 30_000;

/** @param program The built `read-source.js`. */
export function makeSourceReader(program: string, patience = PATIENCE): SourceReader {
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  const close = (): void => {
    child?.kill("SIGKILL");
    child = undefined;
  };
  const readNext = async (path: string, token: CancellationToken | undefined): Promise<SourceText | undefined> => {
    if (token?.isCancellationRequested === true) return undefined;
    clearTimeout(idle);
    const unreadable = await whyUnreadable(path);
    if ("problem" in unreadable) return { passages: [], problems: [unreadable.problem] };
    if (child?.connected !== true) child = start(program);
    const wait = patience + (unreadable.size / 1_000_000) * PATIENCE_PER_MEGABYTE;
    const outcome = await ask(child, path, wait, token);
    if (outcome === undefined || "problem" in outcome) close();
    idle = setTimeout(close, IDLE).unref();
    return outcome !== undefined && "problem" in outcome ? { passages: [], problems: [outcome.problem] } : outcome;
  };
  return {
    read(path, token) {
      const next = last.then(() => readNext(path, token));
      last = next;
      return next;
    },
    close,
  };
}

function start(program: string): ChildProcess {
  const child = fork(program, [], {
    execArgv: [`--max-old-space-size=${HEAP}`],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  // An idle reader keeps no server alive.
  child.unref();
  child.channel?.unref();
  return child;
}

type Outcome = SourceText | { readonly problem: SourceProblem } | undefined;

/** What the process answers; a problem where it ends or takes too long; undefined where the user did not want to wait. */
function ask(child: ChildProcess, path: string, wait: number, token: CancellationToken | undefined): Promise<Outcome> {
  return new Promise((resolve) => {
    const slow: SourceProblem = { kind: "slow", detail: String(Math.round(wait / 1000)) };
    const timer = setTimeout(() => settle({ problem: slow }), wait);
    const cancelled = token?.onCancellationRequested(() => settle(undefined));
    const answered = (message: unknown): void => settle(message as SourceText);
    const ended = (code: number | null, signal: NodeJS.Signals | null): void =>
      settle({ problem: whyEnded(code, signal) });
    const failed = (): void => settle({ problem: { kind: "crashed" } });
    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      cancelled?.dispose();
      child.off("message", answered).off("exit", ended).off("error", failed);
      resolve(outcome);
    };
    child.once("message", answered).once("exit", ended).once("error", failed);
    child.send({ path }, (error) => {
      if (error !== null) failed();
    });
  });
}

/** The heap's limit aborts the process; its own watch over all memory, or the system's, kills it. */
function whyEnded(code: number | null, signal: NodeJS.Signals | null): SourceProblem {
  return { kind: signal === "SIGKILL" || signal === "SIGABRT" || code === 134 ? "memory" : "crashed" };
}

/** Folders, pipes and devices are not opened: they may never end. */
async function whyUnreadable(path: string): Promise<{ readonly problem: SourceProblem } | { readonly size: number }> {
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
