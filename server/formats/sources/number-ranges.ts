/** Numbers as ranges, for messages: `3, 7–9`; no more than a line of them. */
export function numberRanges(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  const shown = ranges.slice(0, 20).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  return shown.join(", ") + (ranges.length > shown.length ? ", …" : "");
}
