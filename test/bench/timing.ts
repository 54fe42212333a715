/** Milliseconds of each of `runs` runs after one that does not count, sorted. */
export function timings(runs: number, work: () => void): number[] {
  work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b);
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
