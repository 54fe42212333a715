import type { Letters } from "./letters.ts";

/** As many letters are hashed at a time. */
export const WINDOW = 24;

/** The hash of some letters: no text can be read from it, but a copy of the text has the same. */
export type Hash = string;

/**
 * Places of a work as hashes of some of their words: what finds them again in a user's copy of it, while none of its
 * text is kept.
 */
export interface Anchors {
  /** By place, in reading order: `S1¶2`, `fn3`, `T1`, `Fig1`, `Abs`. The first hash is that of the first letters. */
  readonly places: Readonly<Record<string, readonly Hash[]>>;
}

/** The hash of the letters at `from`. */
export function hashAt({ units }: Letters, from: number, length = WINDOW): Hash {
  let low = 0;
  let high = 0;
  for (let at = from; at < from + length; at++) {
    low = (Math.imul(low, LOW) + (units[at] ?? 0)) | 0;
    high = (Math.imul(high, HIGH) + (units[at] ?? 0)) | 0;
  }
  return written(low, high);
}

/** Every place in `letters` where the letters have one of the wanted hashes. Linear: the hash rolls. */
export function findHashes(letters: Letters, wanted: ReadonlySet<Hash>): Map<Hash, number[]> {
  const { units, length } = letters;
  const found = new Map<Hash, number[]>();
  if (length < WINDOW) return found;
  const lows = new Set([...wanted].map((hash) => Number.parseInt(hash.split(".")[0] ?? "", 36)));
  const lowDrop = power(LOW, WINDOW);
  const highDrop = power(HIGH, WINDOW);
  let low = 0;
  let high = 0;
  for (let at = 0; at < length; at++) {
    const unit = units[at] ?? 0;
    low = (Math.imul(low, LOW) + unit) | 0;
    high = (Math.imul(high, HIGH) + unit) | 0;
    const from = at - WINDOW + 1;
    if (from > 0) {
      const gone = units[from - 1] ?? 0;
      low = (low - Math.imul(lowDrop, gone)) | 0;
      high = (high - Math.imul(highDrop, gone)) | 0;
    }
    if (from < 0 || !lows.has(low >>> 0)) continue;
    const hash = written(low, high);
    if (!wanted.has(hash)) continue;
    const at_ = found.get(hash);
    if (at_ === undefined) found.set(hash, [from]);
    else at_.push(from);
  }
  return found;
}

/** Odd multipliers: the hash is a polynomial modulo 2³², once with each. */
const LOW = 0x9e3779b1 | 0;
const HIGH = 0x85ebca6b | 0;

function power(base: number, exponent: number): number {
  let result = 1;
  for (let count = 0; count < exponent; count++) result = Math.imul(result, base);
  return result;
}

function written(low: number, high: number): Hash {
  return `${(low >>> 0).toString(36)}.${(high >>> 0).toString(36)}`;
}
