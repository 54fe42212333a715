import type { Language } from "../../core/concept/concept.ts";
import { hasTraditional } from "../../core/text/language.ts";

/**
 * What a BCP 47 tag means here: `en-US` is English, `zh-TW` traditional Chinese, `zh` alone what its characters are,
 * `zh-Latn` a reading. Undefined for a language that Tifa does not know.
 */
export function languageOfTag(tag: string, text: string): Language | "pinyin" | undefined {
  const parts = tag.toLowerCase().split(/[-_]/u);
  const has = (...wanted: readonly string[]): boolean => parts.slice(1).some((part) => wanted.includes(part));
  if (parts[0] === "en" || parts[0] === "eng") return "en";
  if (!["zh", "zho", "chi", "cmn"].includes(parts[0] ?? "")) return undefined;
  if (has("latn", "pinyin")) return "pinyin";
  if (has("hant")) return "zh-Hant";
  if (has("hans")) return "zh-Hans";
  if (has("tw", "hk", "mo")) return "zh-Hant";
  if (has("cn", "sg")) return "zh-Hans";
  return hasTraditional(text) ? "zh-Hant" : "zh-Hans";
}
