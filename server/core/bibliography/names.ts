import type { Name } from "../citation/work.ts";
import { latexToText, textToLatex } from "./latex-text.ts";

export interface NameList {
  readonly names: readonly Name[];
  readonly andOthers: boolean;
}

/**
 * Reads a BibTeX name list. The rules are those of BibTeX ("Tame the BeaST", ch. 11): names are parted by `and` outside of
 * braces; `Last, First`, `von Last, Jr, First` or `First von Last`, where *von* is what begins with a small letter;
 * a name in braces is a body, and stays one. A name in Chinese characters stays as it is: 习近平 has no first name to put first.
 */
export function readNames(value: string): NameList {
  const parts = split(value, isAnd);
  const names = parts.filter((part) => part !== "" && part !== "others").map(readName);
  return { names: names.filter((name) => Object.values(name).some(Boolean)), andOthers: parts.includes("others") };
}

/** The names of a list as they stand, one text each; `{}` is a name that is not known, and an empty text. */
export function readNameTexts(value: string): string[] {
  return split(value, isAnd).map(latexToText);
}

/** The other way round. */
export function writeNameTexts(names: readonly string[]): string {
  return names.map((name) => (name === "" ? "{}" : textToLatex(name))).join(" and ");
}

function readName(part: string): Name {
  if (isOneGroup(part)) return { literal: latexToText(part) };
  const pieces = split(part, (text, at) => (text[at] === "," ? 1 : 0));
  const [first = "", second = "", third] = pieces;
  if (pieces.length > 1) {
    const given = latexToText(third ?? second);
    const suffix = third === undefined ? "" : `, ${latexToText(second)}`;
    return { family: latexToText(first), ...(given + suffix === "" ? {} : { given: given + suffix }) };
  }
  return inOrder(first);
}

/** `First von Last`. */
function inOrder(name: string): Name {
  const words = split(name, (text, at) => (/[\s~]/u.test(text[at] ?? "") ? 1 : 0)).filter((word) => word !== "");
  const [only = ""] = words;
  if (words.length <= 1) return HAN.test(only) ? { literal: latexToText(only) } : { family: latexToText(only) };
  const small = words.findIndex((word, index) => index > 0 && index < words.length - 1 && /^\p{Ll}/u.test(word));
  const from = small === -1 ? words.length - 1 : small;
  return { family: latexToText(words.slice(from).join(" ")), given: latexToText(words.slice(0, from).join(" ")) };
}

const HAN = /\p{Script=Han}/u;

/** The names as the value of a field. */
export function writeNames(names: readonly Name[], andOthers: boolean): string {
  const written = names.map(({ family, given, literal }) => {
    if (literal !== undefined) return /^\p{Script=Han}+$/u.test(literal) ? literal : `{${textToLatex(literal)}}`;
    if (given === undefined)
      return /[\s,]/u.test(family ?? "") ? `{${textToLatex(family ?? "")}}` : textToLatex(family ?? "");
    const [, first = given, suffix] = /^(.*), ((?:Jr|Sr)\.?|[IVX]{1,4})$/u.exec(given) ?? [];
    return [family ?? "", ...(suffix === undefined ? [] : [suffix]), first].map(textToLatex).join(", ");
  });
  return [...written, ...(andOthers ? ["others"] : [])].join(" and ");
}

/** Whether the braces around it are one pair: `{World Bank}`, but not `{A} and {B}`. */
function isOneGroup(text: string): boolean {
  if (!text.startsWith("{") || !text.endsWith("}")) return false;
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === "{") depth += 1;
    else if (text[index] === "}") depth -= 1;
    if (depth === 0) return index === text.length - 1;
  }
  return false;
}

/** ` and ` in any case: how long it is at `at`. */
function isAnd(text: string, at: number): number {
  return /\s/u.test(text[at] ?? "") && /^\s{1,40}and\s/iu.test(text.slice(at, at + 45))
    ? text.slice(at).search(/and/iu) + 3
    : 0;
}

/** The parts of a text between separators outside of braces, trimmed. `lengthAt` says how long a separator is; 0 is none. */
function split(text: string, lengthAt: (text: string, at: number) => number): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let index = 0; index < text.length; ) {
    const unit = text[index];
    if (unit === "{") depth += 1;
    else if (unit === "}") depth -= 1;
    const length = depth === 0 ? lengthAt(text, index) : 0;
    if (length > 0) {
      parts.push(text.slice(from, index).trim());
      from = index + length;
    }
    index += Math.max(1, length);
  }
  parts.push(text.slice(from).trim());
  return parts;
}
