import type { Block } from "./block.ts";
import { readCaption } from "./captions.ts";
import { noteAtStart } from "./notes.ts";

/** A heading: the number by which its section is cited, where it has one. */
export interface Heading {
  /** 1 is the most general. */
  readonly level: number;
  readonly number?: string;
  /** Without the number. */
  readonly title: string;
}

/** Which blocks are headings. Where no mark-up says so, a number makes one only in a sequence: items of lists have numbers too. */
export function findHeadings(blocks: readonly Block[]): ReadonlyMap<number, Heading> {
  const found = new Map<number, Heading>();
  const candidates: Candidate[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.role === "heading") found.set(index, markedHeading(block));
    else if (block.role === undefined && mayBeHeading(block)) {
      const numbered = readNumber(block.text);
      if (numbered !== undefined) candidates.push({ index, ...numbered });
      else if (UNNUMBERED.test(block.text.trim()) || block.print === "large")
        found.set(index, { level: 1, title: block.text.trim() });
    }
  }
  for (const { index, label, path, title } of bestSequence(
    candidates.filter(({ index }) => standsAlone(blocks, index)),
  ))
    found.set(index, { level: path.length, number: label, title });
  return found;
}

/** Headings that are often without a number. Their sections are cited by name if at all. */
const UNNUMBERED =
  /^(?:abstract|summary|executive summary|introduction|conclusions?|concluding remarks|discussion|acknowledge?ments?|appendix(?: [a-z0-9])?|(?:works cited|references?|bibliography)(?: list)?|(?:end)?notes|摘\s*要|内容提要|引\s*言|前\s*言|结\s*论|结\s*语|参考文献|附\s*录|注\s*释|致\s*谢|參考文獻|結論|註釋|附錄)$/iu;

const LONGEST_HEADING = 160;

function mayBeHeading({ text }: Block): boolean {
  const line = text.trim();
  return (
    line !== "" &&
    line.length <= LONGEST_HEADING &&
    !line.includes("\t") &&
    (!/[.;:,。；：，]$/u.test(line) || /\b(?:U\.S|etc)\.$/u.test(line)) &&
    readCaption(line) === undefined
  );
}

interface Numbered {
  /** As it is cited. */
  readonly label: string;
  /** `2.1` is [2, 1]. */
  readonly path: readonly number[];
  readonly title: string;
  readonly style: "arabic" | "roman" | "han";
}

interface Candidate extends Numbered {
  readonly index: number;
}

function readNumber(text: string): Numbered | undefined {
  const { groups } = NUMBERED.exec(text.trim()) ?? {};
  if (groups === undefined) return undefined;
  const title = groups.title ?? "";
  const { arabic, roman, han, chapter } = groups;
  if (arabic !== undefined) return { label: arabic, path: arabic.split(".").map(Number), title, style: "arabic" };
  if (roman !== undefined) return { label: roman, path: [fromRoman(roman)], title, style: "roman" };
  const number = fromHan(han ?? chapter ?? "");
  return { label: String(number), path: [number], title, style: "han" };
}

const NUMBERED =
  /^(?:(?<arabic>\d{1,2}(?:\.\d{1,2}){0,3})[.．、]?(?:\s+|(?=\p{Lo}))|(?<roman>[IVX]{1,6})\.\s+|(?<han>[一二三四五六七八九十]{1,3})[、．]\s*|第(?<chapter>[一二三四五六七八九十\d]{1,3})[章节節部][分]?[\s、]*)(?<title>[\p{Lu}\p{Lo}“"‘'《「].*)$/u;

function markedHeading({ text, level = 1, number }: Block): Heading {
  const numbered = readNumber(text);
  const label = number ?? numbered?.label;
  return { level, title: numbered?.title ?? text.trim(), ...(label === undefined ? {} : { number: label }) };
}

/** Whether no other item of a list follows or precedes: headings have text between them. */
function standsAlone(blocks: readonly Block[], index: number): boolean {
  const number = readNumber(blocks[index]?.text ?? "");
  const neighbour = (step: 1 | -1): Numbered | undefined => {
    let at = index + step;
    while (blocks[at] !== undefined && noteAtStart(blocks[at]?.text ?? "") !== undefined) at += step;
    return readNumber(blocks[at]?.text ?? "");
  };
  const follows = (other: Numbered | undefined, by: number): boolean =>
    other !== undefined &&
    other.path.length === number?.path.length &&
    other.path.at(-1) === (number.path.at(-1) ?? 0) + by;
  return !follows(neighbour(1), 1) && !follows(neighbour(-1), -1);
}

/** The longest run 1, 2, 3 … with sub-sections in order between; nothing where only one number is there. */
function bestSequence(candidates: readonly Candidate[]): readonly Candidate[] {
  let best: Candidate[] = [];
  for (const [start, { path, style }] of candidates.entries()) {
    if (path.length !== 1 || (path[0] ?? 0) > 1) continue;
    const sequence = sequenceFrom(candidates.slice(start).filter((candidate) => candidate.style === style));
    const tops = sequence.filter((candidate) => candidate.path.length === 1).length;
    if (sequence.length > best.length && (tops > 1 || sequence.length > 2)) best = sequence;
    // Later starts make shorter sequences of the same kind, but another list may have come first.
    if (best.length > candidates.length / 2) break;
  }
  return best;
}

function sequenceFrom(candidates: readonly Candidate[]): Candidate[] {
  const sequence: Candidate[] = [];
  let last: readonly number[] = [];
  for (const candidate of candidates) {
    if (!(sequence.length === 0 || comesNext(last, candidate.path))) continue;
    sequence.push(candidate);
    last = candidate.path;
  }
  return sequence;
}

/** 2 → 3, 2 → 2.1, 2.1 → 2.2, 2.1 → 3. */
function comesNext(last: readonly number[], next: readonly number[]): boolean {
  const depth = next.length - 1;
  if (depth > last.length) return false;
  for (let at = 0; at < depth; at++) if (last[at] !== next[at]) return false;
  return depth === last.length ? (next[depth] ?? 9) <= 1 : next[depth] === (last[depth] ?? 0) + 1;
}

function fromRoman(roman: string): number {
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
  let sum = 0;
  for (let at = 0; at < roman.length; at++) {
    const value = values[roman[at] ?? ""] ?? 0;
    sum += value < (values[roman[at + 1] ?? ""] ?? 0) ? -value : value;
  }
  return sum;
}

function fromHan(han: string): number {
  if (/^\d+$/u.test(han)) return Number(han);
  const digit = (character: string | undefined): number => "零一二三四五六七八九".indexOf(character ?? "零");
  const [tens, ones] = han.includes("十") ? han.split("十") : ["", han];
  return (han.includes("十") ? (tens === "" ? 10 : digit(tens) * 10) : 0) + (ones === "" ? 0 : digit(ones));
}
