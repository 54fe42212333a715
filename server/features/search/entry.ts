import type { Concept, Rendering } from "../../core/concept/concept.ts";
import { initialsOf, syllablesOf, withoutTones } from "../../core/concept/pinyin.ts";
import { foldText } from "../../core/text/fold.ts";
import { isHan } from "../../core/text/script.ts";

/** A rendering as search compares it. */
export interface Name {
  readonly rendering: Rendering;
  /** Folded letters, digits and ideographs only: `nsstf`, `newstylenationalteam`. */
  readonly compact: string;
  readonly words: readonly string[];
}

/** A reading of a Chinese rendering. */
export interface Reading {
  readonly joined: string;
  readonly initials: string;
  /** Offsets in `joined` at which a syllable begins. */
  readonly starts: readonly number[];
}

/** A concept as search sees it. */
export interface SearchEntry {
  readonly concept: Concept;
  readonly names: readonly Name[];
  readonly readings: readonly Reading[];
  readonly keys: readonly string[];
}

/** The usual reading of a Chinese wording, syllables apart: for the wordings that bring none. */
export type ReadTerm = (text: string) => string;

export function searchEntry(concept: Concept, read?: ReadTerm): SearchEntry {
  return {
    concept,
    names: names(concept),
    readings: readings(concept, read),
    keys: [...concept.keys.map(compact), compact(concept.id)],
  };
}

/** Letters that may carry tone marks or accents. */
const MARKED = /[\u00c0-\u036f\u1e00-\u1fff]/u;

/** Folds a text for comparison: case, script, width and diacritics; hyphens and spaces are one. */
export function normalize(text: string): string {
  // Chinese and English have nothing to take off: the general way takes ten times as long.
  const plain = MARKED.test(text) ? withoutTones(text) : text;
  return foldText(plain).replace(/\s+/gu, " ").trim();
}

/** A normalized text without anything but letters, digits and ideographs. */
export function compact(text: string): string {
  return compactOf(normalize(text));
}

/** Words of Latin letters and digits, and runs of ideographs; `S&T` is one word. */
export function words(text: string): string[] {
  return wordsOf(normalize(text));
}

const PLAIN = /^[a-z0-9 ]*$/u;

function compactOf(normal: string): string {
  return PLAIN.test(normal) ? normal.replaceAll(" ", "") : normal.replace(/[^\p{L}\p{N}]/gu, "");
}

function wordsOf(normal: string): string[] {
  if (PLAIN.test(normal)) return normal.split(" ").filter((word) => word !== "");
  if (isHanOnly(normal)) return [normal];
  return normal
    .replace(/&/gu, "")
    .split(/[^\p{L}\p{N}]+|(?<=\p{Script=Han})(?!\p{Script=Han})|(?<!\p{Script=Han})(?=\p{Script=Han})/u)
    .filter((word) => word !== "");
}

/** One name for each wording: traditional forms fold to the simplified ones. */
function names({ renderings }: Concept): Name[] {
  const found: Name[] = [];
  for (const rendering of renderings) {
    const normal = normalize(rendering.text);
    const key = compactOf(normal);
    if (key === "" || found.some((name) => name.compact === key)) continue;
    found.push({ rendering, compact: key, words: wordsOf(normal) });
  }
  return found;
}

function readings({ renderings }: Concept, read: ReadTerm | undefined): Reading[] {
  const seen = new Map<string, Reading>();
  for (const rendering of renderings) {
    const { text: wording, pinyin, readings: others = [] } = rendering;
    const made = read !== undefined && isUnread(rendering) ? [read(wording)] : [];
    for (const text of pinyin === undefined ? [...made, ...others] : [pinyin, ...others]) {
      const reading = toReading(syllablesOf(text));
      seen.set(reading.joined, reading);
    }
  }
  return [...seen.values()];
}

/** Whether a wording is Chinese and brings no reading: only users' own do. */
export function isUnread({ language, pinyin, source }: Rendering): boolean {
  return source === "own" && language !== "en" && pinyin === undefined;
}

function toReading(syllables: readonly string[]): Reading {
  const starts: number[] = [];
  let joined = "";
  for (const syllable of syllables) {
    starts.push(joined.length);
    joined += syllable;
  }
  return { joined, initials: initialsOf(syllables), starts };
}

export function hasHan(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (isHan(text.charCodeAt(index))) return true;
  return false;
}

function isHanOnly(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (!isHan(text.charCodeAt(index))) return false;
  return text !== "";
}
