import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { parentPort } from "node:worker_threads";
import type { FromIndex, IndexMethod, IndexRequests, ToIndex } from "./messages.ts";
import { SourceIndex } from "./source-index.ts";
import { makeSourceReader } from "./source-reader.ts";

/** The index of sources as a thread of its own: nobody who types waits for it. */
function run(): void {
  const port = parentPort;
  if (port === null) return;
  const send = (message: FromIndex): void => port.postMessage(message);
  const reader = makeSourceReader(join(__dirname, "read-source.js"));
  const index = new SourceIndex({
    read: (path, token) => reader.read(path, token),
    report: (state) => send({ kind: "state", state }),
    log: (message) => send({ kind: "log", message }),
  });
  const forgotten = new Set<number>();
  const isForgotten = (id: number): boolean => forgotten.has(id);

  port.on("message", (message: ToIndex) => {
    if (message.kind === "forget") {
      forgotten.add(message.id);
      return;
    }
    const { id, method, params } = message;
    void reply(id, method, params);
  });

  const reply = async (id: number, method: IndexMethod, params: unknown): Promise<void> => {
    try {
      // What was asked for and forgotten since is among the messages that wait.
      await setImmediate();
      const result = isForgotten(id) ? null : await answer(method, params, () => isForgotten(id));
      send({ kind: "result", id, result });
    } catch (error) {
      send({ kind: "error", id, message: error instanceof Error ? error.message : String(error) });
    }
    forgotten.delete(id);
  };

  const answer = async (method: IndexMethod, params: unknown, isOver: () => boolean): Promise<unknown> => {
    switch (method) {
      case "open":
        await index.open(params as IndexRequests["open"]["params"]);
        return null;
      case "concepts":
        index.concepts((params as IndexRequests["concepts"]["params"]).concepts);
        return null;
      case "files":
        await index.files((params as IndexRequests["files"]["params"]).paths);
        return null;
      case "cancel":
        index.cancel();
        return null;
      case "resume":
        index.resume();
        return null;
      case "sources":
        return index.sources();
      case "problems":
        return index.sources().filter(({ problems }) => problems.length > 0);
      case "search":
        return index.search(params as IndexRequests["search"]["params"]);
      case "concordance":
        return stepwise(index.concordance(params as IndexRequests["concordance"]["params"]), isOver);
      case "whole":
        return index.whole(params as IndexRequests["whole"]["params"]);
      case "passage":
        return index.passage((params as IndexRequests["passage"]["params"]).id);
      case "close":
        await index.close();
        reader.close();
        return null;
    }
  };
}

/** How long others wait (milliseconds). */
const SLICE = 12;

async function stepwise<T>(work: Generator<void, T>, isOver: () => boolean): Promise<T | null> {
  let rested = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - rested < SLICE) continue;
    await setImmediate();
    if (isOver()) return null;
    rested = performance.now();
  }
}

run();
