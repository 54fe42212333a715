import { Worker } from "node:worker_threads";
import type { CancellationToken } from "vscode-languageserver";
import type { FromIndex, IndexMethod, IndexRequests, IndexState, ToIndex } from "../../index/messages.ts";

/** The thread that has the index of sources. */
export interface IndexThread {
  /** Undefined where the request was cancelled. Rejects where the index could not answer, or the thread has ended. */
  ask<Method extends IndexMethod>(
    method: Method,
    params: IndexRequests[Method]["params"],
    token?: CancellationToken,
  ): Promise<IndexRequests[Method]["result"] | undefined>;
  close(): Promise<void>;
}

export interface IndexThreadOptions {
  /** The built `source-index.js`. */
  readonly program: string;
  readonly state: (state: IndexState) => void;
  readonly log: (message: string) => void;
  /** The thread has ended by itself. */
  readonly ended: () => void;
}

/** The heap of the thread, in megabytes: what it holds at a time is one source. */
const HEAP = 768;

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

export function startIndexThread({ program, state, log, ended }: IndexThreadOptions): IndexThread {
  const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: HEAP } });
  // A server whose client has gone is not kept alive by it.
  worker.unref();
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let isClosed = false;
  const send = (message: ToIndex): void => worker.postMessage(message);

  worker.on("message", (message: FromIndex) => {
    if (message.kind === "state") return state(message.state);
    if (message.kind === "log") return log(message.message);
    const asker = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === "result") asker?.resolve(message.result);
    else asker?.reject(new Error(message.message));
  });
  worker.on("error", (error) => log(`sources: the index has failed: ${error.stack ?? error.message}`));
  worker.on("exit", () => {
    for (const { reject } of waiting.values()) reject(new Error("the index of sources has ended"));
    waiting.clear();
    if (!isClosed) ended();
  });

  const ask: IndexThread["ask"] = async (method, params, token) => {
    const id = ++last;
    const cancelled = token?.onCancellationRequested(() => send({ kind: "forget", id }));
    try {
      const result = await new Promise<unknown>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        send({ kind: "request", id, method, params });
      });
      return token?.isCancellationRequested === true ? undefined : (result as never);
    } finally {
      cancelled?.dispose();
    }
  };
  return {
    ask,
    async close() {
      isClosed = true;
      await ask("close", null).catch(() => undefined);
      await worker.terminate();
    },
  };
}
