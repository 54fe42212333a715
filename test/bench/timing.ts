/**
 * The best time in milliseconds of each work over `runs` turns, after one that does not count. Turns take the works one
 * after the other, so that a busy moment of the machine falls on all of them.
 */
export function bestTimes(runs: number, works: readonly (() => void)[]): number[] {
  for (const work of works) work();
  const best = works.map(() => Number.POSITIVE_INFINITY);
  for (let run = 0; run < runs; run++) {
    works.forEach((work, index) => {
      const start = performance.now();
      work();
      best[index] = Math.min(best[index] ?? 0, performance.now() - start);
    });
  }
  return best;
}

/** Milliseconds of each of `runs` runs after one that does not count, sorted. */
export function timings(runs: number, work: () => void): number[] {
  work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return sorted(times);
}

export function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The 99th percentile. */
export function p99(sorted: readonly number[]): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? 0;
}

export function sorted(times: readonly number[]): number[] {
  return [...times].sort((a, b) => a - b);
}
