import type { Language } from "../../core/concept/concept.ts";
import { TRADITIONAL_PAIRS } from "../../core/text/traditional.ts";

const HAN = /\p{Script=Han}/u;

const TRADITIONAL = new Set([...TRADITIONAL_PAIRS].filter((_, index) => index % 2 === 0));
for (const [index, sign] of [...TRADITIONAL_PAIRS].entries()) if (index % 2 === 1) TRADITIONAL.delete(sign);

/** Whether a Chinese text has characters that only traditional script writes. */
export function isTraditional(text: string): boolean {
  return [...text].some((sign) => TRADITIONAL.has(sign));
}

/** The language of a wording of which nothing else is known. */
export function languageByScript(text: string): Language {
  if (!HAN.test(text)) return "en";
  return isTraditional(text) ? "zh-Hant" : "zh-Hans";
}

/**
 * What a BCP 47 tag means here: `en-US` is English, `zh-TW` traditional Chinese, `zh` alone what its characters are,
 * `pinyin` a reading (`zh-Latn`). Undefined for a language that Tifa does not know.
 */
export function languageOfTag(tag: string, text: string): Language | "pinyin" | undefined {
  const parts = tag.toLowerCase().split(/[-_]/u);
  const has = (...wanted: readonly string[]): boolean => parts.slice(1).some((part) => wanted.includes(part));
  if (parts[0] === "en" || parts[0] === "eng") return "en";
  if (!["zh", "zho", "chi", "cmn", "yue"].includes(parts[0] ?? "")) return undefined;
  if (has("latn", "pinyin")) return "pinyin";
  if (has("hant")) return "zh-Hant";
  if (has("hans")) return "zh-Hans";
  if (has("tw", "hk", "mo")) return "zh-Hant";
  if (has("cn", "sg")) return "zh-Hans";
  return isTraditional(text) ? "zh-Hant" : "zh-Hans";
}
