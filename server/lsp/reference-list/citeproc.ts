import { type ChildProcess, fork } from "node:child_process";
import type { CancellationToken } from "vscode-languageserver";
import type { Job, Outcome } from "../../citeproc/job.ts";

/** Runs citeproc in a process of its own, which is started when it is first needed. */
export interface Citeproc {
  /** Never rejects: what goes wrong is the outcome. One job at a time; a cancelled one ends its process. */
  run(job: Job, token: CancellationToken): Promise<Outcome | Ended>;
  dispose(): void;
}

/** How a process ended that did not answer. */
export interface Ended {
  readonly ended: "out-of-time" | "died" | "cancelled";
  /** The last that it wrote, for the log. */
  readonly trace: string;
}

export interface CiteprocOptions {
  /** The program of the process. */
  readonly module: string;
  /** How long a list may take, in milliseconds. Chicago’s style alone takes citeproc three seconds to read, on a slow machine ten. */
  readonly patience?: number;
  /** How long a process waits for the next list, in milliseconds. */
  readonly idle?: number;
}

const PATIENCE = 60_000;
const IDLE = 120_000;
/** What a process may use, in megabytes: 500 references take some 150. */
const MEMORY = 1024;

export function createCiteproc({ module, patience = PATIENCE, idle = IDLE }: CiteprocOptions): Citeproc {
  let child: ChildProcess | undefined;
  let sleep: NodeJS.Timeout | undefined;
  let before: Promise<unknown> = Promise.resolve();

  const end = (): void => {
    child?.kill("SIGKILL");
    child = undefined;
  };
  const runNow = async (job: Job, token: CancellationToken): Promise<Outcome | Ended> => {
    if (token.isCancellationRequested) return { ended: "cancelled", trace: "" };
    clearTimeout(sleep);
    child ??= start(module);
    const outcome = await ask(child, job, patience, token);
    if ("ended" in outcome) end();
    else {
      sleep = setTimeout(end, idle);
      // Nobody waits for it at the end of the server.
      sleep.unref();
    }
    return outcome;
  };
  process.once("exit", end);
  return {
    run(job, token) {
      const running = before.then(() => runNow(job, token));
      before = running;
      return running;
    },
    dispose: end,
  };
}

/** With no part in the server’s input and output, which are the protocol’s. */
function start(module: string): ChildProcess {
  const child = fork(module, [], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    execArgv: [`--max-old-space-size=${MEMORY}`],
  });
  child.stderr?.setEncoding("utf8");
  return child;
}

function ask(child: ChildProcess, job: Job, patience: number, token: CancellationToken): Promise<Outcome | Ended> {
  return new Promise((resolve) => {
    let trace = "";
    const listen = (part: string): void => {
      trace = (trace + part).slice(-2000);
    };
    const settle = (outcome: Outcome | Ended): void => {
      clearTimeout(timer);
      cancellation.dispose();
      child.stderr?.off("data", listen);
      child.off("message", answered).off("close", died).off("error", died);
      resolve(outcome);
    };
    const answered = (outcome: unknown): void => settle(outcome as Outcome);
    const died = (): void => settle({ ended: "died", trace });
    const timer = setTimeout(() => settle({ ended: "out-of-time", trace }), patience);
    const cancellation = token.onCancellationRequested(() => settle({ ended: "cancelled", trace }));
    child.stderr?.on("data", listen);
    child.on("message", answered).on("close", died).on("error", died);
    // A process that is gone cannot be sent to: its end is reported too.
    child.send(job, (error) => {
      if (error !== null) died();
    });
  });
}
