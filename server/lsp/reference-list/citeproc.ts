import type { CancellationToken } from "vscode-languageserver";
import { type Child, createChild, type Ended } from "../../child.ts";
import type { Job, Outcome } from "../../citeproc/job.ts";

/** Runs citeproc in a process of its own, which is started when it is first needed. */
export interface Citeproc {
  /** Never rejects: what goes wrong is the outcome. One job at a time; a cancelled one ends its process. */
  run(job: Job, token: CancellationToken): Promise<Outcome | Ended>;
  dispose(): void;
}

/** How long a list may take, in milliseconds. Chicago’s style alone takes citeproc three seconds to read, on a slow machine ten. */
const PATIENCE = 60_000;
const IDLE = 120_000;
/** In megabytes: 500 references take some 150. */
const HEAP = 1024;

/** @param module The built program. */
export function createCiteproc({ module, patience = PATIENCE }: { module: string; patience?: number }): Citeproc {
  const child: Child<Job, Outcome> = createChild({ module, heap: HEAP, idle: IDLE });
  return { run: (job, token) => child.ask(job, patience, token), dispose: child.close };
}
