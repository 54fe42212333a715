/** Does stepwise work at once. */
export function finish<T>(work: Generator<unknown, T, void>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** So many items are made in a step. */
const FEW = 50;

/** What is made of each item, in steps. */
export function* madeInSteps<T, U>(items: readonly T[], make: (item: T) => U): Generator<void, U[]> {
  const made: U[] = [];
  for (const item of items) {
    made.push(make(item));
    if (made.length % FEW === 0) yield;
  }
  return made;
}

/** So many items are sorted, or merged, in a step: some milliseconds. */
const STEP = 4_000;

/** The texts in the order of their code units, in steps: parts are sorted, then merged two by two. */
export function* sortedInSteps(texts: readonly string[]): Generator<void, readonly string[]> {
  let parts: string[][] = [];
  for (let from = 0; from < texts.length; from += STEP) {
    parts.push(texts.slice(from, from + STEP).sort());
    yield;
  }
  while (parts.length > 1) {
    const merged: string[][] = [];
    for (let index = 0; index < parts.length; index += 2)
      merged.push(yield* mergedInSteps(parts[index] ?? [], parts[index + 1] ?? []));
    parts = merged;
  }
  return parts[0] ?? [];
}

function* mergedInSteps(a: readonly string[], b: readonly string[]): Generator<void, string[]> {
  const merged: string[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const left = a[i];
    const right = b[j];
    if (right === undefined || (left !== undefined && left <= right)) {
      if (left !== undefined) merged.push(left);
      i += 1;
    } else {
      merged.push(right);
      j += 1;
    }
    if (merged.length % STEP === 0) yield;
  }
  return merged;
}
