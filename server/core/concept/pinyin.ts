const COMBINING = /\p{M}/gu;
const PLAIN = /^[ -~]*$/u;

/** A syllable or text without tone marks and in lower case; ü is u, as people type it when they do not type v. */
export function withoutTones(text: string): string {
  // Most of what is typed and made has none to begin with.
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.normalize("NFD").replace(COMBINING, "").toLowerCase();
}

/** The syllables of a stored reading, `xīn xíng jǔ guó` → `xin`, `xing`, `ju`, `guo`. */
export function syllablesOf(pinyin: string): string[] {
  return withoutTones(pinyin)
    .split(/\s+/u)
    .filter((syllable) => syllable !== "");
}

/** The first letters of the syllables: `xxjgtz` for 新型举国体制. */
export function initialsOf(syllables: readonly string[]): string {
  return syllables.map((syllable) => syllable[0] ?? "").join("");
}

/**
 * What was typed, read as pinyin: no tones, tone numbers, spaces, apostrophes or hyphens, and v for ü as u
 * (`lv` and `lü` are both `lu`). Undefined where it cannot be pinyin.
 */
export function readAsPinyin(query: string): string | undefined {
  const letters = withoutTones(query)
    .replace(/([a-z])[0-5]/gu, "$1")
    .replace(/[\s'’·-]/gu, "")
    .replace(/([ln])v/gu, "$1u");
  return /^[a-z]+$/u.test(letters) ? letters : undefined;
}
