/** A replacement that has been made: `[start, end)` of the old text is `[start, newEnd)` of the new one. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly newEnd: number;
}

/** Slices compare much faster than units, one by one. */
const STEP = 4096;

/** The one edit that makes `after` of `before`: all between what both begin and end with. */
export function editBetween(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start + STEP <= most && before.slice(start, start + STEP) === after.slice(start, start + STEP)) start += STEP;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let same = 0;
  const rest = most - start;
  const tail = (text: string, from: number, to: number): string => text.slice(text.length - to, text.length - from);
  while (same + STEP <= rest && tail(before, same, same + STEP) === tail(after, same, same + STEP)) same += STEP;
  while (same < rest && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same))
    same += 1;
  return { start, end: before.length - same, newEnd: after.length - same };
}
