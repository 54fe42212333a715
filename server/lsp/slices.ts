import { setImmediate } from "node:timers/promises";

/** How long work goes on before others get their turn, in milliseconds; an answer to a key takes some three or four turns. */
const SLICE = 4;

/** Does long work in slices between which everything else goes on; the result is what the generator returns. */
export async function inSlices<T>(work: Generator<unknown, T, void>): Promise<T> {
  for (let end = performance.now() + SLICE; ; ) {
    const next = work.next();
    if (next.done === true) return next.value;
    if (performance.now() < end) continue;
    await setImmediate();
    end = performance.now() + SLICE;
  }
}
