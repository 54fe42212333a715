import { isHan } from "../text/script.ts";

/**
 * `offset` as a place where text may be put: within the text, not inside a surrogate pair, not between the two signs
 * of a CRLF. Whatever is no number is the beginning.
 */
export function placeFor(text: string, offset: number): number {
  const at = Math.min(Math.max(0, Math.trunc(offset) || 0), text.length);
  if (text[at - 1] === "\r" && text[at] === "\n") return at - 1;
  return isHighSurrogate(text.charCodeAt(at - 1)) && isLowSurrogate(text.charCodeAt(at)) ? at + 1 : at;
}

/**
 * The citation with the spaces that it needs at `at`: one before it in Latin text, none in Chinese, where a role of reST
 * needs an escaped one. Pandoc's bare `@key`
 * wants one after a letter, since `参见@key` is no citation, and before one, since the key would swallow it.
 */
export function spaced(text: string, at: number, citation: string): string {
  return `${spaceBefore(text, at, citation)}${citation}${spaceAfter(text, at, citation)}`;
}

const NO_SPACE_AFTER = /[\s([{（［【“‘「『《〈~—–/-]/u;
/** What puts its own mark behind the word: a footnote, or a full-width bracket. */
const NOTE = /^(?:\\foot|\^\[|\[fn:|#footnote\[|（)/u;
const CHINESE_STOP = /[。，、；：？！）］】”’」』》〉…]/u;

function spaceBefore(text: string, at: number, citation: string): string {
  const before = lastCharacter(text, at);
  if (before === "" || NO_SPACE_AFTER.test(before) || NOTE.test(citation)) return "";
  if (isRole(citation) && isChinese(before)) return ESCAPED_SPACE;
  if (citation.startsWith("@") && /[\p{L}\p{N}]/u.test(before) && !isTypst(citation)) return " ";
  if (isChinese(before)) return "";
  // Curly quotation marks belong to both languages: what stands before them tells which.
  return CHINESE_STOP.test(before) && (!/[”’…]/u.test(before) || isChinese(lastCharacter(text, at - 1))) ? "" : " ";
}

function spaceAfter(text: string, at: number, citation: string): string {
  const after = String.fromCodePoint(text.codePointAt(at) ?? 0x20);
  const bareKey = /@[^\s[\]{}]*$/u.test(citation);
  if (!/[\p{L}\p{N}_]/u.test(after)) return "";
  if (isRole(citation)) return isChinese(after) ? ESCAPED_SPACE : " ";
  return bareKey || !isChinese(after) ? " " : "";
}

/** A role of reStructuredText must not touch a letter; this is a space that is not printed (reST specification, inline markup). */
const ESCAPED_SPACE = "\\ ";

function isRole(citation: string): boolean {
  return /^:[\w:]+:`/u.test(citation);
}

/** Typst's reference with a supplement, `@key[…]`, which may stand behind a letter; Pandoc has a space there. */
function isTypst(citation: string): boolean {
  return /^@[^\s[\]]+\[/u.test(citation);
}

function lastCharacter(text: string, at: number): string {
  const pair = isLowSurrogate(text.charCodeAt(at - 1)) && isHighSurrogate(text.charCodeAt(at - 2));
  return text.slice(Math.max(0, at - (pair ? 2 : 1)), at);
}

function isChinese(character: string): boolean {
  return isHan(character.charCodeAt(0)) || /\p{Script=Han}/u.test(character);
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
